// What an interviewer is doing, from what the phone room knows of them.
import { addMinutes } from "date-fns"

export type FloorState = "interview" | "call" | "case" | "between" | "away"

export type Standing = Readonly<{
  /** Until when a case is on the screen; null without one. */
  heldUntil: Date | null
  /** The call that goes on, or is over but not coded yet. */
  callSince: Date | null
  hungUpAt: Date | null
  interviewSince: Date | null
  /** When something was last done: a call begun or ended, an answer, a sign-in today. */
  lastAt: Date | null
}>

/** Somebody without a case who has done nothing for longer than this is away. */
export const AWAY_MINUTES = 15

/** What goes on now, and since when; `away` since the last thing done, or without a time when there was none today. */
export function floorStateOf(standing: Standing, now: Date): { state: FloorState; since: Date | null } {
  const { heldUntil, callSince, hungUpAt, interviewSince, lastAt } = standing
  if (interviewSince) return { state: "interview", since: interviewSince }
  if (callSince && !hungUpAt) return { state: "call", since: callSince }
  if (heldUntil) return { state: "case", since: hungUpAt }
  const here = lastAt !== null && addMinutes(lastAt, AWAY_MINUTES) > now
  return { state: here ? "between" : "away", since: lastAt }
}

/** Seconds on the line today, the call that goes on now with them. */
export function secondsOnLine(ended: number, { callSince, hungUpAt }: Standing, now: Date): number {
  if (!callSince) return ended
  return ended + Math.max(0, Math.round(((hungUpAt ?? now).getTime() - callSince.getTime()) / 1000))
}
