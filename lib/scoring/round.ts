// Rounding half up, as scores are published.
import type { ScoringSettings } from "../study/scoring"
import type { Score } from "./score"

/**
 * Nearest value with so many decimals; a half goes away from zero; never -0. A mean of fractions that is exactly a
 * half may be held a hair below it, so what is within a thousand-millionth of a half counts as one.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const unit = 10 ** decimals
  const rounded = Math.floor(Math.abs(value) * unit + 0.5 + NEAR) / unit
  return rounded === 0 ? 0 : Math.sign(value) * rounded
}

/** The score as it is printed. */
export function published(score: Score, decimals: ScoringSettings["decimals"]): Score {
  return { mean: roundHalfUp(score.mean, decimals.mean), percent: roundHalfUp(score.percent, decimals.percent) }
}

const NEAR = 1e-9
