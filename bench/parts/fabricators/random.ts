// How often the random checks catch somebody who fabricates, beside the exact chance.
import type { Chance } from "@/lib/questionnaire/simulate"
import { caughtChance, fabricatedOf, leastCaught } from "@/lib/verification/detection"
import { seedHash } from "@/lib/verification/draw"
import { chanceFrom, shuffled } from "@/scripts/parts/chance"
import { checkedOf, type Fieldwork } from "./field"

/** Where in the stream the fabricated interviews stand: anywhere, or all at the end, when nobody expects them. */
export type Placement = "spread" | "last"

export type Trial = Readonly<{
  fieldwork: Fieldwork
  placement: Placement
  /** Shares of the stream that are fabricated, and shares of checks that miss it. */
  fabricated: readonly number[]
  misses: readonly number[]
  streams: number
}>

/** `exact` is the chance given how many were checked; null where none is known and only `least` is promised. */
export type Cell = Readonly<{
  n: number
  fabricated: number
  misses: number
  checked: number
  caught: number
  exact: number | null
  least: number
  /** One standard error of `caught`. */
  error: number
  within: boolean
}>

const LIMIT = 3

/** A cell for each share and each miss; every stream has a fresh seed. */
export function huntFabricators(trial: Trial, base: string): Cell[] {
  const { fieldwork, fabricated, misses, streams } = trial
  const sums = fabricated.flatMap((share) =>
    misses.map((missed) => ({ share, missed, caught: 0, exact: 0, spread: 0 })),
  )
  let checkedInAll = 0
  for (let index = 0; index < streams; index++) {
    const seed = seedHash(`${base} ${fieldwork.n} ${index}`)
    const chance = chanceFrom(Number.parseInt(seed.slice(0, 8), 16))
    const checked = checkedOf(seed, fieldwork, chance)
    checkedInAll += checked.length
    for (const sum of sums) {
      const k = fabricatedOf(fieldwork.n, sum.share)
      const recognised = 1 - sum.missed
      const invented = placed(trial.placement, fieldwork.n, k, chance)
      const caught = checked.some((position) => invented.has(position) && chance() < recognised)
      const exact = caughtChance({ n: fieldwork.n, checked: checked.length, fabricated: k, recognised })
      sum.caught += caught ? 1 : 0
      sum.exact += exact
      sum.spread += exact * (1 - exact)
    }
  }
  return sums.map((sum) => cellOf(trial, sum, checkedInAll / streams))
}

type Sum = Readonly<{ share: number; missed: number; caught: number; exact: number; spread: number }>

function cellOf({ fieldwork, placement, streams }: Trial, sum: Sum, checked: number): Cell {
  const { n, share, unreachable, perDay } = fieldwork
  const known = placement === "spread" || perDay === null
  const least = leastCaught(fabricatedOf(n, sum.share), share, (1 - sum.missed) * (1 - unreachable))
  const caught = sum.caught / streams
  const spread = known ? sum.spread / streams : caught * (1 - caught)
  const error = Math.sqrt(spread / streams)
  // A share of whole streams cannot come nearer than one of them: without it, chances near 1 would fail by rounding.
  const tolerance = LIMIT * error + 1 / streams
  const exact = known ? sum.exact / streams : null
  const within = caught > least - tolerance && (exact === null || Math.abs(caught - exact) <= tolerance)
  return { n, fabricated: sum.share, misses: sum.missed, checked, caught, exact, least, error, within }
}

function placed(placement: Placement, n: number, k: number, chance: Chance): ReadonlySet<number> {
  const positions = Array.from({ length: n }, (_, index) => index + 1)
  return new Set(placement === "last" ? positions.slice(n - k) : shuffled(chance, positions).slice(0, k))
}
