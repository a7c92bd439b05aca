import { figureIn } from "@/lib/report/cell"
import type { TableRow } from "@/lib/report/table"
import { Chart } from "./chart"
import { chartSentence } from "./chart-sentence"
import { linesOption } from "./charts/lines"
import { scaleOf } from "./charts/scale"
import { type Drawn, type Said, shownOf } from "./drawn"

/** Figures by year, one drawing for each kind of figure; years on another scale stand apart. */
export function YearChart({ table, columns, rows: listed, words, settings }: Drawn & Said) {
  const rows = [...listed].sort((a, b) => Number(a.code) - Number(b.code))
  const kinds = [...new Set(columns.map(({ kind }) => kind))]
  const breaks = rows.flatMap((row, at) => (at > 0 && isOther(row) !== isOther(rows[at - 1]) ? [at] : []))
  return kinds.map((kind) => {
    const same = columns.filter((column) => column.kind === kind)
    const lines = same.map((column) => ({
      name: words.head(column),
      values: rows.map((row) => shownOf(row.values[column.key])),
    }))
    const values = rows.flatMap((row) => same.flatMap(({ key }) => row.values[key] ?? []))
    const scale = scaleOf(kind, values, settings)
    const print = (value: number) => figureIn(kind, value, settings)
    const years = { years: rows.map(words.row), breaks, breakWords: words.t("chart.otherScale"), scale, print }
    const one = { ...table, rows, chart: { kind: "lines" as const, columns: same.map(({ key }) => key) } }
    return (
      <Chart
        key={kind}
        title={same.map((column) => words.head(column)).join(", ")}
        summary={chartSentence(one, words, settings)}
        height={240}
        option={({ narrow }) => linesOption(years, lines, narrow)}
      />
    )
  })
}

const isOther = (row: TableRow | undefined): boolean => row?.marks?.includes("other_scale") ?? false
