// What a release lacks and cannot get any more, by name.
import type { Condition, Gate } from "./gate"

export type Shortfall = Readonly<
  | { kind: "quota"; region: string | null; service: string | null; target: number; accepted: number }
  | { kind: "unreachable"; region: string | null; stream: string; needed: number; checked: number }
>

/** Every shortfall of the gate, region by region. */
export function shortfallsOf({ regions }: Gate): Shortfall[] {
  return regions.flatMap(({ region, conditions }) => conditions.flatMap((condition) => within(region, condition)))
}

function within(region: string | null, condition: Condition): Shortfall[] {
  if (condition.kind === "quotas")
    return condition.quotas
      .filter(({ gate }) => gate === "shortfall")
      .map(({ service, target, accepted }) => ({ kind: "quota", region, service, target, accepted }))
  if (condition.kind !== "streams") return []
  return condition.streams
    .filter(({ gate }) => gate === "shortfall")
    .map(({ stream, needed, checked }) => ({ kind: "unreachable", region, stream, needed, checked }))
}
