// Where the share of one interviewer's checks may lie by chance alone, given how many checks there are.
import { atLeast, type Interval } from "./binomial"

/** Warning and control limits of a funnel plot: about two and three standard deviations (Spiegelhalter 2005). */
export const FUNNEL_LEVELS = [0.95, 0.998] as const

/**
 * `lower` and `upper` draw the funnel; `least` to `most` are the counts that chance explains, and decide.
 * The two may differ by a part of one count: the drawn line is smoothed between whole counts.
 */
export type FunnelLimits = Interval & Readonly<{ least: number; most: number }>

/**
 * Exact binomial control limits of the share of hits among `n` checks around the share `usual`, each tail at most
 * (1 - confidence) / 2. The drawn limits are (r - a) / n, with r the inverse binomial at the tail and a the part of its
 * probability beyond it: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24 (2005), appendix A.1.1. Without checks everything is usual.
 */
export function funnelLimits(n: number, usual: number, confidence: number = FUNNEL_LEVELS[0]): FunnelLimits {
  if (n === 0) return { lower: 0, upper: 1, least: 0, most: 0 }
  const tail = (1 - confidence) / 2
  const above = (hits: number) => atLeast(hits + 1, n, usual)
  const exactly = (hits: number) => above(hits - 1) - above(hits)
  const least = firstWhere(n, (hits) => 1 - above(hits) > tail)
  const most = firstWhere(n, (hits) => above(hits) < tail)
  return {
    lower: shareOf(least - (1 - above(least) - tail) / exactly(least), n),
    upper: shareOf(most - (tail - above(most)) / exactly(most), n),
    ...{ least, most },
  }
}

export type FunnelZone = "usual" | "warn" | "beyond"

/** Where a count stands in the funnel: within the warning limits, between them and the control limits, or beyond. */
export function funnelZone(hits: number, n: number, usual: number): FunnelZone {
  const [warn, control] = FUNNEL_LEVELS.map((level) => funnelLimits(n, usual, level))
  if (isWithin(hits, warn!)) return "usual"
  return isWithin(hits, control!) ? "warn" : "beyond"
}

const isWithin = (hits: number, { least, most }: FunnelLimits): boolean => hits >= least && hits <= most

const shareOf = (count: number, n: number): number => Math.min(1, Math.max(0, count / n))

/** The smallest count up to n for which a condition that grows true holds. */
function firstWhere(n: number, holds: (hits: number) => boolean): number {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
