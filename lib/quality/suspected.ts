// Which flagged interviews are checked on suspicion: the policy decides, nobody picks.
import type { VerificationPolicy } from "../study/settings"
import { drawValue } from "../verification/draw"

export type Flagged = Readonly<{ id: string; stream: string; position: number; flags: number }>
type Room = Readonly<{ length: number; taken: number }>

/**
 * Interviews with enough flags, most flags first, up to the policy's share of each stream (`taken` of it are there
 * already). Among equals the smaller draw value comes first: chance, that anybody can recompute, and no person.
 */
export function suspectedOf(
  flagged: readonly Flagged[],
  rooms: ReadonlyMap<string, Room>,
  seed: string,
  { minimumFlags, atMost }: VerificationPolicy["risk"],
): Flagged[] {
  const left = new Map(
    [...rooms].map(([stream, { length, taken }]) => [stream, Math.floor(atMost * length + 1e-9) - taken]),
  )
  return flagged
    .filter(({ flags }) => flags >= minimumFlags)
    .map((one) => ({ one, value: drawValue(seed, one.stream, one.position) }))
    .sort((a, b) => b.one.flags - a.one.flags || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
    .flatMap(({ one }) => {
      const room = left.get(one.stream) ?? 0
      left.set(one.stream, room - 1)
      return room > 0 ? [one] : []
    })
}
