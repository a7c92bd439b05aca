// What a release lacks and cannot get any more, by name.
import type { Text } from "../questionnaire/definition"
import type { Condition, Gate } from "./gate"

/** A body that refused the list for a place, by its name, with the number of our letter. */
export type RefusedList = Readonly<{ body: Text | null; reference: string | null }>
type Place = Readonly<{ region: string | null; service: string | null }>
export type RefusedAt = (place: Place) => readonly RefusedList[]

export type Shortfall = Readonly<
  | {
      kind: "quota"
      region: string | null
      service: string | null
      target: number
      accepted: number
      /** Not there when no list was refused. */
      refused?: readonly RefusedList[]
    }
  | { kind: "unreachable"; region: string | null; stream: string; needed: number; checked: number }
>

/** Every shortfall of the gate, region by region; those for want of a list that was refused say who refused it. */
export function shortfallsOf({ regions }: Gate, refusedAt: RefusedAt = () => []): Shortfall[] {
  return regions.flatMap(({ region, conditions }) =>
    conditions.flatMap((condition) => within(region, condition, refusedAt)),
  )
}

function within(region: string | null, condition: Condition, refusedAt: RefusedAt): Shortfall[] {
  if (condition.kind === "quotas")
    return condition.quotas
      .filter(({ gate }) => gate === "shortfall")
      .map(({ service, target, accepted }) => {
        const refused = refusedAt({ region, service })
        return { kind: "quota", region, service, target, accepted, ...(refused.length > 0 && { refused }) }
      })
  if (condition.kind !== "streams") return []
  return condition.streams
    .filter(({ gate }) => gate === "shortfall")
    .map(({ stream, needed, checked }) => ({ kind: "unreachable", region, stream, needed, checked }))
}
