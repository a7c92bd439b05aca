// Figures with nothing printed below them: what one half of a pair says of the other.
import { between, type Comparison, DECIMALS } from "./comparison"
import type { ReadCell } from "./read"

/**
 * A pair that some ratings can have. So many fives pull the mean up to 1 + 4p at least, and special codes in the base
 * only pull it higher; without any five it cannot be above 4. A mean below 1 is not a mean. Holds for items and for
 * unweighted means of them alike.
 */
export function possible(cell: string, pair: ReadCell): Comparison[] {
  if (pair?.mean === null || pair?.mean === undefined) return []
  const { mean, pct } = pair
  if (mean < 1 || mean > HIGHEST) {
    const scale = between(`${cell} / on the scale`, mean, 1 - HALF.mean, 5 + HALF.mean)
    return [mean === 0 && !pct ? { ...scale, reason: "0.00 stands for what nobody rated" } : scale]
  }
  if (pct === null) return []
  const lowest = 1 + (4 * Math.max(0, pct - HALF.pct)) / 100
  const highest = pct === 0 ? HIGHEST - 1 : HIGHEST
  const pairs = between(`${cell} / possible`, mean, lowest - HALF.mean, highest + HALF.mean)
  return [pairs.agrees ? pairs : { ...pairs, reason: contradiction(mean, pct) }]
}

// Whatever the answers were, one of the two is misprinted.
const contradiction = (mean: number, pct: number) => `${pct} % of fives and a mean of ${mean} exclude one another`

/** Of the scale since 2016. */
export const HIGHEST = 5
const HALF = { mean: 0.5 / 10 ** DECIMALS.mean, pct: 0.5 / 10 ** DECIMALS.pct }
