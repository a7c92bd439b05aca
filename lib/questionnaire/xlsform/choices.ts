import type { Choice } from "../definition"
import { isYes } from "./cells"
import type { StudyProblem } from "./problem"
import { problemAt, type Row, readTable, readText, type Sheet, type Table } from "./table"

export type ChoiceLists = Readonly<{
  lists: Record<string, Choice[]>
  firstRow: ReadonlyMap<string, Row>
  /** By list and code, a line break between them. */
  rows: ReadonlyMap<string, Row>
  table: Table
}>

const OWN = ["list_name", "name", "exclusive", "remark"]

/** Reads the choices sheet: a list per `list_name`, in the order of the rows. Columns of our own become attributes for choice filters. */
export function readChoices(sheet: Sheet, languages: readonly string[]): ChoiceLists & { problems: StudyProblem[] } {
  const shape = { plain: OWN, translated: ["label"], required: ["list_name", "name", "label"], free: true }
  const { table, problems } = readTable(sheet, shape)
  const lists = new Map<string, Choice[]>()
  const firstRow = new Map<string, Row>()
  const rows = new Map<string, Row>()
  for (const row of table.rows) {
    const list = row.cells.get("list_name")
    const code = row.cells.get("name")
    if (!list) problems.push(problemAt(table, row, "list_name", "The name of the list is missing. Write it."))
    if (!code) problems.push(problemAt(table, row, "name", "The code of the choice is missing. Write it."))
    const label = readText(table, row, "label", languages, true)
    problems.push(...label.problems)
    const exclusive = isYes(table, row, "exclusive", problems)
    if (!list || !code) continue
    if (/\s/.test(code))
      problems.push(problemAt(table, row, "name", "A code has no spaces in it. Use an underscore instead."))
    const earlier = rows.get(`${list}\n${code}`)
    if (earlier)
      problems.push(
        problemAt(table, row, "name", `The list "${list}" has the code "${code}" already, in row ${earlier.number}.`),
      )
    else rows.set(`${list}\n${code}`, row)
    if (!firstRow.has(list)) firstRow.set(list, row)
    const choices = lists.get(list) ?? []
    lists.set(list, choices)
    choices.push({ code, label: label.text ?? {}, exclusive, attributes: attributesOf(table, row) })
  }
  keepOnlyUsedAttributes(lists)
  return { lists: Object.fromEntries(lists), firstRow, rows, table, problems }
}

function attributesOf(table: Table, row: Row) {
  const own = table.columns.filter((column) => !column.language && !OWN.includes(column.key))
  return Object.fromEntries(own.map((column) => [column.key, row.cells.get(column.key) ?? ""]))
}

// A filter may ask `form = ''`: a list that uses a column has it on every choice, a list that does not has it on none.
function keepOnlyUsedAttributes(lists: ReadonlyMap<string, Choice[]>) {
  for (const choices of lists.values()) {
    const used = new Set(
      choices.flatMap((choice) => Object.keys(choice.attributes).filter((key) => choice.attributes[key])),
    )
    for (const choice of choices)
      choice.attributes = Object.fromEntries(Object.entries(choice.attributes).filter(([key]) => used.has(key)))
  }
}
