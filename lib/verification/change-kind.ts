// Whether a check may be done as another kind than it has now.
import type { Contact } from "./finding"
import type { Kind } from "./kind"

/** What a check in hand may become: an interview that is over can be heard no more. */
export const CHANGEABLE_KINDS = ["callback", "repeat"] as const satisfies readonly Kind[]

export type KindRefusal = "too_late_to_observe" | "already_this_kind" | "already_spoken" | "note_required"

/**
 * Why the change may not be made, or null. Who has spoken with the respondent about their interview cannot ask blind
 * afterwards, so nothing becomes a repeat interview once somebody was reached.
 */
export function refuseKind(now: Kind, wanted: Kind, words: string, contact: Contact): KindRefusal | null {
  if (wanted === "observation") return "too_late_to_observe"
  if (wanted === now) return "already_this_kind"
  if (wanted === "repeat" && contact === "reached") return "already_spoken"
  return words.trim() === "" ? "note_required" : null
}
