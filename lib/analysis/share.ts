// How far a share of people may be off.
import { type Bounds, intervalOf } from "../doubt/interval"

/** The same interval as percentages of scores have, for people drawn by themselves; nothing of one person. */
export function shareBounds(count: number, n: number, confidence: number): Partial<Bounds> {
  if (n < 2) return {}
  const share = count / n
  const error = 100 * Math.sqrt((share * (1 - share)) / (n - 1))
  const score = { mean: SCALE.lowest, percent: 100 * share }
  return intervalOf(score, { mean: 0, percent: error }, n, confidence, SCALE)?.percent ?? {}
}

const SCALE = { lowest: 0, highest: 1 }
