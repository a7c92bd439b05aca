// A case in memory that is called again and again, for tests of the rules.
import type { CallingPolicy } from "../study/calling"
import { startOfDayIn } from "../time"
import { type After, afterCall, type CodedCall, type Outcome, type PastCall, type Standing } from "./after-call"
import { dispositionOf } from "./codes"

export type Case = Standing & Readonly<{ final: string | null; nextAttemptAt: Date | null; refusedBy: string | null }>

export const NEW_CASE: Case = {
  timezone: "Asia/Almaty",
  ...{ attempts: 0, today: 0, slotAttempts: {}, phone: 1, phones: 1, refusals: 0, language: "kk", agreed: null },
  ...{ history: [], final: null, nextAttemptAt: null, refusedBy: null },
}

export type Coded = Readonly<{ code: string; now: Date; personId?: string }> &
  Partial<Pick<CodedCall, "appointmentAt" | "language" | "spoken">>

export function codeCall(case_: Case, coded: Coded, policy: CallingPolicy): After {
  const { code, now, personId = "a", appointmentAt = null, language = null, spoken = false } = coded
  const disposition = dispositionOf(code)
  if (!disposition) throw new RangeError(code)
  const day = startOfDayIn(now, case_.timezone)
  const today = case_.history.filter(({ at }) => at >= day).length
  return afterCall({ disposition, personId, now, appointmentAt, language, spoken }, { ...case_, today }, policy)
}

export function afterwards(case_: Case, coded: Coded, after: Outcome): Case {
  const past: PastCall = { code: coded.code, at: coded.now, phone: case_.phone, personId: coded.personId ?? "a" }
  return {
    ...case_,
    attempts: after.attempts,
    slotAttempts: after.slotAttempts,
    phone: after.phone,
    refusals: after.refusals,
    refusedBy: after.refusedBy ?? case_.refusedBy,
    language: after.language,
    agreed: after.appointment,
    history: [...case_.history, past],
    final: after.final ? after.code : null,
    nextAttemptAt: after.nextAttemptAt,
  }
}

/** The case after these calls; a refusal of the rules is an error here. */
export function called(case_: Case, calls: readonly Coded[], policy: CallingPolicy): Case {
  return calls.reduce((before, coded) => {
    const after = codeCall(before, coded, policy)
    if (!after.ok) throw new Error(after.refusal)
    return afterwards(before, coded, after)
  }, case_)
}
