// Bars with the interval of each as a whisker.
import type { CustomSeriesOption } from "echarts/charts"
import { INK } from "../chart-look"
import type { ChartOption } from "../chart-svg"
import { bodyOf, type Rows, type RowsSize, rowsOption } from "./rows"

export type Bar = Readonly<{ value: number | null; low?: number | undefined; high?: number | undefined }>

/** `dots`: a mark instead of a bar, for figures whose scale does not start at nothing. */
export function rankedOption(rows: Rows, bars: readonly Bar[], dots: boolean, size: RowsSize): ChartOption {
  const { narrow } = size
  const from = rows.scale.min
  const series: CustomSeriesOption = {
    type: "custom",
    data: bars.map((_, at) => [from, at]),
    renderItem: (_params, api) => {
      const at = Number(api.value(1))
      const { value, low, high } = bars[at] ?? { value: null }
      const [start = 0, y = 0] = api.coord([from, at])
      if (value === null) return { type: "group", children: [] }
      const x = (of: number) => api.coord([of, at])[0] ?? 0
      const { top, height, middle } = bodyOf(narrow, y)
      const bar = { x: start, y: top, width: Math.max(0, x(value) - start), height }
      const look = { fill: INK.accentSoft, stroke: INK.accent, lineWidth: 1 }
      const line = (x1: number, y1: number, x2: number, y2: number) => ({
        type: "line" as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: INK.ink, lineWidth: 1.5 },
      })
      const whisker =
        low === undefined || high === undefined
          ? []
          : [
              line(x(low), middle, x(high), middle),
              line(x(low), middle - 4, x(low), middle + 4),
              line(x(high), middle - 4, x(high), middle + 4),
            ]
      const dot = { cx: x(value), cy: middle, r: 4.5 }
      const mark = dots
        ? { type: "circle" as const, shape: dot, style: { ...look, fill: INK.accent } }
        : { type: "rect" as const, shape: bar, style: look }
      return { type: "group", children: dots ? [...whisker, mark] : [mark, ...whisker] }
    },
  }
  return { ...rowsOption(rows, size), series: [series] }
}
