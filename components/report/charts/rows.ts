// Charts that have a line for each row of a table: names left of the lines, or above them on a phone, figures right.
import { INK, SPARE, widthOf } from "../chart-look"
import type { ChartOption, ChartSize } from "../chart-svg"

export type Scale = Readonly<{ min: number; max: number; print: (value: number) => string }>
export type Rows = Readonly<{
  names: readonly string[]
  /** Printed at the right end of each line. */
  ends: readonly string[]
  scale: Scale
  /** Words of the legend above; none without. */
  legend: readonly string[]
}>

export type RowsSize = ChartSize & Readonly<{ narrow: boolean }>

const NAMES = 0.38
const TOP = 8
const LEGEND_LINE = 22
const BOTTOM = 30

/** Height of the whole drawing. */
export const heightOfRows = (rows: Rows, narrow: boolean): number =>
  topOf(rows.legend, narrow) + BOTTOM + rows.names.length * (narrow ? 40 : 26)

function topOf(legend: readonly string[], narrow: boolean): number {
  const room = narrow ? 320 : 720
  const [lines] = legend.reduce(
    ([lines, used], words) => {
      const wide = Math.min(room, 16 + 5 + SPARE * widthOf(words, 12) + 16)
      return used + wide > room ? [lines + 1, wide] : [Math.max(lines, 1), used + wide]
    },
    [0, 0],
  )
  return TOP + lines * LEGEND_LINE + (narrow ? 8 : 0)
}

/** Axes and grid; each chart adds its series, whose values are `[value, line]`. */
export function rowsOption({ names, ends, scale, legend }: Rows, { width, narrow }: RowsSize): ChartOption {
  const room = Math.round(width * NAMES)
  const size = narrow ? 11 : 12
  const right = 12 + SPARE * Math.max(0, ...ends.map((end) => widthOf(end, size)))
  const labels = narrow
    ? { inside: true, margin: 0, verticalAlign: "bottom" as const, padding: [0, 0, 10, 0], align: "left" as const }
    : { margin: 8 }
  const shown = names.map((name) => shorten(name, narrow ? width - right - 8 : room - 12, size))
  const silent = { axisTick: { show: false }, axisLine: { show: false }, inverse: true, type: "category" as const }
  return {
    grid: { left: narrow ? 2 : room, right, top: topOf(legend, narrow), bottom: BOTTOM, containLabel: false },
    xAxis: {
      type: "value",
      ...{ min: scale.min, max: scale.max, splitNumber: narrow ? 4 : 5 },
      axisLabel: { formatter: scale.print, hideOverlap: true, fontSize: size },
    },
    yAxis: [
      {
        ...silent,
        data: names.map((_, at) => String(at)),
        axisLabel: {
          ...labels,
          color: INK.ink,
          fontSize: size,
          interval: 0,
          formatter: (at: string) => shown[Number(at)] ?? "",
        },
        z: 3,
      },
      {
        ...silent,
        position: "right",
        data: names.map((_, at) => String(at)),
        axisLabel: {
          color: INK.ink,
          fontSize: size,
          interval: 0,
          margin: 6,
          formatter: (at: string) => ends[Number(at)] ?? "",
        },
      },
    ],
  }
}

/** Where a line's own drawing starts and how high it is, within its band: below the name on a phone. */
export const bodyOf = (narrow: boolean, y: number): { top: number; height: number; middle: number } =>
  narrow ? { top: y - 4, height: 12, middle: y + 2 } : { top: y - 7, height: 14, middle: y }

/** As much of the words as has room. */
export function shorten(words: string, all: number, size: number): string {
  const room = all / SPARE
  if (widthOf(words, size) <= room) return words
  let kept = words
  while (kept && widthOf(`${kept}…`, size) > room) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
