// What of a table its chart draws.
import type { PrintSettings } from "@/lib/report/cell"
import type { ChartKind, ReportTable, TableColumn, TableRow, TableValue } from "@/lib/report/table"
import type { ReportWords } from "./report-words"

export type Said = Readonly<{ table: ReportTable; words: ReportWords; settings: PrintSettings }>
export type Drawn = Readonly<{ kind: ChartKind; columns: [TableColumn, ...TableColumn[]]; rows: TableRow[] }>

/** The columns that are drawn, and the rows that have something in them; null where there is nothing. */
export function drawnOf({ chart, columns, rows }: ReportTable): Drawn | null {
  const [first, ...others] = (chart?.columns ?? []).flatMap((key) => columns.filter((column) => column.key === key))
  if (!chart || !first) return null
  // A whole beside its parts says nothing as a bar, and has no place on a map.
  const parts = WITHOUT_WHOLE.includes(chart.kind) ? rows.filter(({ word }) => word !== "total") : rows
  const known = parts.filter(({ values }) => [first, ...others].some(({ key }) => shownOf(values[key]) !== null))
  return known.length > 0 ? { kind: chart.kind, columns: [first, ...others], rows: known } : null
}

const WITHOUT_WHOLE: readonly ChartKind[] = ["bars", "tiles"]

/** The one column whose bars stand in the table itself: a drawing beside it would say the same again. */
export const barColumn = ({ chart, columns }: ReportTable): TableColumn | undefined =>
  chart?.kind === "bars" && chart.columns.length === 1 ? columns.find(({ key }) => key === chart.columns[0]) : undefined

/** The value where there is one that may be seen. */
export const shownOf = (value: TableValue | undefined): number | null => (value && !value.withheld ? value.value : null)
