// Intervals around scores: what every table prints beside a figure.
import { normalQuantile } from "../normal"
import type { Score } from "../scoring/score"
import type { ScoringSettings } from "../study/scoring"
import { studentQuantile } from "../verification/beta"

export type Bounds = Readonly<{ low: number; high: number }>
export type ScoreBounds = Readonly<{ mean: Bounds; percent: Bounds }>
export type Scale = ScoringSettings["scale"]

/**
 * Where the figure may lie that everybody's answers would give; `n` people are behind it (`Doubt.people`). Null where
 * the error is not known.
 *
 * Mean: Student's t with n - 1 degrees of freedom, held within the scale. Percentage: Wilson's score interval (1927)
 * with Student's t and the number of people that the error stands for, p (1 - p) / error^2 (Korn and Graubard 1998; that it
 * holds up in complex samples: Franco, Little, Louis and Slud, Journal of Survey Statistics and Methodology 7, 2019). It
 * never leaves 0 to 100.
 *
 * An error of 0 says that nobody differed from those they are held against, not that nobody would. Then the share of
 * people who would is taken to be as large as n who all agree leave possible, by the same interval; these may pull the
 * figure to either end of the scale.
 */
export function intervalOf(
  score: Score,
  error: Score | null,
  n: number,
  confidence: number,
  scale: Scale,
): ScoreBounds | null {
  if (!error || n < 2) return null
  const t = quantileOf(confidence, n - 1)
  return {
    mean:
      error.mean < NOTHING ? agreed(score.mean, n, t, scale.lowest, scale.highest) : meanBounds(score, error, t, scale),
    percent: percentBounds(score.percent, error.percent, n, t),
  }
}

/** Student's t for an interval with two ends; the normal one where the two cannot be told apart. */
export function quantileOf(confidence: number, freedom: number): number {
  return freedom > MANY ? normalQuantile((1 + confidence) / 2) : studentQuantile(confidence, freedom)
}

const MANY = 1_000_000
// Less than this is the last bits of sums.
const NOTHING = 1e-9

function meanBounds({ mean }: Score, error: Score, t: number, { lowest, highest }: Scale): Bounds {
  return { low: Math.max(lowest, mean - t * error.mean), high: Math.min(highest, mean + t * error.mean) }
}

function agreed(value: number, n: number, t: number, lowest: number, highest: number): Bounds {
  const others = t ** 2 / (n + t ** 2)
  return { low: value - others * (value - lowest), high: value + others * (highest - value) }
}

// At an end of the scale there is an error only where a lone person is held against others: it has one side.
function percentBounds(given: number, error: number, n: number, t: number): Bounds {
  const percent = given < NOTHING ? 0 : given > 100 - NOTHING ? 100 : given
  if (error >= NOTHING && percent > 0 && percent < 100) return wilson(percent, error, t)
  const { low, high } = agreed(percent, n, t, 0, 100)
  return {
    low: Math.max(0, percent === 100 ? Math.min(low, 100 - t * error) : low),
    high: Math.min(100, percent === 0 ? Math.max(high, t * error) : high),
  }
}

function wilson(percent: number, error: number, t: number): Bounds {
  const p = percent / 100
  const effective = (p * (1 - p)) / (error / 100) ** 2
  const wide = t ** 2 / effective
  const middle = (p + wide / 2) / (1 + wide)
  const half = (t / (1 + wide)) * Math.sqrt((error / 100) ** 2 + (wide / effective) * 0.25)
  return { low: 100 * Math.max(0, middle - half), high: 100 * Math.min(1, middle + half) }
}
