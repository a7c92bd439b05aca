import type { Fault, FaultCode } from "../fault"
import type { ChoiceLists } from "./choices"
import type { StudyProblem } from "./problem"
import { problemAt, type Row, type Sheet, type Table } from "./table"

/** The sheets as they were read, to find the place of a fault. */
export type Places = Readonly<{ survey: Table; rows: ReadonlyMap<string, Row>; choices: ChoiceLists; settings: Sheet }>

const COLUMN_OF: Readonly<Record<string, string>> = {
  choiceFilter: "choice_filter",
  screenOut: "screen_out",
  guidance: "guidance_hint",
  constraintMessage: "constraint_message",
  doubtMessage: "doubt_message",
  leadIn: "lead_in",
  list: "type",
}

// The sheet readers say these themselves, with better words.
const SAID_ALREADY: readonly FaultCode[] = [
  ...(["label_missing", "unknown_list", "list_missing", "empty_list", "duplicate_name", "bad_name"] as const),
  ...(["duplicate_code", "bad_code", "calculation_missing"] as const),
]

/** Puts the compiler's faults on the sheet: file, row and column of each. */
export function problemsOf(faults: readonly Fault[], places: Places): StudyProblem[] {
  return faults.filter((fault) => !isSaidAlready(fault, places)).map((fault) => place(fault, places))
}

// A name that stands in the sheet is unknown only because its own row is at fault.
function isSaidAlready({ code, params }: Fault, places: Places) {
  if (SAID_ALREADY.includes(code)) return true
  return code === "unknown_name" && places.survey.rows.some((row) => row.cells.get("name") === params.name)
}

function place(fault: Fault, places: Places): StudyProblem {
  const { where, params } = fault
  const message = `${fault.message}.`
  const base = COLUMN_OF[where.field] ?? where.field
  const column = params.language === undefined ? base : `${base}::${params.language}`
  if (where.list !== undefined) {
    const { table, rows } = places.choices
    const row = rows.get(`${where.list}\n${where.choice}`) ?? places.choices.firstRow.get(where.list)
    return problemAt(table, row ?? 1, column, message)
  }
  const name = where.question ?? where.block
  if (name === undefined)
    return { file: places.settings.file, row: 2, column: `form_title::${params.language ?? ""}`, message }
  return problemAt(places.survey, places.rows.get(name) ?? 1, column, message)
}
