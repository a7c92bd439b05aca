// How a printed figure is held against the recomputed one.
import { allows, behind, type Interval, meanOf, middleOf } from "../interval"
import { average, type Score } from "../score"
import { type Printed, scoreOf } from "./data"

/** One printed figure: where it stands, and whether the rules can give it. */
export type Comparison = Readonly<{ cell: string; agrees: boolean; printed: unknown; computed: unknown }>

/** Exactly the same. */
export function same(cell: string, printed: unknown, computed: unknown): Comparison {
  return { cell, agrees: JSON.stringify(printed) === JSON.stringify(computed), printed, computed }
}

/** The mean of values that are themselves printed rounded: right when their rounding allows it. */
export function meanOfPrinted(cell: string, printed: Printed, parts: readonly Printed[]): Comparison[] {
  return meanOfMeans(cell, printed, [parts])
}

/** The mean of means: each group of printed values is averaged first. */
export function meanOfMeans(cell: string, printed: Printed, groups: readonly (readonly Printed[])[]): Comparison[] {
  const score = average(groups.map((group) => average(group.map(scoreOf))))
  const allowed = (field: keyof Printed) =>
    meanOf(groups.map((group) => meanOf(group.map((part) => behind(part[field], DECIMALS[field])))))
  return withIn(cell, printed, { mean: allowed("mean"), pct: allowed("pct") }, score)
}

/** Both figures: the score that the rules give stands in the middle of what is allowed, and the print within it. */
export function withIn(
  cell: string,
  printed: Printed,
  allowed: Readonly<Record<keyof Printed, Interval>>,
  score: Score | null,
): Comparison[] {
  const computed = { mean: score?.mean ?? Number.NaN, pct: score?.percent ?? Number.NaN }
  return (["mean", "pct"] as const).map((field) => ({
    cell: `${cell} / ${field}`,
    agrees: allows(allowed[field], printed[field]) && Math.abs(computed[field] - middleOf(allowed[field])) < 1e-9,
    printed: printed[field],
    computed: computed[field],
  }))
}

export const DECIMALS = { mean: 2, pct: 1 } as const
