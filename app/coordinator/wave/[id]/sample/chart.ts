import { INK } from "@/components/report/chart-look"
import type { ChartOption, ChartSize } from "@/components/report/chart-svg"
import type { ComparedCode } from "@/lib/weighting/representativeness"

export type DumbbellNames = Readonly<{ achieved: string; target: string; population: string; range: string }>
type Wanted = Readonly<{
  codes: readonly ComparedCode[]
  names: DumbbellNames
  codeName: (code: string) => string
  percent: (share: number, decimals: number) => string
}>

export const ROW = 26
const STEPS = [0.01, 0.02, 0.05, 0.1]

/** A line for each code: the range of chance as a bar, the target, the population and what was achieved as marks on it. */
export function dumbbells({ codes, names, codeName, percent }: Wanted, { narrow }: ChartSize & { narrow: boolean }) {
  const rows = [...codes].reverse()
  const aimOf = ({ target, population }: ComparedCode) => target ?? population
  const has = (key: "target" | "population") => rows.some((row) => row[key])
  const shares = rows.flatMap((row) => [
    row.share,
    row.target?.share ?? 0,
    row.population?.share ?? 0,
    aimOf(row)?.high ?? 0,
  ])
  const most = Math.max(...shares)
  const step = STEPS.find((one) => most <= (narrow ? 3 : 6) * one) ?? 0.2
  const marks = (
    name: string,
    symbol: string,
    color: string,
    hollow: boolean,
    share: (row: ComparedCode) => number | undefined,
  ) => ({
    ...{ type: "scatter" as const, name, symbol, symbolSize: hollow ? 13 : 8, z: hollow ? 3 : 4 },
    itemStyle: hollow ? { color: INK.surface, borderColor: color, borderWidth: 2 } : { color },
    data: rows.map((row, at) => [share(row) ?? null, at]),
  })
  const bar = { type: "bar" as const, stack: "range", barWidth: 12, z: 1 }
  const legend = [
    names.achieved,
    ...(has("target") ? [names.target] : []),
    ...(has("population") ? [names.population] : []),
  ]
  const option: ChartOption = {
    legend: { data: rows.some(aimOf) ? [...legend, names.range] : legend },
    grid: { left: narrow ? 112 : 220, right: 24, top: narrow ? 84 : 36, bottom: 24 },
    xAxis: {
      ...{
        type: "value",
        min: 0,
        max: Math.min(1, Math.ceil((most + step / 10) / step) * step),
        interval: step,
      },
      axisLabel: { formatter: (value: number) => percent(value, 0), hideOverlap: true },
    },
    yAxis: {
      type: "category",
      data: rows.map(({ code }) => codeName(code)),
      axisLabel: { width: narrow ? 104 : 210, overflow: "truncate", interval: 0 },
    },
    series: [
      { ...bar, name: "", itemStyle: { color: "transparent" }, data: rows.map((row) => aimOf(row)?.low ?? 0) },
      {
        ...{ ...bar, name: names.range, itemStyle: { color: INK.sunken, borderColor: INK.strong, borderWidth: 1 } },
        data: rows.map((row) => (aimOf(row)?.high ?? 0) - (aimOf(row)?.low ?? 0)),
      },
      ...(has("target") ? [marks(names.target, "diamond", INK.ink, true, (row) => row.target?.share)] : []),
      ...(has("population")
        ? [marks(names.population, "triangle", INK.warn, true, (row) => row.population?.share)]
        : []),
      marks(names.achieved, "circle", INK.accent, false, (row) => row.share),
    ],
  }
  return option
}
