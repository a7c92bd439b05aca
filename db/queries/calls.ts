// Calls, their outcomes, and what becomes of the case.
import { and, asc, count, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm"
import { type Disposition, dispositionOf, QUOTA_FULL } from "@/lib/disposition/codes"
import { afterCall } from "@/lib/disposition/next-attempt"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { appointments, calls, cases, interviews } from "../schema"
import { byPerson, record } from "./audit"
import { lockCase } from "./cases"
import { breakOff, findRunning } from "./interviews"

export type Outcome = Readonly<{ code: string; note: string | null; appointmentAt: Date | null }>

/** Notes that the interviewer dials; a call already running is kept. */
export async function startCall(tx: Tx, caseId: string, personId: string, now: Date): Promise<void> {
  await lockCase(tx, caseId, personId, now)
  if (await openCall(tx, caseId)) return
  await tx.insert(calls).values({ id: newId(), caseId, personId, startedAt: now })
}

/**
 * Codes the call: ends it, moves the case on, and lets go of it. A final outcome breaks a running interview off; a full
 * quota is final when it was the person's own answer that told so.
 */
export async function recordOutcome(
  tx: Tx,
  caseId: string,
  personId: string,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const disposition = dispositionOf(outcome.code)
  if (!disposition) throw new Problem("unknown_disposition")
  const row = await lockCase(tx, caseId, personId, now)
  const attempts = row.attempts + 1
  const after = afterCall(disposition, attempts, now, outcome.appointmentAt)
  if (!after.ok)
    throw new Problem(
      after.refusal === "appointment_in_past" ? "appointment_in_past" : "bad_input",
      {},
      { at: after.refusal },
    )
  const closed = disposition.code === QUOTA_FULL && (await findRunning(tx, caseId))?.quotaClosedAt != null
  const final = after.final || closed
  await endCall(tx, caseId, personId, disposition, outcome.note, now)
  await endAppointment(tx, caseId, now)
  if (final) await breakOff(tx, caseId, now, closed ? "screened_out" : "broken_off")
  if (after.appointmentAt) {
    const at = after.appointmentAt
    await tx
      .insert(appointments)
      .values({ id: newId(), caseId, madeBy: personId, at, timezone: row.timezone, createdAt: now })
  }
  await tx
    .update(cases)
    .set({
      disposition: disposition.code,
      attempts,
      finalAt: final ? now : null,
      nextAttemptAt: final ? null : after.nextAttemptAt,
      leasedBy: null,
      leasedUntil: null,
    })
    .where(eq(cases.id, caseId))
  await record(tx, byPerson({ id: personId }), "call.coded", {
    thing: "case",
    id: caseId,
    details: { code: disposition.code },
  })
}

/** Ends the running call with this outcome; a call that was never started is noted as begun and ended now. */
export async function endCall(
  tx: Tx,
  caseId: string,
  personId: string,
  outcome: Disposition,
  note: string | null,
  now: Date,
): Promise<void> {
  const open = await openCall(tx, caseId)
  const ended = { endedAt: now, disposition: outcome.code, note }
  if (open) await tx.update(calls).set(ended).where(eq(calls.id, open))
  else await tx.insert(calls).values({ id: newId(), caseId, personId, startedAt: now, ...ended })
}

export async function endAppointment(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx
    .update(appointments)
    .set({ endedAt: now })
    .where(and(eq(appointments.caseId, caseId), isNull(appointments.endedAt)))
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
