// Middle and spread that a few odd ones cannot move, and how rare a value is among peers.

/** Median of a list; NaN when it is empty. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Linear between the two nearest; NaN when the list is empty. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

/** Standard deviation as the median absolute deviation gives it for a normal distribution. */
export const robustDeviation = (values: readonly number[], centre = median(values)): number =>
  1.4826 * median(values.map((value) => Math.abs(value - centre)))

/**
 * Chance of a value at least this extreme, from counts among honest peers (Davison and Hinkley 1997, 4.2): the one that
 * is judged counts as one of them, so with fewer than 1 / falseAlarm peers nothing can be called unusual.
 */
export const chanceAmong = (atLeastAsExtreme: number, peers: number): number => (1 + atLeastAsExtreme) / (peers + 1)

/** How many of an ascending list are at least `value`. */
export function countFrom(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return ascending.length - low
}
