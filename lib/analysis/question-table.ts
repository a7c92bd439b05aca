// A coded question of a view as shares of those asked.
import { CHOSEN, choiceColumn, questionColumn } from "../microdata/columns"
import { columnIn } from "../microdata/select"
import type { ReportTable, TableColumn, TableRow, TableValue } from "../report/table"
import type { ViewItem } from "./catalogue"
import type { Prepared } from "./prepare"
import { baseOf, rowsOf, WITHHELD } from "./rows"
import { shareBounds } from "./share"
import { column, nameColumn, tableOf } from "./table-parts"
import { universeOf } from "./universe"
import type { View } from "./view"

type Question = ViewItem & { kind: "question" }

/** An answer a row; with breaks, an answer a column. What was left blank is in the base. */
export function questionTable(view: View, prepared: Prepared, item: Question): ReportTable {
  const universe = universeOf(prepared, item)
  const keys = item.choices.map((_, at) => `a${at}`)
  const counted = counterOf(prepared, item)
  const confidence = prepared.scheme?.settings.confidence ?? CONFIDENCE
  const rows = rowsOf(view, prepared, universe, keys, (rows, { parts }) =>
    Object.fromEntries(
      keys.map((key, at): [string, TableValue] => {
        if (!parts.every((part) => universe.showsShare(part, at))) return [key, WITHHELD]
        const count = counted(rows, at)
        return [key, { value: (100 * count) / rows.length, n: count, ...shareBounds(count, rows.length, confidence) }]
      }),
    ),
  )
  const common = { base: baseOf(rows), notes: item.multiple ? (["several"] as const) : [] }
  return view.breaks.length === 0
    ? { ...answersTable(item, rows, keys), ...common }
    : { ...brokenDown(view, prepared, item, rows, keys), ...common }
}

/** Where a study has no method of its own. */
const CONFIDENCE = 0.95

function answersTable(item: Question, [all]: readonly TableRow[], keys: readonly string[]): ReportTable {
  const answers = item.choices.map(({ code, label }, at): TableRow => {
    const { n, ...share } = all?.values[keys[at]!] ?? { value: null }
    return { code, label, values: { share, n: share.withheld ? WITHHELD : { value: n ?? null } } }
  })
  const columns: TableColumn[] = [
    { key: "name", kind: "name", word: "answer" },
    column("share", "share"),
    column("n", "count"),
  ]
  return { ...tableOf(item, columns, answers), chart: { kind: "bars", columns: ["share"] } }
}

function brokenDown(
  view: View,
  { catalogue }: Prepared,
  item: Question,
  rows: readonly TableRow[],
  keys: readonly string[],
): ReportTable {
  const columns: TableColumn[] = [
    nameColumn(view, catalogue),
    ...item.choices.map(({ label }, at): TableColumn => ({ key: keys[at]!, kind: "share", label })),
    column("n", "count"),
  ]
  const shares = rows.map((row) => ({
    ...row,
    values: Object.fromEntries(
      Object.entries(row.values).map(([key, { n: _n, ...value }]): [string, TableValue] => [key, value]),
    ),
  }))
  return { ...tableOf(item, columns, shares), chart: { kind: item.multiple ? "bars" : "stacked", columns: keys } }
}

function counterOf({ microdata }: Prepared, item: Question): (rows: Uint32Array, choice: number) => number {
  const answers = item.choices.map(({ code }) => {
    const found = columnIn(microdata, item.multiple ? choiceColumn(item.question, code) : questionColumn(item.question))
    return { values: found.values, value: found.codes.indexOf(item.multiple ? CHOSEN[1] : code) + 1 }
  })
  return (rows, choice) => {
    const { values, value } = answers[choice]!
    return value === 0 ? 0 : rows.reduce((count, row) => count + (values[row] === value ? 1 : 0), 0)
  }
}
