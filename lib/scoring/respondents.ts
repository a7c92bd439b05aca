// The other way to average: everybody's answers below a score are put together, each the same (method, section 4).
import type { Scheme } from "./scheme"
import { average, type Base, type ItemCounts, ratedOf, type Score } from "./score"

/** Sum of the ratings and their number; best ratings and the base of their share. May be weighted: no whole numbers. */
export type Pool = Readonly<{ sum: number; rated: number; best: number; base: number }>

/** A score with what it is pooled from; the latter only where the method pools. */
export type Scored = Readonly<{ score: Score | null; pool?: Pool }>

type Method = Pick<Scheme, "settings">

/** The score of what these make together: their unweighted mean, or all their answers pooled, as the method says. */
export function together({ settings }: Method, parts: readonly Scored[]): Scored {
  if (settings.average === "unweighted") return { score: average(parts.map(({ score }) => score)) }
  const pool = parts.reduce((sum, part) => (part.pool ? addPools(sum, part.pool) : sum), NOTHING_POOLED)
  return { score: pooledScore(pool), pool }
}

/**
 * The counts of one item, its own base with them. Who was asked an item that nobody rated stays in the base, so that a
 * pool does not depend on how the answers in it are divided up.
 */
export function poolOf({ settings }: Method, { asked, ratings }: ItemCounts, base: Base): Pool {
  const rated = ratedOf(ratings)
  const sum = ratings.reduce((total, count, place) => total + count * (settings.scale.lowest + place), 0)
  return { sum, rated, best: ratings[ratings.length - 1] ?? 0, base: base === "asked" ? asked : rated }
}

/** Ratings by raters, best ratings in percent of the bases; null when nobody rated anything. */
export function pooledScore({ sum, rated, best, base }: Pool): Score | null {
  return rated > 0 ? { mean: sum / rated, percent: (100 * best) / base } : null
}

export function addPools(a: Pool, b: Pool): Pool {
  return { sum: a.sum + b.sum, rated: a.rated + b.rated, best: a.best + b.best, base: a.base + b.base }
}

export const NOTHING_POOLED: Pool = { sum: 0, rated: 0, best: 0, base: 0 }
