// Weights that bring a sample to known shares of its population, margin by margin (raking, iterative proportional
// fitting: Deming and Stephan 1940). Kept beside unweighted results, never instead of them.

/** One kind of respondent: a code on each margin, and how many of them there are. */
export type Group = Readonly<{ codes: Readonly<Record<string, string>>; n: number }>

/** Target shares by code, in any unit; they are brought to a sum of 1. */
export type Margin = Readonly<{ name: string; shares: Readonly<Record<string, number>> }>

/** `cap`: the largest weight, and 1 / cap the smallest, as multiples of the mean weight; absent = none. */
export type RakeSettings = Readonly<{ cap?: number; tolerance?: number; sweeps?: number }>

/**
 * `weights` by group, mean 1 over respondents. `off`: the largest difference of a weighted share from its target that is
 * left, above 0 only where the cap keeps it. `capped`: respondents whose weight the cap holds.
 */
export type Raked = Readonly<
  | { ok: true; weights: readonly number[]; sweeps: number; off: number; capped: number; effect: WeightingEffect }
  | { ok: false; reason: "nobody" | "no_margins" }
  /** Nobody of the sample has this code, though the population does; or somebody has one that it does not know. */
  | { ok: false; reason: "empty" | "unknown"; margin: string; code: string }
  /** Shares that no weights of this sample can meet together. */
  | { ok: false; reason: "diverges"; off: number }
>

export type WeightingEffect = Readonly<{ n: number; deff: number; effectiveN: number }>

const TOLERANCE = 1e-6
const SWEEPS = 10_000
/** Raking that can end well may be slow, where few people tie the margins together; what cannot end well stands still. */
const PATIENCE = 100
const STANDSTILL = 0.9
const HALVINGS = 60

/**
 * Rakes without the cap first: margins that no weights meet are refused, not blamed on the cap, and where no weight
 * reaches it there is nothing to hold.
 */
export function rake(groups: readonly Group[], margins: readonly Margin[], settings: RakeSettings = {}): Raked {
  const refusal = refuse(groups, margins)
  if (refusal) return refusal
  const { cap, ...free } = settings
  const raked = sweep(groups, margins, free)
  if (cap === undefined || !raked.ok || raked.weights.every((weight) => weight < cap && weight > 1 / cap)) return raked
  return sweep(groups, margins, settings)
}

function sweep(groups: readonly Group[], margins: readonly Margin[], settings: RakeSettings): Raked {
  const { cap, tolerance = TOLERANCE, sweeps = SWEEPS } = settings
  const targets = margins.map(({ name, shares }) => ({ name, shares: normalised(shares) }))
  const n = sum(groups.map((group) => group.n))
  let weights = groups.map(() => 1)
  let earlier = Number.POSITIVE_INFINITY
  for (let round = 1; round <= sweeps; round++) {
    const before = weights
    for (const margin of targets) weights = scaled(groups, weights, margin, n)
    if (cap !== undefined) weights = cut(groups, weights, cap, n)
    const off = Math.max(...targets.map((margin) => offBy(groups, weights, margin, n)))
    const still = weights.every((weight, index) => Math.abs(weight - before[index]!) <= tolerance * before[index]!)
    if (off <= tolerance || (cap !== undefined && still))
      return {
        ok: true,
        weights,
        sweeps: round,
        off,
        capped: cappedOf(groups, weights, cap),
        effect: effectOf(groups, weights),
      }
    if (cap !== undefined || round % PATIENCE > 0) continue
    if (off > earlier * STANDSTILL) break
    earlier = off
  }
  return { ok: false, reason: "diverges", off: Math.max(...targets.map((margin) => offBy(groups, weights, margin, n))) }
}

/** What unequal weights cost: Kish's design effect n Σw² / (Σw)², and the number of equal respondents it is worth. */
export function effectOf(groups: readonly Pick<Group, "n">[], weights: readonly number[]): WeightingEffect {
  const n = sum(groups.map((group) => group.n))
  const total = sum(groups.map((group, index) => group.n * weights[index]!))
  const squares = sum(groups.map((group, index) => group.n * weights[index]! ** 2))
  const deff = total === 0 ? 1 : (n * squares) / total ** 2
  return { n, deff, effectiveN: n / deff }
}

function refuse(groups: readonly Group[], margins: readonly Margin[]): Extract<Raked, { ok: false }> | undefined {
  if (sum(groups.map(({ n }) => n)) === 0) return { ok: false, reason: "nobody" }
  if (margins.length === 0) return { ok: false, reason: "no_margins" }
  for (const { name, shares } of margins) {
    const present = new Set(groups.filter(({ n }) => n > 0).map(({ codes }) => codes[name] ?? ""))
    const empty = Object.keys(shares).find((code) => shares[code]! > 0 && !present.has(code))
    if (empty !== undefined) return { ok: false, reason: "empty", margin: name, code: empty }
    const unknown = [...present].find((code) => !((shares[code] ?? 0) > 0))
    if (unknown !== undefined) return { ok: false, reason: "unknown", margin: name, code: unknown }
  }
  return undefined
}

function scaled(groups: readonly Group[], weights: readonly number[], { name, shares }: Margin, n: number): number[] {
  const held = sums(groups, weights, name)
  return weights.map((weight, index) => {
    const code = groups[index]!.codes[name] ?? ""
    return (weight * shares[code]! * n) / held.get(code)!
  })
}

// Every weight times the one factor with which the mean stays 1 once all are held within the bounds: the mean grows with
// the factor, and at 1 / cap and at cap times the extremes it lies on both sides of 1.
function cut(groups: readonly Group[], weights: readonly number[], cap: number, n: number): number[] {
  const held = (factor: number) => weights.map((weight) => Math.min(Math.max(weight * factor, 1 / cap), cap))
  const mean = (factor: number) => {
    const all = held(factor)
    return sum(groups.map((group, index) => group.n * all[index]!)) / n
  }
  const present = weights.filter((_, index) => groups[index]!.n > 0)
  let [low, high] = [1 / (cap * Math.max(...present)), cap / Math.min(...present)]
  for (let step = 0; step < HALVINGS; step++) {
    const middle = Math.sqrt(low * high)
    if (mean(middle) < 1) low = middle
    else high = middle
  }
  return held(Math.sqrt(low * high))
}

const cappedOf = (groups: readonly Group[], weights: readonly number[], cap: number | undefined): number =>
  cap === undefined
    ? 0
    : sum(
        groups.map(({ n }, index) =>
          weights[index]! >= cap * (1 - 1e-9) || weights[index]! <= (1 / cap) * (1 + 1e-9) ? n : 0,
        ),
      )

function offBy(groups: readonly Group[], weights: readonly number[], { name, shares }: Margin, n: number): number {
  const held = sums(groups, weights, name)
  return Math.max(...Object.keys(shares).map((code) => Math.abs((held.get(code) ?? 0) / n - shares[code]!)))
}

function sums(groups: readonly Group[], weights: readonly number[], margin: string): Map<string, number> {
  const held = new Map<string, number>()
  groups.forEach(({ codes, n }, index) => {
    const code = codes[margin] ?? ""
    held.set(code, (held.get(code) ?? 0) + n * weights[index]!)
  })
  return held
}

function normalised(shares: Readonly<Record<string, number>>): Record<string, number> {
  const total = sum(Object.values(shares))
  return Object.fromEntries(Object.entries(shares).map(([code, share]) => [code, share / total]))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
