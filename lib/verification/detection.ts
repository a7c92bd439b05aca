// What a random share of checks can and cannot see: the chance that somebody's fabricated interviews come to light.
//
// Given how many of a stream were checked, the checked ones are a simple random sample, and the fabricated ones among
// them are hypergeometric, when either of two things holds:
//  - the stream was topped up once, at the closing: what is drawn is then always the positions with the smallest values,
//    however many they are (draws by value, the floor, stand-ins for unreachable ones), and every set of that size is as
//    likely as any other, wherever the fabricated ones stand;
//  - or the fabricated ones are spread over the stream by chance: then it does not matter how the draw picks positions.
// With day ends and fabricated interviews kept for the last days neither holds, and only `leastCaught` is promised.
// Unreachable respondents leave both true as long as they are no more frequent among the fabricated ones: count as
// checked only who was reached.
import { neededOf } from "./share"

export type Hunted = Readonly<{
  /** Completed interviews of the stream, those checked, and those fabricated. */
  n: number
  checked: number
  fabricated: number
  /** Chance that the check of a fabricated interview recognises it; each check by itself. */
  recognised?: number
}>

/** Chance that at least one fabricated interview is found, given how many were checked. RangeError on impossible counts. */
export function caughtChance({ n, checked, fabricated, recognised = 1 }: Hunted): number {
  if (!(checked >= 0 && checked <= n && fabricated >= 0 && fabricated <= n))
    throw new RangeError(`${checked} checked and ${fabricated} fabricated do not fit in ${n} interviews`)
  const low = Math.max(0, checked + fabricated - n)
  const high = Math.min(checked, fabricated)
  const mode = Math.floor(((checked + 1) * (fabricated + 1)) / (n + 2))
  const drawn = weights(low, high, mode, (hits) => {
    return ((fabricated - hits) * (checked - hits)) / ((hits + 1) * (n - fabricated - checked + hits + 1))
  })
  return 1 - drawn.reduce((sum, chance, index) => sum + chance * (1 - recognised) ** (low + index), 0)
}

export type Size = Readonly<{ drawn: number; chance: number }>

/**
 * How many of n are drawn by the closing when nobody is unreachable and no day's end comes between: each by its value
 * with the chance `share`, and at least the floor.
 */
export function drawnSizes(n: number, share: number): Size[] {
  const floor = neededOf(n, share)
  const mode = Math.min(n, Math.floor((n + 1) * share))
  const byValue = weights(0, n, mode, (hits) =>
    share === 1 ? (hits < n ? Infinity : 0) : ((n - hits) / (hits + 1)) * (share / (1 - share)),
  )
  const below = byValue.slice(0, floor + 1).reduce((sum, chance) => sum + chance, 0)
  return byValue.slice(floor).map((chance, more) => ({ drawn: floor + more, chance: more === 0 ? below : chance }))
}

/** Chance before anything is drawn: over every size that the draw may come to. */
export function caughtByRule(hunted: Omit<Hunted, "checked"> & Readonly<{ share: number }>): number {
  return drawnSizes(hunted.n, hunted.share).reduce(
    (sum, { drawn, chance }) => sum + chance * caughtChance({ ...hunted, checked: drawn }),
    0,
  )
}

/**
 * What is promised wherever the fabricated ones stand and however day ends fall: each is drawn by its own value with
 * the chance `share`, whatever happens to the others; top-ups only add.
 */
export const leastCaught = (fabricated: number, share: number, recognised = 1): number =>
  1 - (1 - share * recognised) ** fabricated

/** Whole interviews behind a share of a stream: rounded, and at least one of a stream that has any. */
export const fabricatedOf = (n: number, share: number): number => (n === 0 ? 0 : Math.max(1, Math.round(n * share)))

/** The smallest number of fabricated interviews that would be found with this confidence; null when no number would. */
export function seenFrom({ n, checked, recognised = 1 }: Omit<Hunted, "fabricated">, confidence = 0.8): number | null {
  let [low, high] = [1, n]
  const seen = (fabricated: number) => caughtChance({ n, checked, fabricated, recognised }) >= confidence
  if (n === 0 || !seen(n)) return null
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (seen(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Chances of the whole numbers from `low` to `high`, from the ratio of each to the one before. It starts at the most
 * likely one, so that nothing overflows, and what vanishes is nothing.
 */
function weights(low: number, high: number, mode: number, next: (value: number) => number): number[] {
  const start = Math.min(high, Math.max(low, mode))
  const all = new Array<number>(high - low + 1).fill(0)
  all[start - low] = 1
  for (let value = start; value < high; value++) all[value + 1 - low] = all[value - low]! * next(value)
  for (let value = start; value > low; value--) all[value - 1 - low] = all[value - low]! / next(value - 1)
  const whole = all.reduce((sum, weight) => sum + weight, 0)
  return all.map((weight) => weight / whole)
}
