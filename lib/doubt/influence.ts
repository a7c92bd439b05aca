// How one answer moves a figure: the derivatives of the figure by the counts that it is made of.
import { addPools, type Pool, poolOf } from "../scoring/respondents"
import type { Scheme } from "../scoring/scheme"
import type { ItemCounts } from "../scoring/score"
import type { FigureKey } from "./doubt"
import type { Figure } from "./figures"
import type { Leaf, Scope } from "./made"

/**
 * What an answer to the item adds to the influence of its respondent: `point` x rating - `rated` to that on the mean,
 * and `best` (of the best rating) - `base` (of everybody in the base) to that on the percentage.
 */
export type Term = Readonly<{
  scope: Scope
  service: string | null
  item: string
  point: number
  rated: number
  best: number
  base: number
}>

/** A figure, or a difference of two, as a sum over answers. */
export type Linear = Readonly<{ key: FigureKey; terms: readonly Term[] }>

/** Counts of each item over the whole wave. */
export type Whole = ReadonlyMap<string, ItemCounts>

/**
 * Taylor linearisation of a mean of ratios or a ratio of sums (Woodruff 1971; Särndal, Swensson and Wretman 1992,
 * section 5.5; Wolter 2007, chapter 6): for a mean of ratios, share x (answer - ratio) / base for every item; for pooled
 * answers, (answer - ratio) / base with one ratio for all.
 *
 * Somebody who alone answered an item of a mean would be their own mean and so never off it; they are held against the
 * item's mean over the whole wave instead, as a lone person in a stratum is held against the whole.
 */
export function linearOf(scheme: Scheme, whole: Whole, { key, leaves }: Figure): Linear {
  if (scheme.settings.average === "unweighted")
    return { key, terms: leaves.map((leaf) => termOf(leaf, ratiosOf(scheme, whole, leaf), leaf.share)) }
  const pools = leaves.map(({ counts, item }) => poolOf(scheme, counts, item.base))
  const pool = pools.reduce(addPools, { sum: 0, rated: 0, best: 0, base: 0 })
  return { key, terms: leaves.map((leaf) => termOf(leaf, { ...pool, ...centreOf(pool) }, 1)) }
}

/** One figure less another: its error respects that the same people may stand behind both. */
export function difference(key: FigureKey, one: Linear, other: Linear): Linear {
  const negative = other.terms.map((term) => ({
    ...{ scope: term.scope, service: term.service, item: term.item },
    ...{ point: -term.point, rated: -term.rated, best: -term.best, base: -term.base },
  }))
  return { key, terms: [...one.terms, ...negative] }
}

type Ratios = Readonly<{ rated: number; base: number; mean: number; share: number }>

function termOf({ scope, service, item }: Leaf, { rated, base, mean, share }: Ratios, part: number): Term {
  const [point, best] = [part / rated, (100 * part) / base]
  return { scope, service, item: item.name, point, rated: point * mean, best, base: best * share }
}

function ratiosOf(scheme: Scheme, whole: Whole, { item, counts }: Leaf): Ratios {
  const own = poolOf(scheme, counts, item.base)
  const all = centreOf(poolOf(scheme, whole.get(item.name) ?? counts, item.base))
  const { mean, share } = centreOf(own)
  return {
    ...{ rated: own.rated, base: own.base },
    ...{ mean: own.rated === 1 ? all.mean : mean, share: own.base === 1 ? all.share : share },
  }
}

const centreOf = ({ sum, rated, best, base }: Pool) => ({ mean: sum / rated, share: best / base })
