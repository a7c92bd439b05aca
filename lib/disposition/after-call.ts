// What becomes of a case after a coded call, by the study's calling policy.
import { addDays, addHours, addMinutes } from "date-fns"
import { nextCallable, nextDay, slotAt, slotsDue } from "../sample/slots"
import type { CallingPolicy } from "../study/calling"
import { type Disposition, dispositionOf, takesBetterTime } from "./codes"
import { finalOutcome } from "./final-outcome"

export type PastCall = Readonly<{ code: string; at: Date; phone: number; personId: string }>

/** A case as it stood when the call was made. */
export type Standing = Readonly<{
  timezone: string
  /** Attempts so far, and how many of the case's calls were on this day of the respondent's. */
  attempts: number
  today: number
  slotAttempts: Readonly<Record<string, number>>
  /** The number that was called, and how many the contact has: 1, 2, ... */
  phone: number
  phones: number
  refusals: number
  language: string | null
  /** The time that was agreed, if any. */
  agreed: Agreed | null
  /** Calls before this one, oldest first. */
  history: readonly PastCall[]
}>

export type Agreed = Readonly<{ at: Date; hard: boolean }>

export type CodedCall = Readonly<{
  disposition: Disposition
  personId: string
  now: Date
  /** The agreed instant of an appointment; with `takesBetterTime`, a better time that was named. */
  appointmentAt: Date | null
  /** For a language barrier: what the respondent speaks, where that is known, and whether anybody else here does. */
  language?: string | null
  spoken?: boolean
}>

/** The case as it stands after the call; `code` is what it ends with when it is final, the call's own when not. */
export type Outcome = Readonly<{
  ok: true
  final: boolean
  code: string
  attempts: number
  slot: string | null
  slotAttempts: Readonly<Record<string, number>>
  slotsDue: readonly string[] | null
  phone: number
  refusals: number
  /** Set when this call was a refusal that somebody else may turn. */
  refusedBy: string | null
  language: string | null
  nextAttemptAt: Date | null
  appointment: Agreed | null
}>
export type After = Outcome | Readonly<{ ok: false; refusal: "appointment_in_past" | "appointment_needs_time" }>

/**
 * Decides whether the case ends, when it may be called again, by which number and by whom. Calls that keep an appointment
 * or make one are no attempts, up to as many appointments as there may be attempts; so every case ends.
 */
export function afterCall(call: CodedCall, case_: Standing, policy: CallingPolicy): After {
  const { disposition, now, appointmentAt } = call
  if (disposition.next.kind === "appointment" && !appointmentAt) return { ok: false, refusal: "appointment_needs_time" }
  if (appointmentAt && appointmentAt <= now) return { ok: false, refusal: "appointment_in_past" }
  const counted = { ...case_, ...counts(call, case_, policy) }
  const { final, phone, refusals, at, ...moved } = nextOf(call, counted, policy)
  const tooOften = counted.isAttempt && counted.attempts >= policy.attempts.most
  const history = [...case_.history.map((past) => past.code), disposition.code]
  const slot = slotAt(policy, now, case_.timezone)
  // Balance is for those whom nobody has reached: who was spoken to, and a number not tried yet, may be called at any time.
  const unheard = disposition.group === "no_contact" && phone === case_.phone
  const due = unheard ? slotsDue(policy, counted.slotAttempts) : null
  const common = { ok: true as const, attempts: counted.attempts, slot, slotAttempts: counted.slotAttempts }
  if (final || tooOften) {
    const code = final && disposition.next.kind === "final" ? disposition.code : finalOutcome(history)
    const ended = { final: true, nextAttemptAt: null, appointment: null, slotsDue: null, refusedBy: null }
    return { ...common, ...ended, code: code ?? disposition.code, phone, refusals, language: case_.language }
  }
  const agreed = appointmentAt && moved.mayAgree ? agreedAt(call, appointmentAt, case_, policy) : null
  return {
    ...common,
    final: false,
    code: disposition.code,
    slotsDue: due,
    phone,
    refusals,
    refusedBy: disposition.next.kind === "refused" ? call.personId : null,
    language: moved.language,
    nextAttemptAt: agreed?.at ?? nextCallable(policy, restOfDay(at, counted, policy, now), case_.timezone, due),
    appointment: agreed,
  }
}

