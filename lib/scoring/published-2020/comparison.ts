// How a printed figure is held against the recomputed one.
import { allows, behind, type Interval, meanOf } from "../interval"
import type { Printed } from "./data"

/** One printed figure: where it stands, and whether the rules can give it. */
export type Comparison = Readonly<{ cell: string; agrees: boolean; printed: unknown; computed: unknown }>

/** Exactly the same. */
export function same(cell: string, printed: unknown, computed: unknown): Comparison {
  return { cell, agrees: JSON.stringify(printed) === JSON.stringify(computed), printed, computed }
}

/** The mean of values that are themselves printed rounded: right when their rounding allows it. */
export function meanOfPrinted(cell: string, printed: Printed, parts: readonly Printed[]): Comparison[] {
  return withIn(cell, printed, nestedMean(parts.map((part) => [part])))
}

/** The mean of means: groups of printed values, each averaged first. */
export function nestedMean(groups: readonly (readonly Printed[])[]): Readonly<Record<keyof Printed, Interval>> {
  const level = (field: keyof Printed) =>
    meanOf(groups.map((group) => meanOf(group.map((part) => behind(part[field], DECIMALS[field])))))
  return { mean: level("mean"), pct: level("pct") }
}

/** Each of the two figures against an interval. */
export function withIn(
  cell: string,
  printed: Printed,
  intervals: Readonly<Record<keyof Printed, Interval>>,
): Comparison[] {
  return (["mean", "pct"] as const).map((field) => ({
    cell: `${cell} / ${field}`,
    agrees: allows(intervals[field], printed[field]),
    printed: printed[field],
    computed: middle(intervals[field]),
  }))
}

export const DECIMALS = { mean: 2, pct: 1 } as const

function middle({ low, high, of, decimals }: Interval): number {
  return Number(low + high) / Number(of) / 4 / 10 ** decimals
}
