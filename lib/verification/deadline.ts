// How near the deadline of a check is: the word beside it, and what the reminders count.
import { addDays } from "date-fns"

export const URGENCIES = ["overdue", "soon", "later"] as const
export type Urgency = (typeof URGENCIES)[number]

/** From this instant back, a deadline is named as due soon. */
export const soonUntil = (now: Date, remindDays: number): Date => addDays(now, remindDays)

/** `overdue` once the deadline has passed; `soon` within the policy's days before it, the last instant included. */
export function urgencyOf(dueAt: Date, now: Date, remindDays: number): Urgency {
  if (dueAt < now) return "overdue"
  return dueAt <= soonUntil(now, remindDays) ? "soon" : "later"
}
