// Interviews: starting, resuming, and what is needed to fill one in.
import { addHours, subMinutes } from "date-fns"
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { EntrySign } from "@/lib/quality/entry-sign"
import type { Context } from "@/lib/questionnaire/definition"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { holdUntil, standingOf } from "@/lib/quota/places"
import type { Study } from "@/lib/study/study"
import type { Tx } from "../client"
import { cases, interviews, personalAnswers, waves } from "../schema"
import { endAppointment } from "./appointments"
import { ONLINE_QUIET_MINUTES } from "./callable"
import { type CaseRow, holderOfCase, lockCase, NOBODYS } from "./cases"
import { tellFloor } from "./floor"
import { contextOf, findInstrument } from "./instruments"
import { tellObserver } from "./observation-offers"
import { placementOf } from "./quota-cells"
import { movePlaces, returnPlaces } from "./quotas"

export type InterviewRow = typeof interviews.$inferSelect

export type Start = Readonly<{
  /** Made by the client, so that a repeated start is the same interview. */
  id: string
  caseId: string
  mode: "phone" | "online"
  language: string
  /** The interviewer on the phone; null online. */
  interviewerId: string | null
  /** Keyed hash of the respondent's device, online. */
  device?: string | null
  /** What the way in by an open link showed. */
  signs?: readonly EntrySign[]
}>

/**
 * Starts an interview with its quota places held, or resumes the one that runs.
 * Problems: `wave_not_open`, `case_finished`, `quota_closed`, `case_not_yours`, `case_busy_online`, `interview_on_phone`.
 */
export async function startInterview(tx: Tx, start: Start, now: Date): Promise<InterviewRow> {
  const caseRow = await lockCase(tx, start.caseId)
  const [wave] = await tx.select().from(waves).where(eq(waves.id, caseRow.waveId)).for("share")
  if (wave?.status !== "open") throw new Problem("wave_not_open")
  if (caseRow.finalAt) throw new Problem("case_finished")
  const running = await findRunning(tx, start.caseId)
  if (start.interviewerId) {
    assertHeld(caseRow, running, start.interviewerId, now)
    await keepForTheDay(tx, caseRow.id, wave.instrumentId, now)
    await tellFloor(tx, start.interviewerId)
  } else await takeOffScreens(tx, caseRow, running, now)
  return running ? resume(tx, running, start, caseRow, now) : begin(tx, start, caseRow, wave.instrumentId, now)
}

// Whose screen a case has left because its respondent has begun online is told so.
function assertHeld(caseRow: CaseRow, running: InterviewRow | null, personId: string, now: Date): void {
  if (holderOfCase(caseRow, now) === personId) return
  throw new Problem(running && isBusyOnline(running, now) ? "case_busy_online" : "case_not_yours")
}

const isBusyOnline = ({ mode, lastEventAt }: InterviewRow, now: Date): boolean =>
  mode === "online" && lastEventAt > subMinutes(now, ONLINE_QUIET_MINUTES)

/**
 * Who begins online is not called any more: what was agreed is cancelled, and the case leaves whoever has it on screen
 * or took it ahead. An interview that an interviewer is holding just now stays with them.
 */
async function takeOffScreens(tx: Tx, caseRow: CaseRow, running: InterviewRow | null, now: Date): Promise<void> {
  const onScreen = caseRow.leasedUntil !== null && caseRow.leasedUntil > now
  if (running?.mode === "phone" && onScreen) throw new Problem("interview_on_phone")
  await endAppointment(tx, caseRow.id, now, "cancelled")
  if (!caseRow.leasedBy && !caseRow.aheadFor) return
  await tx.update(cases).set(NOBODYS).where(eq(cases.id, caseRow.id))
  if (caseRow.leasedBy) await tellFloor(tx, caseRow.leasedBy)
}

/** The interview now being filled for a case, if any. */
export async function findRunning(tx: Tx, caseId: string): Promise<InterviewRow | null> {
  const rows = await tx
    .select()
    .from(interviews)
    .where(and(eq(interviews.caseId, caseId), eq(interviews.status, "running")))
  return rows[0] ?? null
}

export async function findInterview(tx: Tx, id: string): Promise<InterviewRow | null> {
  const rows = await tx.select().from(interviews).where(eq(interviews.id, id))
  return rows[0] ?? null
}

export type Filling = Readonly<{ study: Study; questionnaire: Questionnaire; context: Context }>

/** Everything the engine needs to go on with an interview. */
export async function loadForFilling(tx: Tx, interview: InterviewRow, caseRow: CaseRow, now: Date): Promise<Filling> {
  const { study, questionnaire } = await findInstrument(tx, interview.instrumentId)
  return { study, questionnaire, context: contextOf(study, { ...caseRow, mode: interview.mode }, now) }
}

