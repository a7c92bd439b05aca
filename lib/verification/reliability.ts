// How stable the answers to a rating item are when it is asked a second time: two trials of the same people.
//
// Sources: J. Forsman and I. Schreiner, The design and analysis of reinterview, in Biemer and others (eds), Measurement
// Errors in Surveys (1991), and the U.S. Bureau of the Census, Evaluating Censuses of Population and Housing, STD-ISP-TR-5
// (1985): gross and net difference rate, simple response variance, index of inconsistency. J. Cohen, Educational and
// Psychological Measurement 20 (1960) and Psychological Bulletin 70 (1968): kappa and weighted kappa; their standard
// errors are those of Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969).
import { normalQuantile } from "../normal"
import { studentQuantile, studentTails } from "./beta"
import { exactInterval, type Interval, signTest } from "./binomial"

/** So many interviews in which the item was rated `first`, and in the check `again`. */
export type Pair = Readonly<{ first: number; again: number; count: number }>

export type Kappa = Readonly<{ value: number; error: number | null; interval: Interval | null }>

/** One rating, usually the best: its share each time, and the exact test (McNemar) that one is not larger. */
export type TopShare = Readonly<{ first: number; again: number; net: number; probability: number }>

/** What cannot be told from so few pairs, or from pairs without any variance, is null. */
export type Reliability = Readonly<{
  n: number
  /** Share of pairs with the same rating twice, and of those without: the gross difference rate. */
  agreement: number | null
  grossDifference: Readonly<{ rate: number; interval: Interval }> | null
  /** Mean of again - first, with the paired t test of no change. */
  shift: Readonly<{ mean: number; interval: Interval; t: number; df: number; probability: number }> | null
  top: TopShare | null
  /** Simple response variance: half the mean squared difference. */
  responseVariance: number | null
  /** Share of the total variance that is response variance; for a yes/no item g / (p1 q2 + p2 q1). */
  inconsistency: Kappa | null
  kappa: Readonly<{ plain: Kappa | null; linear: Kappa | null; quadratic: Kappa | null }>
}>

/** @param top the rating whose share is compared, such as 5 */
export function reliabilityOf(pairs: readonly Pair[], top: number, confidence = 0.95): Reliability {
  const told = pairs.filter(({ count }) => count > 0)
  const n = sum(told, () => 1)
  const quadratic = kappaOf(told, (first, again) => (first - again) ** 2, confidence)
  const same = sum(told, ({ first, again }) => (first === again ? 1 : 0))
  return {
    n,
    agreement: n > 0 ? same / n : null,
    grossDifference: n > 0 ? { rate: (n - same) / n, interval: exactInterval(n - same, n, confidence) } : null,
    shift: shiftOf(told, n, confidence),
    top: n > 0 ? topOf(told, n, top) : null,
    responseVariance: n > 0 ? sum(told, ({ first, again }) => (first - again) ** 2) / n / 2 : null,
    inconsistency: quadratic && inverted(quadratic),
    kappa: {
      plain: kappaOf(told, (first, again) => (first === again ? 0 : 1), confidence),
      linear: kappaOf(told, (first, again) => Math.abs(first - again), confidence),
      quadratic,
    },
  }
}

export type Steadiness = "steady" | "middling" | "unsteady"

/** The Census Bureau's reading of the index of inconsistency: below 20 % low, above 50 % high. */
export const steadinessOf = (inconsistency: number): Steadiness =>
  inconsistency < 0.2 ? "steady" : inconsistency <= 0.5 ? "middling" : "unsteady"

function shiftOf(pairs: readonly Pair[], n: number, confidence: number): Reliability["shift"] {
  if (n < 2) return null
  const mean = sum(pairs, ({ first, again }) => again - first) / n
  const variance = sum(pairs, ({ first, again }) => (again - first - mean) ** 2) / (n - 1)
  if (variance === 0) return null
  const error = Math.sqrt(variance / n)
  const [t, df] = [mean / error, n - 1]
  const reach = studentQuantile(confidence, df) * error
  return { mean, interval: { lower: mean - reach, upper: mean + reach }, t, df, probability: studentTails(t, df) }
}

function topOf(pairs: readonly Pair[], n: number, top: number): TopShare {
  const gained = sum(pairs, ({ first, again }) => (first !== top && again === top ? 1 : 0))
  const lost = sum(pairs, ({ first, again }) => (first === top && again !== top ? 1 : 0))
  const kept = sum(pairs, ({ first, again }) => (first === top && again === top ? 1 : 0))
  return {
    ...{ first: (kept + lost) / n, again: (kept + gained) / n, net: (gained - lost) / n },
    probability: signTest(gained, gained + lost),
  }
}

/**
 * Weighted kappa in terms of disagreement: 1 - observed / expected, with the disagreements that chance alone would give
 * the two margins. With squared differences 1 - kappa is the two-trial index of inconsistency: their expectation is
 * s1² + s2² + (m1 - m2)², which for a yes/no item is p1 q2 + p2 q1.
 */
function kappaOf(pairs: readonly Pair[], disagreement: (first: number, again: number) => number, confidence: number) {
  const n = sum(pairs, () => 1)
  const firsts = marginOf(pairs, n, ({ first }) => first)
  const agains = marginOf(pairs, n, ({ again }) => again)
  const meanOver = (margin: Margin, of: (value: number) => number) =>
    margin.reduce((total, [value, share]) => total + share * of(value), 0)
  const ofFirst = new Map(firsts.map(([value]) => [value, meanOver(agains, (again) => disagreement(value, again))]))
  const ofAgain = new Map(agains.map(([value]) => [value, meanOver(firsts, (first) => disagreement(first, value))]))
  const expected = meanOver(firsts, (value) => ofFirst.get(value)!)
  if (n < 2 || expected === 0) return null
  const observed = sum(pairs, ({ first, again }) => disagreement(first, again)) / n
  const square = sum(pairs, ({ first, again }) => {
    const own = disagreement(first, again) * expected
    return (own - observed * (ofFirst.get(first)! + ofAgain.get(again)!)) ** 2
  })
  const variance = (square / n - (observed * expected) ** 2) / (n * expected ** 4)
  return { value: 1 - observed / expected, ...spread(1 - observed / expected, variance, confidence) }
}

/** Without variance (everybody agrees) the formula says nothing of how sure the value is. */
function spread(value: number, variance: number, confidence: number): Omit<Kappa, "value"> {
  if (variance < 1e-15) return { error: null, interval: null }
  const error = Math.sqrt(variance)
  const reach = normalQuantile((1 + confidence) / 2) * error
  return { error, interval: { lower: Math.max(-1, value - reach), upper: Math.min(1, value + reach) } }
}

const inverted = ({ value, error, interval }: Kappa): Kappa => ({
  value: 1 - value,
  error,
  interval: interval && { lower: 1 - interval.upper, upper: 1 - interval.lower },
})

type Margin = readonly (readonly [number, number])[]

function marginOf(pairs: readonly Pair[], n: number, ratingOf: (pair: Pair) => number): Margin {
  const counts = new Map<number, number>()
  for (const pair of pairs) counts.set(ratingOf(pair), (counts.get(ratingOf(pair)) ?? 0) + pair.count)
  return [...counts].map(([value, count]) => [value, count / n])
}

const sum = (pairs: readonly Pair[], of: (pair: Pair) => number): number =>
  pairs.reduce((total, pair) => total + pair.count * of(pair), 0)
