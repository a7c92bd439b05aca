// Scores as they are printed: rounded half up first, then written in the reader's language.
import { roundHalfUp } from "../scoring/round"
import { numberIn } from "./numbers"

/** What stands where there is no score. */
export const NO_SCORE = "–"

/** `4,59` (kk, ru), `4.59` (en); a dash for null. Rounding is the method's, not the browser's. */
export function scoreIn(language: string, value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NO_SCORE
  return numberIn(language, roundHalfUp(value, decimals), decimals)
}

/** A share in percent as printed: `75,1 %` (kk, ru), `75.1%` (en), with its last zero. */
export function percentScoreIn(language: string, percent: number | null | undefined, decimals: number): string {
  const words = scoreIn(language, percent, decimals)
  return words === NO_SCORE ? words : `${words}${language === "en" ? "" : "\u00a0"}%`
}

/** A change with its sign: `+0,3`, `−0,15`, and `0,0` without one. */
export function changeIn(language: string, value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NO_SCORE
  const rounded = roundHalfUp(value, decimals)
  const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : ""
  return sign + numberIn(language, Math.abs(rounded), decimals)
}
