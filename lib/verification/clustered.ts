// The share of differing items, with an interval over interviews: the items of one interview stand or fall together.
import { betaQuantile, studentQuantile } from "./beta"
import type { Interval } from "./binomial"

/** Items of one interview that could be compared, and those among them that differ. */
export type ItemsOfInterview = Readonly<{ compared: number; different: number }>

/** Sums over the interviews of which at least one item could be compared; all that the share and its interval need. */
export type ClusterSums = Readonly<{
  interviews: number
  compared: number
  different: number
  /** Sums of squares and of the product. */
  comparedSquared: number
  differentSquared: number
  product: number
}>

export const NO_ITEMS: ClusterSums = {
  ...{ interviews: 0, compared: 0, different: 0 },
  ...{ comparedSquared: 0, differentSquared: 0, product: 0 },
}

export function sumsOf(interviews: readonly ItemsOfInterview[]): ClusterSums {
  return interviews
    .filter(({ compared }) => compared > 0)
    .reduce<ClusterSums>(
      (sums, { compared, different }) => ({
        interviews: sums.interviews + 1,
        compared: sums.compared + compared,
        different: sums.different + different,
        comparedSquared: sums.comparedSquared + compared ** 2,
        differentSquared: sums.differentSquared + different ** 2,
        product: sums.product + compared * different,
      }),
      NO_ITEMS,
    )
}

/** Null where there is nothing to say: no item compared, or (the interval) fewer than two interviews. */
export type PooledRate = Readonly<{
  of: number
  hits: number
  interviews: number
  rate: number | null
  /** Linearised standard error of the ratio. */
  error: number | null
  interval: Interval | null
}>

/**
 * Differing items among compared ones, as back-check programs pool them, with the interval that clustering leaves.
 * The variance is that of a ratio of two totals over interviews, n / (n - 1) * sum((d - r m)^2) / (sum m)^2 (Cochran,
 * Sampling Techniques, 3rd ed. 1977, section 3.12; no correction for a finite population). The interval is exact binomial
 * on the effective number of items that this variance stands for, lowered by the ratio of squared t quantiles with
 * items - 1 and interviews - 1 degrees of freedom (Korn and Graubard, Survey Methodology 24, 1998), never above the items
 * there are. Where the interviews show no variance at all they count as one item each, which is careful.
 */
export function pooledRate(sums: ClusterSums, confidence = 0.95): PooledRate {
  const { interviews, compared, different } = sums
  const counted = { of: compared, hits: different, interviews }
  if (compared === 0) return { ...counted, rate: null, error: null, interval: null }
  const rate = different / compared
  if (interviews < 2) return { ...counted, rate, error: null, interval: null }
  const variance = varianceOf(sums, rate)
  const items = variance > 0 ? effectiveItems(sums, rate, variance, confidence) : interviews
  return { ...counted, rate, error: Math.sqrt(variance), interval: intervalOf(rate, items, confidence) }
}

function varianceOf(sums: ClusterSums, rate: number): number {
  const { interviews, compared, differentSquared, product, comparedSquared } = sums
  const squares = differentSquared - 2 * rate * product + rate ** 2 * comparedSquared
  // Sums of squares that cancel leave rounding behind, which is no variance.
  if (squares < 1e-9 * Math.max(1, differentSquared)) return 0
  return ((interviews / (interviews - 1)) * squares) / compared ** 2
}

function effectiveItems({ interviews, compared }: ClusterSums, rate: number, variance: number, confidence: number) {
  const lowered = studentQuantile(confidence, compared - 1) / studentQuantile(confidence, interviews - 1)
  return Math.min(compared, ((rate * (1 - rate)) / variance) * lowered ** 2)
}

function intervalOf(rate: number, items: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2
  const [hits, misses] = [rate * items, (1 - rate) * items]
  return {
    lower: rate === 0 ? 0 : betaQuantile(tail, hits, misses + 1),
    upper: rate === 1 ? 1 : betaQuantile(1 - tail, hits + 1, misses),
  }
}