/**
 * Keeps an answer that is personal data, sealed; `answers` gets only the mark that one was given. Of an interview that
 * its respondent has withdrawn nothing is kept.
 */
export async function savePersonalAnswer(
  tx: Tx,
  interviewId: string,
  question: string,
  sealed: Buffer,
  at: Date,
): Promise<void> {
  const own = { interviewId: interviews.id, question: sql`${question}`.as("question") }
  const given = {
    ...own,
    sealed: sql`${sealed}::bytea`.as("sealed"),
    at: sql`${at.toISOString()}::timestamptz`.as("at"),
  }
  await tx
    .insert(personalAnswers)
    .select(
      tx
        .select(given)
        .from(interviews)
        .where(and(eq(interviews.id, interviewId), isNull(interviews.withdrawnAt)))
        .for("share"),
    )
    .onConflictDoUpdate({ target: [personalAnswers.interviewId, personalAnswers.question], set: { sealed, at } })
}

/**
 * A final outcome during an interview breaks it off: its answers stay, its places go back. One that fell in a full cell
 * is screened out. The case is locked by the caller.
 */
export async function breakOff(
  tx: Tx,
  caseId: string,
  now: Date,
  status: "broken_off" | "screened_out" = "broken_off",
): Promise<void> {
  const broken = await tx
    .update(interviews)
    .set({ status, standing: standingOf(status, false), endedAt: now })
    .where(and(eq(interviews.caseId, caseId), eq(interviews.status, "running")))
    .returning({ id: interviews.id })
  for (const { id } of broken) {
    await returnPlaces(tx, id, now)
    await tellObserver(tx, id)
  }
}

// A started case stays with its interviewer for as long as the study agreed: only a supervisor breaks that.
async function keepForTheDay(tx: Tx, caseId: string, instrumentId: string, now: Date): Promise<void> {
  const { study } = await findInstrument(tx, instrumentId)
  const leasedUntil = addHours(now, study.calling.lease.startedHours)
  await tx
    .update(cases)
    .set({ leasedUntil })
    .where(and(eq(cases.id, caseId), isNotNull(cases.leasedBy)))
}

async function begin(tx: Tx, start: Start, caseRow: CaseRow, instrumentId: string, now: Date): Promise<InterviewRow> {
  const { id, caseId, mode, language, interviewerId, device, signs = [] } = start
  const [row] = await tx
    .insert(interviews)
    .values({
      id,
      caseId,
      waveId: caseRow.waveId,
      instrumentId,
      mode,
      language,
      interviewerId,
      device: device ?? null,
      signs: [...signs],
      startedAt: now,
      lastEventAt: now,
    })
    .returning()
  if (!row) throw new Problem("unexpected")
  if (await isClosedTo(tx, row, caseRow, now)) throw new Problem("quota_closed")
  return row
}

/** Brings a running interview's places in line with what is known now: true when a hard cell is closed to it. */
export async function isClosedTo(tx: Tx, interview: InterviewRow, caseRow: CaseRow, now: Date): Promise<boolean> {
  const { id, instrumentId, mode, quotaClosedAt } = interview
  const { study } = await findInstrument(tx, instrumentId)
  const placement = await placementOf(tx, interview, caseRow, now)
  const closed = !(await movePlaces(tx, id, placement, now, holdUntil(mode, now, study.quotas.holdMinutes)))
  if (closed !== (quotaClosedAt !== null))
    await tx
      .update(interviews)
      .set({ quotaClosedAt: closed ? now : null })
      .where(eq(interviews.id, id))
  return closed
}

// The interview goes on with whoever fills it now: another interviewer, or the respondent online. Expired places are
// taken again where there is one; if not, it ends over quota, for the person has begun to answer.
async function resume(tx: Tx, running: InterviewRow, start: Start, caseRow: CaseRow, now: Date): Promise<InterviewRow> {
  const { mode, interviewerId } = start
  if (mode === "phone" && isBusyOnline(running, now)) throw new Problem("case_busy_online")
  // What was only held for a case taken ahead begins now.
  const begun = running.lastEventAt > running.startedAt ? {} : { startedAt: now }
  await tx
    .update(interviews)
    .set({ mode, interviewerId, lastEventAt: now, ...begun })
    .where(eq(interviews.id, running.id))
  const closed = await isClosedTo(tx, { ...running, mode }, caseRow, now)
  return { ...running, mode, interviewerId, quotaClosedAt: closed ? (running.quotaClosedAt ?? now) : null }
}
