// What becomes of a case after a coded call.
import { addMinutes } from "date-fns"
import type { Disposition } from "./codes"

/** Attempts after which a case that nobody could reach is closed (interim outcomes only; appointments do not count). */
export const MAX_ATTEMPTS = 8

export type After =
  | Readonly<{ ok: true; final: boolean; nextAttemptAt: Date | null; appointmentAt: Date | null }>
  | Readonly<{ ok: false; refusal: "appointment_in_past" | "appointment_needs_time" }>

/**
 * Decides whether the case ends and when it may be called again.
 * @param attempts calls made so far, this one included
 * @param appointmentAt the agreed instant, for an appointment
 */
export function afterCall(outcome: Disposition, attempts: number, now: Date, appointmentAt: Date | null): After {
  if (outcome.next.kind === "appointment") return keepAppointment(appointmentAt, now)
  if (outcome.next.kind === "final" || attempts >= MAX_ATTEMPTS) {
    return { ok: true, final: true, nextAttemptAt: null, appointmentAt: null }
  }
  return { ok: true, final: false, nextAttemptAt: addMinutes(now, outcome.next.afterMinutes), appointmentAt: null }
}

function keepAppointment(at: Date | null, now: Date): After {
  if (!at) return { ok: false, refusal: "appointment_needs_time" }
  if (at <= now) return { ok: false, refusal: "appointment_in_past" }
  return { ok: true, final: false, nextAttemptAt: at, appointmentAt: at }
}
