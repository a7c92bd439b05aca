import { INK } from "@/components/report/chart-look"
import type { ChartOption } from "@/components/report/chart-svg"
import { FUNNEL_LEVELS, funnelLimits } from "@/lib/verification/funnel"

export type Point = Readonly<{ whose: "own" | "team" | "others"; name: string; hits: number; n: number }>

type Words = Readonly<
  Record<"own" | "team" | "others" | "usual" | "warn" | "control" | "n", string> & {
    percent: (share: number) => string
  }
>

const MARKS = {
  others: { symbol: "circle", symbolSize: 6, itemStyle: { color: INK.soft } },
  team: { symbol: "rect", symbolSize: 8, itemStyle: { color: INK.ink } },
  own: { symbol: "diamond", symbolSize: 18, itemStyle: { color: INK.accent, borderColor: INK.ink, borderWidth: 1.5 } },
} as const

const MARKED = ["own", "team", "others"] as const

/** Shares by number of checks, with the exact limits of chance around what is usual. */
export function funnelOption(points: readonly Point[], usual: number, words: Words, narrow: boolean): ChartOption {
  const most = Math.max(10, ...points.map(({ n }) => n)) * 1.1
  const end = Math.ceil(most / 5) * 5
  const sizes = Array.from({ length: 60 }, (_, at) => Math.max(1, Math.round(((at + 1) * end) / 60)))
  const limit = (level: number, side: "lower" | "upper") =>
    [...new Set(sizes)].map((n) => [n, funnelLimits(n, usual, level)[side]])
  const line = (name: string, data: number[][], type: "solid" | "dashed", color: string, width: number) =>
    ({ type: "line", name, data, symbol: "none", lineStyle: { type, color, width }, z: 1 }) as const
  const [warn, control] = FUNNEL_LEVELS
  const highest = Math.max(0.1, ...points.map(({ hits, n }) => hits / n), funnelLimits(10, usual, control).upper)
  return {
    grid: { left: 48, right: 16, top: narrow ? 84 : 44, bottom: 44 },
    legend: {
      data: [
        ...MARKED.filter((whose) => points.some((point) => point.whose === whose)).map((whose) => words[whose]),
        ...[words.usual, words.warn, words.control].map((name) => ({ name, itemStyle: { opacity: 0 } })),
      ],
      itemWidth: 22,
      textStyle: { width: narrow ? 250 : 300, overflow: "truncate" },
    },
    xAxis: {
      type: "value",
      name: words.n,
      nameLocation: "middle",
      nameGap: 28,
      min: 0,
      max: end,
      minInterval: 1,
    },
    yAxis: {
      type: "value",
      min: 0,
      max: Math.min(1, Math.ceil(highest * 10) / 10),
      axisLabel: { formatter: words.percent },
    },
    series: [
      line(
        words.usual,
        [
          [0, usual],
          [end, usual],
        ],
        "solid",
        INK.soft,
        1.5,
      ),
      line(words.warn, limit(warn, "lower"), "dashed", INK.warn, 1.5),
      line(words.warn, limit(warn, "upper"), "dashed", INK.warn, 1.5),
      line(words.control, limit(control, "lower"), "solid", INK.bad, 2),
      line(words.control, limit(control, "upper"), "solid", INK.bad, 2),
      ...MARKED.toReversed().map(
        (whose) =>
          ({
            type: "scatter",
            name: words[whose],
            data: points.filter((point) => point.whose === whose).map(({ hits, n }) => [n, hits / n]),
            ...MARKS[whose],
            z: 3,
          }) as const,
      ),
    ],
  }
}
