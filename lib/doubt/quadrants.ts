// Importance against performance: where an item goes strongly with the result, and people are less satisfied with it.
import type { Driver } from "./doubt"

/** `concentrate`: important, less satisfied. `keep_up`: important, satisfied. `low_priority`; `more_than_needed`. */
export type Quadrant = "concentrate" | "keep_up" | "low_priority" | "more_than_needed"

export type Quadrants = Readonly<{
  /** The lines that part them: medians of the items. */
  rho: number
  percent: number
  items: readonly (Driver & Readonly<{ quadrant: Quadrant }>)[]
}>

/**
 * Importance-performance analysis (Martilla and James, Journal of Marketing 41, 1977) with the rank correlation for
 * importance, the share of best ratings for performance, split at the medians; what lies on a line counts as above it.
 * Null with fewer than two items.
 */
export function quadrantsOf(drivers: readonly Driver[]): Quadrants | null {
  if (drivers.length < 2) return null
  const rho = median(drivers.map((driver) => driver.rho))
  const percent = median(drivers.map(({ score }) => score.percent))
  const items = drivers.map((driver) => ({
    ...driver,
    quadrant: quadrantOf(driver.rho >= rho, driver.score.percent >= percent),
  }))
  return { rho, percent, items }
}

function quadrantOf(important: boolean, satisfied: boolean): Quadrant {
  if (important) return satisfied ? "keep_up" : "concentrate"
  return satisfied ? "more_than_needed" : "low_priority"
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
