// Spearman's rank correlation of two ratings, from the table of how often each pair was given.
import { normalQuantile } from "../normal"
import type { Bounds } from "./interval"

/**
 * Pearson's correlation of midranks, ties sharing their place (Kendall and Gibbons, Rank Correlation Methods, 1990); with
 * weights, ranks count what people weigh. Null where one of the two does not vary. `table[x][y]` may be weighted.
 */
export function spearman(table: readonly (readonly number[])[]): number | null {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, y) => table.reduce((sum, row) => sum + row[y]!, 0))
  const [left, right] = [centredRanks(rows), centredRanks(columns)]
  const varianceOf = (counts: readonly number[], ranks: readonly number[]) =>
    counts.reduce((sum, count, at) => sum + count * ranks[at]! ** 2, 0)
  const [one, other] = [rows, columns].map((counts) => counts.filter((count) => count > 0).length)
  if (one! < 2 || other! < 2) return null
  const together = table.reduce(
    (sum, row, x) => sum + row.reduce((own, count, y) => own + count * left[x]! * right[y]!, 0),
    0,
  )
  const rho = together / Math.sqrt(varianceOf(rows, left) * varianceOf(columns, right))
  return Math.min(1, Math.max(-1, rho))
}

/**
 * Fisher's z with the variance (1 + rho^2 / 2) / (n - 3) (Bonett and Wright, Psychometrika 65, 2000). As z has no end
 * there, a correlation nearer to 1 or -1 than 1 / n is taken for the interval's other end as if it were that far off.
 * Of respondents as they are: strata are not counted.
 */
export function spearmanInterval(rho: number, n: number, confidence: number): Bounds {
  const most = 1 - 1 / n
  const held = Math.min(most, Math.max(-most, rho))
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt((1 + held ** 2 / 2) / (n - 3))
  const [low, high] = [Math.tanh(Math.atanh(held) - half), Math.tanh(Math.atanh(held) + half)]
  return { low: Math.min(low, rho), high: Math.max(high, rho) }
}

function centredRanks(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  return counts.map((count) => {
    const rank = below + count / 2 - total / 2
    below += count
    return rank
  })
}
