// What rows are called in a chart, where nobody sees under which heading they stand.
import type { ReportWords } from "@/components/report/report-words"
import type { ReportTable, TableRow } from "@/lib/report/table"

/** Nested rows have the names of those above them before their own; a table of wholes and parts draws the parts. */
export function labelsOf(table: ReportTable, words: ReportWords): ReportTable {
  const deepest = Math.max(...table.rows.map(({ depth }) => depth ?? 0))
  if (deepest < 1 || !table.rows.some(({ depth }, at) => at > 0 && depth === 0)) return table
  const above: string[] = []
  const rows = table.rows.flatMap((row): TableRow[] => {
    const depth = row.depth ?? 0
    above[depth] = words.row(row)
    if (depth < deepest) return []
    const { word: _word, ...own } = row
    const name = above
      .slice(0, depth + 1)
      .filter(Boolean)
      .join(" · ")
    return [{ ...own, label: { [words.language]: name } }]
  })
  return { ...table, rows }
}
