import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { problemAt, type Row, readTable, type Sheet, type Table } from "../questionnaire/xlsform/table"
import type { PopulationRow } from "./population"

/** A path of the package that holds a margin of the population. */
export const POPULATION_FILE = /^population\/([a-z][a-z0-9_]*)\.csv$/
/** A count or a share. */
export const FIGURE = /^\d{1,12}(\.\d{1,12})?$/

const SHAPE = {
  plain: ["code", "count", "share", "source", "verified", "remark"],
  translated: [],
  required: ["code", "source", "verified"],
}

type Margin = { rows: PopulationRow[]; problems: StudyProblem[] }

/**
 * Reads `population/<dimension>.csv`: a code, its count or its share, the source, and whether it is verified.
 * @param codes those of the dimension; undefined where the study has none of this name
 */
export function readMargin(sheet: Sheet, dimension: string, codes: readonly string[] | undefined): Margin {
  const { table, problems } = readTable(sheet, SHAPE)
  const fault = (column: string, message: string) => void problems.push({ file: sheet.file, row: 1, column, message })
  if (!codes) {
    fault(
      "",
      `The study has no dimension "${dimension}". Name the file after an axis, "mode", or a dimension from answers.`,
    )
    return { rows: [], problems }
  }
  const sizes = ["count", "share"].filter((key) => table.columns.some((column) => column.key === key))
  if (sizes.length !== 1) fault("count", 'Give each code either a "count" or a "share": one of these two columns.')
  const [size = "count"] = sizes
  const seen = new Map<string, number>()
  const rows = table.rows.flatMap((row) => readRow(table, row, size, codes, seen, problems))
  if (problems.length === 0 && !rows.some((row) => row.size > 0)) fault(size, "No figure is above 0. Fill them in.")
  return { rows, problems }
}

function readRow(
  table: Table,
  row: Row,
  size: string,
  codes: readonly string[],
  seen: Map<string, number>,
  problems: StudyProblem[],
): PopulationRow[] {
  const before = problems.length
  const cell = (key: string) => row.cells.get(key) ?? ""
  const fault = (column: string, message: string) => void problems.push(problemAt(table, row, column, message))
  const code = cell("code")
  if (code === "") fault("code", "The code is missing. Write it.")
  else if (!codes.includes(code)) fault("code", `The dimension has no code "${code}". Known: ${codes.join(", ")}.`)
  else if (seen.has(code)) fault("code", `"${code}" has a figure already, in row ${seen.get(code)}.`)
  seen.set(code, row.number)
  if (!FIGURE.test(cell(size))) fault(size, "Write the figure as a number, 0 or more, with a point before decimals.")
  if (cell("source") === "") fault("source", "Say where the figure comes from.")
  if (!["yes", "no"].includes(cell("verified")))
    fault("verified", 'Write "yes" once somebody has compared the figure with its source, else "no".')
  if (problems.length > before) return []
  return [{ code, size: Number(cell(size)), source: cell("source"), verified: cell("verified") === "yes" }]
}
