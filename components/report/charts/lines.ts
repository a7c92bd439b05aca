// Figures by year; a line breaks where the scale changed, and the change is marked.
import type { LineSeriesOption } from "echarts/charts"
import { INK } from "../chart-look"
import type { ChartOption } from "../chart-svg"
import type { Scale } from "./rows"

export type Line = Readonly<{ name: string; values: readonly (number | null)[] }>
type Years = Readonly<{
  years: readonly string[]
  /** Index of the first year after each change of scale. */
  breaks: readonly number[]
  breakWords: string
  scale: Scale
  print: (value: number) => string
}>

const LOOKS = [
  { symbol: "circle", type: "solid" },
  { symbol: "diamond", type: "dashed" },
  { symbol: "rect", type: "dotted" },
  { symbol: "triangle", type: "solid" },
] as const

export function linesOption(
  { years, breaks, breakWords, scale, print }: Years,
  lines: readonly Line[],
  narrow: boolean,
): ChartOption {
  const { spaced, ends, gaps } = withGaps(years, breaks)
  const pieces = lines.flatMap(({ name, values }, at) =>
    ends.slice(1).map((end, piece): LineSeriesOption => {
      const start = ends[piece] ?? 0
      const look = LOOKS[at % LOOKS.length] ?? LOOKS[0]
      return {
        type: "line",
        name,
        ...{ symbol: look.symbol, lineStyle: { type: look.type, width: 2 }, color: at % 2 ? INK.ink : INK.accent },
        label: {
          show: true,
          position: at % 2 ? "bottom" : "top",
          ...{ fontSize: narrow ? 10 : 12, color: INK.ink },
          formatter: ({ value }) => (value === "-" ? "" : print(Number(value))),
        },
        data: spaced.map((year) => (year !== null && year >= start && year < end ? (values[year] ?? "-") : "-")),
        ...(at === 0 && piece === 0 && gaps.length > 0 && { markLine: marked(gaps, breakWords) }),
      }
    }),
  )
  return {
    ...(lines.length > 1 && { legend: { data: lines.map(({ name }) => name), left: 0 } }),
    grid: { left: 8, right: 16, top: lines.length > 1 ? 56 : 32, bottom: 8, containLabel: true },
    xAxis: {
      type: "category",
      data: spaced.map((year) => (year === null ? "" : (years[year] ?? ""))),
      axisLabel: { interval: 0, fontSize: narrow ? 10 : 12 },
    },
    yAxis: { type: "value", min: scale.min, max: scale.max, splitNumber: 4, axisLabel: { formatter: scale.print } },
    series: pieces,
  }
}

const marked = (breaks: readonly number[], words: string) => ({
  silent: true,
  symbol: "none",
  lineStyle: { color: INK.soft, type: "dashed" as const, width: 1 },
  label: { formatter: words, position: "insideEndTop" as const, color: INK.soft, fontSize: 11 },
  data: breaks.map((at) => ({ xAxis: at })),
})

/** Years by index with an empty place before each break; where the pieces end, and where the empty places are. */
function withGaps(years: readonly string[], breaks: readonly number[]) {
  const spaced = years.flatMap((_, year): (number | null)[] => (breaks.includes(year) ? [null, year] : [year]))
  return {
    spaced,
    ends: [0, ...breaks, years.length],
    gaps: spaced.flatMap((year, at) => (year === null ? [at] : [])),
  }
}
