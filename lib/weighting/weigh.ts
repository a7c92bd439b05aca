// Weights of a wave as a study wants them: whom they are for, what is left as it is, and why there may be none.
import { effectOf, type Group, type Margin, type Raked, rake, type WeightingEffect } from "./rake"

export type WeightedGroup = Group & Readonly<{ weight: number }>

/** Why there are no weights; `off` is the difference that was left when raking was given up. */
export type NoWeights = Readonly<{ ok: false; reason: Extract<Raked, { ok: false }>["reason"]; off?: number }>
export type Weights = Readonly<
  | { ok: true; sweeps: number; off: number; capped: number; effect: WeightingEffect; least: number; most: number }
  | NoWeights
>

export type Weighed = Readonly<{
  /** Counted interviews in all, and those of them whose code has no share: they keep the weight 1. */
  n: number
  outside: number
  /** Interviews without an answer to a margin: they keep their part of the sample there. */
  missing: Readonly<Record<string, number>>
  /** Codes that the margins want and nobody has. */
  empty: readonly Readonly<{ margin: string; codes: readonly string[] }>[]
  result: Weights
  /** By the codes of the margins alone; none when there are no weights. */
  groups: readonly WeightedGroup[]
}>

/** The code of somebody who has not answered. */
export const UNANSWERED = ""

type Settings = Readonly<{ cap: number; tolerance: number }>

/** Rakes the groups to the margins. Groups are brought together by the margins' codes first. */
export function weigh(groups: readonly Group[], margins: readonly Margin[], settings: Settings): Weighed {
  const all = together(groups, margins)
  const inside = all.filter((group) => margins.every((margin) => isIn(margin, group)))
  const others = all.filter((group) => !inside.includes(group))
  const about = {
    n: total(all),
    outside: total(others),
    missing: Object.fromEntries(margins.map(({ name }) => [name, missingIn(inside, name)])),
    empty: margins.flatMap((margin) => emptyIn(inside, margin)),
  }
  const held = margins.map((margin) => withMissing(margin, inside))
  const raked = rake(inside, held, settings)
  if (!raked.ok) {
    const off = raked.reason === "diverges" ? { off: raked.off } : {}
    return { ...about, result: { ok: false, reason: raked.reason, ...off }, groups: [] }
  }
  const weighted = inside.map((group, index) => ({ ...group, weight: raked.weights[index]! }))
  const { sweeps, off, capped } = raked
  const [least, most] = [Math.min(...raked.weights), Math.max(...raked.weights)]
  return {
    ...about,
    result: { ok: true, sweeps, off, capped, effect: effectOf(inside, raked.weights), least, most },
    groups: [...weighted, ...others.map((group) => ({ ...group, weight: 1 }))],
  }
}

/** What each code weighs among those who have one, in shares of 1. */
export function weightedShares(groups: readonly WeightedGroup[], margin: string, codes: readonly string[]) {
  const sums = codes.map((code) =>
    groups.reduce((sum, group) => (group.codes[margin] === code ? sum + group.n * group.weight : sum), 0),
  )
  const all = sums.reduce((sum, one) => sum + one, 0)
  return new Map(codes.map((code, index) => [code, all === 0 ? 0 : sums[index]! / all]))
}

function together(groups: readonly Group[], margins: readonly Margin[]): Group[] {
  const found = new Map<string, Group>()
  for (const { codes, n } of groups) {
    const own = Object.fromEntries(margins.map(({ name }) => [name, codes[name] ?? UNANSWERED]))
    const key = JSON.stringify(Object.values(own))
    found.set(key, { codes: own, n: n + (found.get(key)?.n ?? 0) })
  }
  return [...found.values()].filter(({ n }) => n > 0)
}

const isIn = ({ name, shares }: Margin, { codes }: Group): boolean =>
  codes[name] === UNANSWERED || (shares[codes[name] ?? ""] ?? 0) > 0

const missingIn = (groups: readonly Group[], name: string): number =>
  total(groups.filter(({ codes }) => codes[name] === UNANSWERED))

function emptyIn(groups: readonly Group[], { name, shares }: Margin) {
  const codes = Object.keys(shares).filter(
    (code) => shares[code]! > 0 && !groups.some((group) => group.codes[name] === code),
  )
  return codes.length > 0 ? [{ margin: name, codes }] : []
}

// Whoever has not answered is a code of its own, as large as it is in the sample; the others share the rest.
function withMissing({ name, shares }: Margin, groups: readonly Group[]): Margin {
  const part = missingIn(groups, name) / Math.max(1, total(groups))
  const sum = Object.values(shares).reduce((all, share) => all + share, 0)
  const known = Object.entries(shares).filter(([, share]) => share > 0)
  const scaled = known.map(([code, share]) => [code, (share / sum) * (1 - part)])
  return { name, shares: Object.fromEntries(part > 0 ? [...scaled, [UNANSWERED, part]] : scaled) }
}

const total = (groups: readonly Group[]): number => groups.reduce((sum, { n }) => sum + n, 0)
