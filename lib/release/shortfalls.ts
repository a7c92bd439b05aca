// What a release lacks and cannot get any more, by name.
import type { Condition, Gate } from "./gate"

export type Shortfall = Readonly<
  | { kind: "quota"; region: string | null; service: string | null; target: number; accepted: number }
  | { kind: "unreachable"; region: string | null; stream: string; needed: number; checked: number }
  | { kind: "no_field_control"; region: string | null }
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
  if (condition.kind !== "streams" || condition.state === "met") return []
  const unreachable = condition.streams
    .filter(({ gate }) => gate === "shortfall")
    .map(({ stream, needed, checked }): Shortfall => ({ kind: "unreachable", region, stream, needed, checked }))
  const none = condition.streams.length === 0 && condition.state === "shortfall"
  return none ? [{ kind: "no_field_control", region }] : unreachable
}
