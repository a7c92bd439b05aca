import { cellLine, figureIn, type PrintSettings } from "@/lib/report/cell"
import type { TableRow, TableValue } from "@/lib/report/table"
import { Chart } from "./chart"
import { chartSentence } from "./chart-sentence"
import { dumbbellOption } from "./charts/dumbbell"
import { rankedOption } from "./charts/ranked"
import { heightOfRows, type Rows } from "./charts/rows"
import { scaleOf } from "./charts/scale"
import { stackedOption } from "./charts/stacked"
import { type Drawn, type Said, shownOf } from "./drawn"
import { seriesNames } from "./report-words"

type Props = Drawn & Said & Readonly<{ all: readonly TableRow[]; part: { at: number; of: number } | null }>

const DOTS = ["mean", "rho", "change_mean", "change_percent"]

/** A line for each row: bars, a change, or parts of a whole. `all`: the rows of every piece, for one scale. */
export function RowChart({ table, kind, columns, rows, all, part, words, settings }: Props) {
  const [first] = columns
  const last = columns.at(-1) ?? first
  const several = kind === "stacked" || (kind === "bars" && columns.length > 1)
  const endless = several || (kind === "dumbbell" && columns.length > 2)
  const end = kind === "dumbbell" ? last : first
  const values = all.flatMap((row) => columns.flatMap(({ key }) => row.values[key] ?? []))
  const names = seriesNames(columns, words)
  const of = (key: string) => rows.map((row) => shownOf(row.values[key]))
  const lines: Rows = {
    names: rows.map(words.row),
    ends: endless ? rows.map(() => "") : rows.map((row) => cellLine(end.kind, bare(row.values[end.key]), settings)),
    scale: scaleOf(first.kind, values, settings, kind === "stacked"),
    legend: several || kind === "dumbbell" ? names : [],
  }
  const title = words.title(table)
  return (
    <Chart
      title={part && words.t("chart.part", { title, ...part })}
      summary={chartSentence(table, words, settings)}
      height={(narrow) => heightOfRows(lines, narrow)}
      option={(size) => {
        const parts = columns.map(({ key }, at) => ({ name: names[at] ?? "", values: of(key) }))
        if (kind === "dumbbell") return dumbbellOption(lines, parts, size)
        if (several) {
          const print = (value: number) => figureIn(first.kind, value, whole(settings))
          return stackedOption(lines, parts, { stack: kind === "stacked", print }, size)
        }
        const bars = rows.map((row) => ({ ...row.values[first.key], value: shownOf(row.values[first.key]) }))
        return rankedOption(lines, bars, DOTS.includes(first.kind), size)
      }}
    />
  )
}

const bare = (value: TableValue | undefined): TableValue | undefined =>
  value && { value: value.value, ...(value.withheld && { withheld: true }) }

const whole = (settings: PrintSettings): PrintSettings => ({
  ...settings,
  decimals: { ...settings.decimals, percent: 0 },
})
