// Exact (Clopper-Pearson) bounds of a share: honest for the few interviews that one interviewer has checked.
import { betaQuantile, incompleteBeta } from "./beta"

export type Interval = Readonly<{ lower: number; upper: number }>

/** Two-sided interval of the share behind `hits` of `n`; 0 to 1 when n is 0. */
export function exactInterval(hits: number, n: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  return {
    lower: hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    upper: hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  }
}

/** P(X >= hits) for X of Bin(n, share), which is the incomplete beta function I(share; hits, n - hits + 1). */
export function atLeast(hits: number, n: number, share: number): number {
  if (hits <= 0) return 1
  if (hits > n || share <= 0) return 0
  if (share >= 1) return 1
  return incompleteBeta(share, hits, n - hits + 1)
}

/**
 * Two-sided P of `hits` of `n` when the share is one half: what the exact test of McNemar asks of the pairs that changed
 * one way and the other. 1 when nothing changed.
 */
export const signTest = (hits: number, n: number): number => Math.min(1, 2 * atLeast(Math.max(hits, n - hits), n, 0.5))
