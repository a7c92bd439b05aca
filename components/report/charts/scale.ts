// From where to where an axis goes.
import { figureIn, type PrintSettings } from "@/lib/report/cell"
import { numberIn } from "@/lib/report/numbers"
import type { ColumnKind, TableValue } from "@/lib/report/table"
import type { Scale } from "./rows"

/** Percent from nothing; a whole where parts of it stack; means where the scale goes; changes around nothing. */
export function scaleOf(
  kind: ColumnKind,
  values: readonly TableValue[],
  settings: PrintSettings,
  whole = false,
): Scale {
  const ends = values.flatMap(({ value, low, high, withheld }) =>
    withheld || value === null ? [] : [value, low ?? value, high ?? value],
  )
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const { language } = settings
  const plain = (value: number) => numberIn(language, value)
  switch (kind) {
    case "mean":
      return {
        min: settings.scale.lowest,
        max: most > settings.scale.highest ? 10 : settings.scale.highest,
        print: plain,
      }
    case "percent":
    case "share":
      return { min: 0, max: whole ? 100 : Math.min(100, nice(most)), print: (value) => `${plain(value)}\u00a0%` }
    case "rho":
      return { min: least < 0 ? -1 : 0, max: 1, print: (value) => figureIn("rho", value, settings) }
    case "change_mean":
    case "change_percent": {
      const far = nice(Math.max(-least, most))
      return { min: -far, max: far, print: (value) => figureIn(kind, value, settings) }
    }
    default:
      return { min: 0, max: nice(most), print: plain }
  }
}

/** The next 1, 2, 2.5, 5 or 10 of its size. */
function nice(value: number): number {
  if (value <= 0) return 1
  const size = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * size >= value) ?? 10) * size
}
