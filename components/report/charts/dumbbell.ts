// Change, or forms beside each other: a mark for each figure of a line, the last one filled, and a line between them.
import type { CustomSeriesOption, ScatterSeriesOption } from "echarts/charts"
import { INK } from "../chart-look"
import type { ChartOption } from "../chart-svg"
import { bodyOf, type Rows, type RowsSize, rowsOption } from "./rows"
import type { Part } from "./stacked"

const SYMBOLS = ["diamond", "triangle", "rect", "arrow"] as const

export function dumbbellOption(rows: Rows, parts: readonly Part[], size: RowsSize): ChartOption {
  const offset = bodyOf(size.narrow, 0).middle
  const marks = parts.map(({ name, values }, at): ScatterSeriesOption => {
    const last = at === parts.length - 1
    return {
      type: "scatter",
      name,
      symbol: last ? "circle" : SYMBOLS[at % SYMBOLS.length],
      symbolSize: last ? 10 : 11,
      symbolOffset: [0, offset],
      itemStyle: { color: last ? INK.accent : INK.surface, borderColor: last ? INK.accent : INK.ink, borderWidth: 1.5 },
      data: values.flatMap((value, line) => (value === null ? [] : [[value, line]])),
    }
  })
  const between: CustomSeriesOption = {
    type: "custom",
    data: rows.names.map((_, line) => [rows.scale.min, line]),
    renderItem: (_params, api) => {
      const line = Number(api.value(1))
      const known = parts.flatMap(({ values }) => values[line] ?? [])
      if (known.length < 2) return { type: "group", children: [] }
      const [x1 = 0, y1 = 0] = api.coord([Math.min(...known), line])
      const [x2 = 0] = api.coord([Math.max(...known), line])
      const shape = { x1, x2, y1: y1 + offset, y2: y1 + offset }
      return { type: "line", shape, style: { stroke: INK.soft, lineWidth: 2 } }
    },
  }
  return {
    ...rowsOption(rows, size),
    legend: { data: [...rows.legend], itemWidth: 12, itemHeight: 12 },
    series: [between, ...marks],
  }
}
