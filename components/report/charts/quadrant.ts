// Importance against performance: one mark an item, numbered as in the table, with the means of both as lines.
import type { ScatterSeriesOption } from "echarts/charts"
import { INK } from "../chart-look"
import type { ChartOption } from "../chart-svg"

type Axis = Readonly<{ name: string; print: (value: number) => string }>
export type Place = Readonly<{ x: number; y: number; sign: string }>

export function quadrantOption(across: Axis, up: Axis, places: readonly Place[], narrow: boolean): ChartOption {
  const meanOf = (axis: "x" | "y") => places.reduce((sum, place) => sum + place[axis], 0) / places.length
  const series: ScatterSeriesOption = {
    type: "scatter",
    symbolSize: narrow ? 15 : 18,
    itemStyle: { color: INK.surface, borderColor: INK.accent, borderWidth: 1.5 },
    label: {
      show: true,
      formatter: ({ dataIndex }) => places[dataIndex]?.sign ?? "",
      color: INK.ink,
      fontSize: narrow ? 9 : 10,
    },
    data: places.map(({ x, y }) => [x, y]),
    markLine: {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: INK.strong, type: "dashed" },
      data: [{ xAxis: meanOf("x") }, { yAxis: meanOf("y") }],
    },
  }
  const axisOf = ({ name, print }: Axis, of: "x" | "y", nameGap: number) => {
    const values = places.map((place) => place[of])
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const room = 0.08 * (high - low || 1)
    const shown = { showMinLabel: false, showMaxLabel: false, formatter: print }
    return {
      type: "value" as const,
      name,
      nameLocation: "middle" as const,
      nameGap,
      min: low - room,
      max: high + room,
      axisLabel: shown,
    }
  }
  return {
    grid: { left: 30, right: 16, top: 12, bottom: 34, containLabel: true },
    xAxis: axisOf(across, "x", 28),
    yAxis: axisOf(up, "y", 44),
    series: [series],
  }
}
