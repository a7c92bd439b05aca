// Calls, their outcomes, and what becomes of the case.
import { and, asc, count, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm"
import { afterCall, appointmentOutcome } from "@/lib/disposition/after-call"
import { DISPOSITIONS, type Disposition, dispositionOf, QUOTA_FULL } from "@/lib/disposition/codes"
import { Problem } from "@/lib/problem"
import { slotAt } from "@/lib/sample/slots"
import type { Tx } from "../client"
import { newId } from "../ids"
import { appointments, calls, cases, interviews } from "../schema"
import { dropUnbegun } from "./ahead"
import { endAppointment } from "./appointments"
import { byPerson, record } from "./audit"
import { callingOf, isSpoken, standingOfCase } from "./case-standing"
import { lockCase, NOBODYS } from "./cases"
import { tellFloor } from "./floor"
import { breakOff, findRunning } from "./interviews"

export { endAppointment } from "./appointments"

export type Outcome = Readonly<{
  code: string
  note: string | null
  /** The agreed instant of an appointment; with `takesBetterTime` a better time to try, which is soft. */
  appointmentAt: Date | null
  /** What the respondent speaks, after a language barrier. */
  language?: string | null
}>

/** Notes that the interviewer dials the number whose turn it is; a call already running is kept. */
export async function startCall(tx: Tx, caseId: string, personId: string, now: Date): Promise<void> {
  const row = await lockCase(tx, caseId, personId, now)
  if (await openCall(tx, caseId)) return
  const slot = slotAt(await callingOf(tx, row.waveId), now, row.timezone)
  await tx.insert(calls).values({ id: newId(), caseId, personId, startedAt: now, phone: row.phone, slot })
  await tellFloor(tx, personId)
}

/**
 * Codes the call: ends it, moves the case on by the wave's calling policy, and lets go of it. A final outcome breaks a
 * running interview off; a full quota is final when it was the person's own answer that told so.
 * Problems: `unknown_disposition`, `case_not_yours`, `appointment_in_past`, `bad_input` for an appointment without a time.
 */
export async function recordOutcome(
  tx: Tx,
  caseId: string,
  personId: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const disposition = dispositionOf(outcome.code)
  if (!disposition || !DISPOSITIONS.includes(disposition)) throw new Problem("unknown_disposition")
  const row = await lockCase(tx, caseId, personId, now)
  const policy = await callingOf(tx, row.waveId)
  const standing = await standingOfCase(tx, row, now)
  const { appointmentAt, language = null } = outcome
  const spoken = language !== null && (await isSpoken(tx, language, personId))
  const after = afterCall({ disposition, personId, now, appointmentAt, language, spoken }, standing, policy)
  if (!after.ok)
    throw new Problem(
      after.refusal === "appointment_in_past" ? "appointment_in_past" : "bad_input",
      {},
      { at: after.refusal },
    )
  const closed = disposition.code === QUOTA_FULL && (await findRunning(tx, caseId))?.quotaClosedAt != null
  const final = after.final || closed
  await endCall(tx, caseId, personId, disposition, outcome.note, now, after.slot)
  const reached = disposition.group !== "no_contact" && disposition.group !== "number"
  const kept = standing.agreed ? appointmentOutcome(standing.agreed, now, reached, policy) : undefined
  await endAppointment(tx, caseId, now, kept)
  if (final) await breakOff(tx, caseId, now, closed ? "screened_out" : "broken_off")
  else if (row.aheadFor) await dropUnbegun(tx, caseId, now)
  if (after.appointment && !final) {
    const { at, hard } = after.appointment
    const agreed = { caseId, madeBy: personId, at, hard, timezone: row.timezone, createdAt: now }
    await tx.insert(appointments).values({ id: newId(), ...agreed })
  }
  const handedOn = after.refusedBy !== null || after.language !== row.language
  await tx
    .update(cases)
    .set({
      ...NOBODYS,
      disposition: closed ? disposition.code : after.code,
      attempts: after.attempts,
      slotAttempts: after.slotAttempts,
      slotsDue: after.slotsDue ? [...after.slotsDue] : null,
      phone: after.phone,
      language: after.language,
      refusals: after.refusals,
      ...(after.refusedBy && { refusedBy: after.refusedBy }),
      ...((final || handedOn) && { reservedFor: null }),
      finalAt: final ? now : null,
      nextAttemptAt: final ? null : after.nextAttemptAt,
    })
    .where(eq(cases.id, caseId))
  const details = { code: disposition.code, ...(final && { final: closed ? disposition.code : after.code }) }
  await record(tx, byPerson({ id: personId }), "call.coded", { thing: "case", id: caseId, details })
  await tellFloor(tx, personId)
}

/** Ends the running call with this outcome; a call that was never started is noted as begun and ended now. */
export async function endCall(
  tx: Tx,
  caseId: string,
  personId: string,
  outcome: Disposition,
  note: string | null,
  now: Date,
  slot: string | null = null,
): Promise<void> {
  const open = await openCall(tx, caseId)
  const ended = { endedAt: now, disposition: outcome.code, note }
  const phone = sql<number>`(select phone from cases where id = ${caseId}::uuid)`
  if (open) await tx.update(calls).set(ended).where(eq(calls.id, open))
  else await tx.insert(calls).values({ id: newId(), caseId, personId, startedAt: now, phone, slot, ...ended })
}

export type PastCall = Readonly<{
  startedAt: Date
  endedAt: Date | null
  disposition: string | null
  note: string | null
}>

export async function listCalls(tx: Tx, caseId: string): Promise<PastCall[]> {
  return tx
    .select({ startedAt: calls.startedAt, endedAt: calls.endedAt, disposition: calls.disposition, note: calls.note })
    .from(calls)
    .where(eq(calls.caseId, caseId))
    .orderBy(desc(calls.startedAt))
}

/** This interviewer's own open appointments, soonest first. */
export async function listAppointments(tx: Tx, personId: string) {
  return tx
    .select({
      caseId: appointments.caseId,
      at: appointments.at,
      hard: appointments.hard,
      timezone: appointments.timezone,
      service: cases.service,
      region: cases.region,
    })
    .from(appointments)
    .innerJoin(cases, eq(cases.id, appointments.caseId))
    .where(and(eq(appointments.madeBy, personId), isNull(appointments.endedAt)))
    .orderBy(asc(appointments.at))
    .limit(20)
}

/** Today's figures of one interviewer: calls coded and interviews completed since `since`. */
export async function countDay(tx: Tx, personId: string, since: Date): Promise<{ calls: number; completed: number }> {
  const [dialled] = await tx
    .select({ n: count() })
    .from(calls)
    .where(and(eq(calls.personId, personId), gte(calls.startedAt, since)))
  const [done] = await tx
    .select({ n: count() })
    .from(interviews)
    .where(
      and(
        eq(interviews.interviewerId, personId),
        inArray(interviews.status, ["complete"]),
        gte(interviews.endedAt, since),
      ),
    )
  return { calls: dialled?.n ?? 0, completed: done?.n ?? 0 }
}

async function openCall(tx: Tx, caseId: string): Promise<string | null> {
  const rows = await tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.caseId, caseId), sql`${calls.endedAt} is null`))
  return rows[0]?.id ?? null
}