/** How long after its time an appointment still is one: then it is missed, and the case is tried like any other. */
export function expiresAt({ at, hard }: Agreed, { appointments }: CallingPolicy): Date {
  return addHours(at, hard ? appointments.hardExpiryHours : appointments.softExpiryHours)
}

/** How an appointment ended when its case was called at `now`. */
export function appointmentOutcome(agreed: Agreed, now: Date, reached: boolean, policy: CallingPolicy) {
  if (now < agreed.at) return "moved" as const
  return reached && now < expiresAt(agreed, policy) ? ("kept" as const) : ("missed" as const)
}

/** An appointment is kept whenever it is; a time that is only better waits for the hours of calling. */
function agreedAt({ disposition }: CodedCall, at: Date, { timezone }: Standing, policy: CallingPolicy): Agreed {
  const hard = disposition.next.kind === "appointment"
  return { at: hard ? at : nextCallable(policy, at, timezone), hard }
}

type Counted = Standing & Readonly<{ isAttempt: boolean }>

function counts({ disposition, now }: CodedCall, case_: Standing, policy: CallingPolicy) {
  const { agreed, history, attempts, slotAttempts, timezone, today } = case_
  const made = history.filter(({ code }) => code === "appointment").length
  const keeps = agreed?.hard && agreed.at <= now && now < expiresAt(agreed, policy)
  const isAttempt = made > policy.attempts.most || !(keeps || disposition.next.kind === "appointment")
  const slot = slotAt(policy, now, timezone)
  return {
    isAttempt,
    attempts: attempts + (isAttempt ? 1 : 0),
    today: today + 1,
    slotAttempts: isAttempt && slot ? { ...slotAttempts, [slot]: (slotAttempts[slot] ?? 0) + 1 } : slotAttempts,
  }
}

type Move = Readonly<{
  final: boolean
  phone: number
  refusals: number
  at: Date
  language: string | null
  mayAgree: boolean
}>

function nextOf(call: CodedCall, case_: Counted, policy: CallingPolicy): Move {
  const { disposition, now } = call
  const { next } = disposition
  const { phone, refusals, language } = case_
  const stay = { final: false, phone, refusals, language, at: now, mayAgree: false }
  switch (next.kind) {
    case "final":
      return { ...stay, final: true }
    case "appointment":
      return { ...stay, mayAgree: true }
    case "refused":
      return {
        ...stay,
        refusals: refusals + 1,
        final: refusals >= policy.refusal.conversions,
        at: addDays(now, policy.refusal.coolingDays),
      }
    case "number": {
      const other = otherNumber(case_)
      return { ...stay, final: other === null, phone: other ?? phone }
    }
    case "language": {
      const known = call.language ?? null
      const handed = known !== null && known !== language && call.spoken === true
      return { ...stay, final: !handed, language: handed ? known : language }
    }
    case "retry": {
      const at = addMinutes(now, policy.retryMinutes[disposition.code] ?? next.afterMinutes)
      return { ...stay, phone: usedUp(call, case_, policy) ?? phone, at, mayAgree: takesBetterTime(disposition) }
    }
  }
}

/** The next of the contact's numbers that nobody said is not theirs, from this one on and round; null when there is none. */
function otherNumber({ phone, phones, history }: Standing): number | null {
  const wrong = new Set(
    history.filter(({ code }) => dispositionOf(code)?.next.kind === "number").map((past) => past.phone),
  )
  for (let step = 1; step < phones; step++) {
    const place = ((phone - 1 + step) % phones) + 1
    if (!wrong.has(place)) return place
  }
  return null
}

/** The number after one that nobody answered for too long; null while it is not, or when there is no other. */
function usedUp({ disposition }: CodedCall, case_: Standing, { attempts }: CallingPolicy): number | null {
  if (disposition.group !== "no_contact") return null
  const unanswered = case_.history.filter(
    ({ phone, code }) => phone === case_.phone && dispositionOf(code)?.group === "no_contact",
  ).length
  return (unanswered + 1) % attempts.perNumber === 0 ? otherNumber(case_) : null
}

/** Who was called often enough today is left alone until tomorrow. */
function restOfDay(at: Date, { today, timezone }: Standing, { attempts }: CallingPolicy, now: Date): Date {
  const tomorrow = nextDay(now, timezone)
  return today >= attempts.perDay && at < tomorrow ? tomorrow : at
}
