// A sample shared out over strata: X = (N × P) / 100 in whole numbers that add up (method, section 2).

/** `share` is any measure of size (percent, population); only proportions matter. `floor` and `ceiling` are whole numbers. */
export type Stratum = Readonly<{
  code: string
  share: number
  floor?: number | undefined
  ceiling?: number | undefined
}>

/** Why nothing can be shared out. `code` is the stratum at fault; `least` and `most` are what the bounds allow in all. */
export type AllocationRefusal = Readonly<
  | { ok: false; reason: "total_not_whole" }
  | { ok: false; reason: "share_negative" | "bound_not_whole" | "floor_above_ceiling"; code: string }
  | { ok: false; reason: "floors_above_total"; least: number }
  | { ok: false; reason: "ceilings_below_total"; most: number }
>

export type Allocation = Readonly<{ ok: true; targets: readonly number[] }> | AllocationRefusal

/** What doubles leave of a whole number. */
const CRUMB = 1e-9

/**
 * Shares `total` out in proportion, within each stratum's bounds, by largest remainder: the sum is `total` exactly, and
 * a stratum off its bounds gets its proportional part rounded up or down. Equal remainders go in the order given.
 * Strata of share 0 get their floor, and more only where nobody else has room. The same input gives the same answer.
 */
export function allocate(total: number, strata: readonly Stratum[]): Allocation {
  const refusal = refuse(total, strata)
  if (refusal) return refusal
  const expected = expectations(total, strata)
  const targets = expected.map((part) => Math.floor(part + CRUMB))
  const missing = total - sum(targets)
  const byRemainder = expected
    .map((value, index) => ({ index, remainder: value - targets[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.filter((_, place) => place < missing)) targets[index]! += 1
  return { ok: true, targets }
}

/** Everybody the same, as near as whole numbers go; the bounds hold. */
export const allocateEqually = (total: number, strata: readonly Omit<Stratum, "share">[]): Allocation =>
  allocate(
    total,
    strata.map((stratum) => ({ ...stratum, share: 1 })),
  )

function refuse(total: number, strata: readonly Stratum[]): AllocationRefusal | undefined {
  if (!Number.isSafeInteger(total) || total < 0) return { ok: false, reason: "total_not_whole" }
  for (const { code, share, floor = 0, ceiling } of strata) {
    if (!(share >= 0 && share < Number.POSITIVE_INFINITY)) return { ok: false, reason: "share_negative", code }
    if (![floor, ceiling ?? floor].every((bound) => Number.isSafeInteger(bound) && bound >= 0))
      return { ok: false, reason: "bound_not_whole", code }
    if (ceiling !== undefined && floor > ceiling) return { ok: false, reason: "floor_above_ceiling", code }
  }
  const least = sum(strata.map(({ floor = 0 }) => floor))
  if (least > total) return { ok: false, reason: "floors_above_total", least }
  const most = sum(strata.map(({ ceiling }) => ceiling ?? Number.POSITIVE_INFINITY))
  return most < total ? { ok: false, reason: "ceilings_below_total", most } : undefined
}

/**
 * Each stratum's proportional part, cut at its bounds, such that all parts add up to `total`. Parts beyond a bound are
 * put on it, the side that is off by more first, and the rest is shared out anew.
 */
function expectations(total: number, strata: readonly Stratum[]): number[] {
  const parts = strata.map(() => 0)
  let free = strata.map((stratum, index) => ({
    index,
    share: stratum.share,
    floor: stratum.floor ?? 0,
    ceiling: stratum.ceiling ?? total,
  }))
  let left = total
  while (free.length > 0) {
    const largest = Math.max(...free.map(({ share }) => share))
    const sizes = free.map(({ share }) => (largest > 0 ? share / largest : 1))
    const all = sum(sizes)
    const wanted = free.map((stratum, place) => ({ ...stratum, part: (left * sizes[place]!) / all }))
    const low = wanted.filter(({ part, floor }) => part < floor)
    const high = wanted.filter(({ part, ceiling }) => part > ceiling)
    const short = sum(low.map(({ part, floor }) => floor - part))
    const over = sum(high.map(({ part, ceiling }) => part - ceiling))
    const onBound = low.length + high.length === 0 ? wanted : short >= over ? low : high
    for (const { index, part, floor, ceiling } of onBound) parts[index] = Math.min(Math.max(part, floor), ceiling)
    left -= sum(onBound.map(({ index }) => parts[index]!))
    free = free.filter(({ index }) => !onBound.some((done) => done.index === index))
  }
  return parts
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
