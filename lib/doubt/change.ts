// Differences of two figures, with intervals: between years, and within a ranking.
import type { Score } from "../scoring/score"
import { change } from "../scoring/years"
import { type Bounds, intervalOf, type Scale, type ScoreBounds } from "./interval"

/** A figure with its error and the people behind it; without an error where only the figure was printed. */
export type Doubted = Readonly<{ score: Score; error: Score | null; n: number }>

/** `low` and `high` null: the difference is known, its doubt is not. */
export type Change = Readonly<{ value: number; low: number | null; high: number | null }>

/**
 * This figure less an earlier one of other people. Null where there is none or it was measured on another scale (the
 * caller leaves it out).
 */
export function changeOf(
  now: Doubted | null | undefined,
  before: Doubted | null | undefined,
  confidence: number,
  scale: Scale,
): Readonly<{ mean: Change; percent: Change }> | null {
  const values = change(now?.score, before?.score)
  if (!now || !before || !values) return null
  const [own, other] = [now, before].map(({ score, error, n }) => intervalOf(score, error, n, confidence, scale))
  const of = (part: keyof ScoreBounds): Change => ({
    value: values[part],
    ...(own && other
      ? differenceBounds(now.score[part], own[part], before.score[part], other[part])
      : { low: null, high: null }),
  })
  return { mean: of("mean"), percent: of("percent") }
}

/**
 * The interval of a difference from the two intervals: each end takes the sides of both that lead to it (Newcombe,
 * Statistics in Medicine 17, 1998, method 10; Zou and Donner, Statistics in Medicine 27, 2008, with a correlation of the
 * two). It stays within what the two can differ by, and holds where an error is 0.
 */
export function differenceBounds(a: number, own: Bounds, b: number, other: Bounds, correlation = 0): Bounds {
  const side = (one: number, two: number) => Math.sqrt(Math.max(0, one ** 2 + two ** 2 - 2 * correlation * one * two))
  return { low: a - b - side(a - own.low, other.high - b), high: a - b + side(own.high - a, b - other.low) }
}
