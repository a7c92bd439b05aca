// Which kind of check a drawn interview gets. docs/draw.md defines it for outsiders; the two must agree.
import { kindValue } from "./draw"
import type { DrawReason } from "./draw-log"
import { fractionOf } from "./share"

/** In the order in which the seed's fraction runs through their shares. */
export const KINDS = ["callback", "repeat", "observation"] as const
export type Kind = (typeof KINDS)[number]

/** How large a part of the draw each kind has; one that is not named has none. */
export type KindShares = Readonly<Partial<Record<Kind, number>>>

/**
 * The kind that the seed gives: the fraction of HMAC-SHA256(seed, "kind|stream|position") against the shares of the
 * kinds that are possible, one after the other, over their total. No kind possible: a callback.
 */
export function kindOf(seed: string, stream: string, position: number, reason: DrawReason, shares: KindShares): Kind {
  const possible = KINDS.filter((kind) => isPossible(kind, stream, reason))
  const parts = possible.map((kind) => ({ kind, ...fractionOf(shares[kind] ?? 0) }))
  const whole = parts.reduce((product, part) => product * part.whole, 1n)
  const total = parts.reduce((sum, { part, whole: of }) => sum + (part * whole) / of, 0n)
  let rest = kindValue(seed, stream, position) * total
  for (const { kind, part, whole: of } of parts) {
    const weight = ((part * whole) / of) << 64n
    if (rest < weight) return kind
    rest -= weight
  }
  return "callback"
}

/** The kind of a check that nobody drew: observing is too late, so a callback unless the study makes none. */
export const kindOfSuspicion = (shares: KindShares): Kind => (shares.repeat && !shares.callback ? "repeat" : "callback")

// An interview can be heard only while an interviewer holds it, and only if the draw is known by then.
const isPossible = (kind: Kind, stream: string, reason: DrawReason): boolean =>
  kind !== "observation" || (reason === "value" && !stream.startsWith("online/"))
