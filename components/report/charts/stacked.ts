// Shares that make up a whole, or stand beside each other: told apart by fill, stripes and the figure itself.
import type { BarSeriesOption } from "echarts/charts"
import { INK, STRIPES } from "../chart-look"
import type { ChartOption } from "../chart-svg"
import { type Rows, type RowsSize, rowsOption } from "./rows"

/** `values` by row; null where not known. */
export type Part = Readonly<{ name: string; values: readonly (number | null)[] }>

const CROSSED = { ...STRIPES, color: INK.ink, rotation: 0.7854, dashArrayY: [1, 6] }
const DOTS = { symbol: "circle", dashArrayX: [[4, 4]], dashArrayY: [4], symbolSize: 0.5, color: INK.ink }
const FILLS = [
  { color: INK.accent },
  { color: INK.accentSoft },
  { color: INK.accent, decal: STRIPES },
  { color: INK.surface },
  { color: INK.sunken, decal: CROSSED },
  { color: INK.surface, decal: DOTS },
  { color: INK.strong },
] as const

/** Least part of the axis that has room for its figure. */
const ROOM = { narrow: 0.14, wide: 0.07 }

export function stackedOption(
  rows: Rows,
  parts: readonly Part[],
  { stack, print }: { stack: boolean; print: (value: number) => string },
  size: RowsSize,
): ChartOption {
  const { narrow } = size
  const { scale } = rows
  const room = (narrow ? ROOM.narrow : ROOM.wide) * (scale.max - scale.min)
  const series = parts.map(
    ({ name, values }, at): BarSeriesOption => ({
      type: "bar",
      name,
      ...(stack && { stack: "whole" }),
      barWidth: stack ? (narrow ? 14 : 18) : undefined,
      barCategoryGap: narrow ? "55%" : "25%",
      itemStyle: { ...FILLS[at % FILLS.length], borderColor: INK.ink, borderWidth: 0.75 },
      label: {
        show: false,
        position: "inside",
        ...{ color: INK.ink, backgroundColor: INK.surface, padding: [1, 3], borderRadius: 2, fontSize: 10 },
        formatter: ({ value }) => print(Number(value)),
      },
      // A label without words would still be a box.
      data: values.map((value) => (value === null ? "-" : { value, label: { show: stack && value >= room } })),
    }),
  )
  return {
    ...rowsOption(rows, size),
    legend: { data: parts.map(({ name }) => name), left: 0, itemWidth: 16, itemHeight: 12 },
    series,
  }
}
