// A value of a report's table as it is printed: the figure, and apart from it how far it may be off.
import { changeIn, NO_SCORE, percentScoreIn, scoreIn } from "./format"
import { numberIn } from "./numbers"
import type { ColumnKind, TableValue } from "./table"

export type PrintSettings = Readonly<{
  language: string
  decimals: Readonly<{ mean: number; percent: number }>
  /** Ends of the scale that means are on. */
  scale: Readonly<{ lowest: number; highest: number }>
  /** Groups smaller than this are withheld. */
  smallest: number
  /** With fewer people than this a figure is marked. */
  few: number
  /** Of the intervals, 0.95 for example. */
  confidence: number
}>

/** `range` has no brackets: `73,9–76,2`, `2–9`, `−0,10…+0,30`. */
export type PrintedCell = Readonly<{ figure: string; range: string | null }>

/** A dash where nothing is known, `< 3` where it is withheld. */
export function cellOf(kind: ColumnKind, value: TableValue | undefined, settings: PrintSettings): PrintedCell {
  if (!value) return { figure: NO_SCORE, range: null }
  if (value.withheld) return { figure: `<\u00a0${numberIn(settings.language, settings.smallest)}`, range: null }
  if (value.value === null) return { figure: NO_SCORE, range: null }
  return { figure: figureIn(kind, value.value, settings), range: rangeIn(kind, value, settings) }
}

/** Figure and range in one line, for a chart, a spreadsheet or a sentence: `75,1 % (73,9–76,2)`. */
export function cellLine(kind: ColumnKind, value: TableValue | undefined, settings: PrintSettings): string {
  const { figure, range } = cellOf(kind, value, settings)
  return range === null ? figure : `${figure} (${range})`
}

/** One number of this kind, such as an end of an interval. */
export function figureIn(kind: ColumnKind, value: number, { language, decimals }: PrintSettings): string {
  switch (kind) {
    case "mean":
      return scoreIn(language, value, decimals.mean)
    case "percent":
    case "share":
      return percentScoreIn(language, value, decimals.percent)
    case "change_mean":
      return changeIn(language, value, decimals.mean)
    case "change_percent":
      return changeIn(language, value, decimals.percent)
    case "number":
      return numberIn(language, value, Number.isInteger(value) ? 0 : decimals.percent)
    case "rho":
      return changeIn(language, value, 2).replace("+", "")
    default:
      return numberIn(language, value)
  }
}

const SIGNED: readonly ColumnKind[] = ["change_mean", "change_percent", "rho"]

function rangeIn(kind: ColumnKind, { low, high }: TableValue, settings: PrintSettings): string | null {
  if (low === undefined || high === undefined) return null
  const bare = kind === "percent" || kind === "share"
  const end = (value: number) =>
    bare ? scoreIn(settings.language, value, settings.decimals.percent) : figureIn(kind, value, settings)
  if (kind === "rank" && low === high) return end(low)
  return `${end(low)}${SIGNED.includes(kind) ? "…" : "–"}${end(high)}`
}
