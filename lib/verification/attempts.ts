// Attempts to reach the respondent of a check, and when there have been enough of them.
import type { Contact } from "./finding"

export const OUTCOMES = ["reached", "no_answer", "busy", "call_later", "wrong_number"] as const
export type AttemptOutcome = (typeof OUTCOMES)[number]

/** So many fruitless attempts before anybody may be called unreachable. */
export const ENOUGH_ATTEMPTS = 3

/** How the attempts ended so far: once reached is reached, whatever came later. */
export function contactOf(outcomes: readonly AttemptOutcome[]): Contact {
  if (outcomes.includes("reached")) return "reached"
  return outcomes.includes("wrong_number") ? "wrong_number" : "not_reached"
}

/**
 * Whether the check can be decided without a conversation: a number of somebody else, tried often enough, or nobody
 * knows a number (the open link asks for none).
 */
export function isClosable(outcomes: readonly AttemptOutcome[], hasContact: boolean): boolean {
  if (!hasContact) return true
  const contact = contactOf(outcomes)
  return contact === "wrong_number" || (contact === "not_reached" && outcomes.length >= ENOUGH_ATTEMPTS)
}
