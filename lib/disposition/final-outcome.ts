// Which outcome a case ends with after several calls, perhaps to several numbers.
import { dispositionOf } from "./codes"

/**
 * From what tells most of the person to what tells least, as the standard asks for: most informative over most recent.
 * An interview or ineligibility that was found out; refusal; break-off; other reasons of an eligible person; reached
 * without a result; an answering machine; no sign of anybody; a number that is somebody else's or none at all tells only
 * that it is not theirs, and counts when there was nothing else.
 */
const MOST_INFORMATIVE: readonly (readonly string[])[] = [
  ["complete"],
  ["screened_out", "not_recipient", "under_18"],
  ["deceased"],
  ["do_not_call", "refusal", "soft_refusal"],
  ["household_refusal"],
  ["break_off"],
  ["unable"],
  ["language_barrier"],
  ["quota_full"],
  ["appointment", "call_later", "away"],
  ["voice_mail"],
  ["busy"],
  ["no_answer"],
  ["blocked"],
  ["technical"],
  ["wrong_person"],
  ["wrong_number"],
  ["not_working"],
]

const RANK = new Map(MOST_INFORMATIVE.flatMap((codes, rank) => codes.map((code) => [code, rank] as const)))

/** How much a code tells, 0 the most; codes that are not known tell least. */
export const rankOf = (code: string): number => RANK.get(code) ?? MOST_INFORMATIVE.length

/** Every code with its rank: for queries that choose the final outcome where the calls are. */
export const RANKS: readonly (readonly [code: string, rank: number])[] = [...RANK]

/** The code a case ends with after these outcomes, oldest first; of equals the latest. Null when there was none. */
export function finalOutcome(history: readonly string[]): string | null {
  let best: string | null = null
  for (const code of history) if (dispositionOf(code) && (best === null || rankOf(code) <= rankOf(best))) best = code
  return best
}
