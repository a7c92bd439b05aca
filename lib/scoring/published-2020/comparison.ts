// How a printed figure is held against the recomputed one.
import { allows, behind, type Interval, meanOf, middleOf } from "../interval"
import { roundHalfUp } from "../round"
import { average, type Score } from "../score"
import { type Printed, scoreOf } from "./data"

/**
 * One printed figure: where it stands, and whether the rules can give it. `exact`: what comes out of the printed
 * figures as they stand is printed so. `allowed`: from the lowest to below the highest that their rounding allows.
 * `about`: what it is made of, by the words that a chapter's corrections use.
 */
export type Comparison = Readonly<{
  cell: string
  agrees: boolean
  exact: boolean
  printed: unknown
  computed: unknown
  allowed?: readonly [low: number, high: number]
  about?: readonly string[]
  /** Why it does not agree, where the figure tells by itself. */
  reason?: string
}>

/** Exactly the same. */
export function same(cell: string, printed: unknown, computed: unknown): Comparison {
  const agrees = JSON.stringify(printed) === JSON.stringify(computed)
  return { cell, agrees, exact: agrees, printed, computed }
}

/** Mean and percentage, each exactly the same. One of the two may have none. */
export function samePair(cell: string, printed: Printed | null | undefined, computed: Printed | null | undefined) {
  return FIELDS.map((field) => same(`${cell} / ${field}`, printed?.[field] ?? null, computed?.[field] ?? null))
}

/** The places of a printed order: each row's rank against its place in the order of the rule. */
export function sameOrder<T>(
  cell: string,
  printed: readonly T[],
  ruled: readonly T[],
  codeOf: (row: T) => string,
  rankOf: (row: T, place: number) => number = (_, place) => place + 1,
): Comparison[] {
  const places = new Map(ruled.map((row, place) => [codeOf(row), place + 1]))
  return printed.map((row, place) =>
    same(`${cell} / ${codeOf(row)}`, rankOf(row, place), places.get(codeOf(row)) ?? null),
  )
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
  return FIELDS.map((field) => inside(`${cell} / ${field}`, printed[field], allowed[field], computed[field]))
}

/** One figure within what is allowed, `computed` in its middle. */
export function inside(cell: string, printed: number, allowed: Interval, computed: number): Comparison {
  const agrees = allows(allowed, printed) && Math.abs(computed - middleOf(allowed)) < 1e-9
  const exact = agrees && roundHalfUp(computed, allowed.decimals) === printed
  return { cell, agrees, exact, printed, computed, allowed: endsOf(allowed) }
}

/** A figure that may be anything between two others. */
export function between(cell: string, printed: number, low: number, high: number): Comparison {
  const agrees = printed > low && printed < high
  return { cell, agrees, exact: false, printed, computed: null, allowed: [low, high] }
}

/** The figures are about this, for the corrections of a chapter. */
export const about = (words: readonly string[], comparisons: readonly Comparison[]): Comparison[] =>
  comparisons.map((comparison) => ({ ...comparison, about: words }))

export const DECIMALS = { mean: 2, pct: 1 } as const
const FIELDS = ["mean", "pct"] as const

const endsOf = ({ low, high, of, decimals }: Interval) =>
  [low, high].map((end) => Number(end) / Number(of) / 2 / 10 ** decimals) as [number, number]
