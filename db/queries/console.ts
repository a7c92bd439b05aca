// What the interviewer's console reads: one case with everything around it, and the interviewer's own day.
import { subHours } from "date-fns"
import { and, asc, desc, eq, gt, gte, inArray, isNull, max } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { answerEvents, appointments, calls, cases, contacts, interviews, waves } from "../schema"
import { type CaseRow, holderOfCase, isHeldBy } from "./cases"
import { findRunning, type InterviewRow } from "./interviews"

/** A call left open for longer than this is not going on any more: the next one begins with the introduction. */
const LONGEST_CALL_HOURS = 3

export type OpenCase = Readonly<{
  caseRow: CaseRow
  wave: Readonly<{ name: string; practice: boolean; instrumentId: string }>
  /** Name and phone, sealed; only who holds the case may open them. */
  sealed: Buffer | null
  running: InterviewRow | null
  notes: readonly string[]
  /** When the call that goes on now began. */
  callingSince: Date | null
}>

/** The case with this id, whoever has it; null when there is none. The caller decides who may see it. */
export async function findCaseHolder(tx: Tx, id: string, now: Date): Promise<{ leasedBy: string | null } | null> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, id))
  return row ? { leasedBy: holderOfCase(row, now) } : null
}

/** Everything for calling and asking. Problem `case_not_yours` when this person does not hold the case now. */
export async function openCase(tx: Tx, id: string, personId: string, now: Date): Promise<OpenCase> {
  const [found] = await tx
    .select({
      caseRow: cases,
      wave: { name: waves.name, practice: waves.practice, instrumentId: waves.instrumentId },
      sealed: contacts.sealed,
    })
    .from(cases)
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .leftJoin(contacts, and(eq(contacts.id, cases.contactId), isNull(contacts.erasedAt)))
    .where(and(eq(cases.id, id), isHeldBy(personId, now)))
  if (!found) throw new Problem("case_not_yours")
  const running = await findRunning(tx, id)
  const notes = running ? await listNotes(tx, running.id) : []
  const [call] = await tx
    .select({ startedAt: calls.startedAt })
    .from(calls)
    .where(
      and(
        eq(calls.caseId, id),
        eq(calls.personId, personId),
        isNull(calls.endedAt),
        gt(calls.startedAt, subHours(now, LONGEST_CALL_HOURS)),
      ),
    )
  return { ...found, running, notes, callingSince: call?.startedAt ?? null }
}

/** The highest number among an interview's events: the console counts on from there. */
export async function lastSeq(tx: Tx, interviewId: string): Promise<number> {
  const [row] = await tx
    .select({ seq: max(answerEvents.seq) })
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interviewId))
  return row?.seq ?? -1
}

/**
 * Whether this person may finish the interview: while it runs, who holds its case; after that, who did finish it,
 * so that asking again gives the first answer. Problems `not_found`, `case_not_yours`.
 */
export async function assertMayFinish(tx: Tx, interviewId: string, personId: string, now: Date): Promise<void> {
  const [row] = await tx
    .select({
      status: interviews.status,
      interviewerId: interviews.interviewerId,
      leasedBy: cases.leasedBy,
      leasedUntil: cases.leasedUntil,
      aheadFor: cases.aheadFor,
      aheadUntil: cases.aheadUntil,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(eq(interviews.id, interviewId))
  if (!row) throw new Problem("not_found")
  const holds = holderOfCase(row, now) === personId
  if (row.interviewerId !== personId || (row.status === "running" && !holds)) throw new Problem("case_not_yours")
}

/** What a case is about, in codes, with the instrument that has the words for them. */
export type Subject = Readonly<{ caseId: string; region: string | null; service: string | null; instrumentId: string }>

export async function listSubjects(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Subject>> {
  if (caseIds.length === 0) return new Map()
  const rows = await tx
    .select({ caseId: cases.id, region: cases.region, service: cases.service, instrumentId: waves.instrumentId })
    .from(cases)
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .where(inArray(cases.id, [...caseIds]))
  return new Map(rows.map((row) => [row.caseId, row]))
}

export type DayCall = Readonly<{ caseId: string; startedAt: Date; endedAt: Date | null; disposition: string | null }>

/** This interviewer's calls since `since`, latest first. */
export const listDayCalls = (tx: Tx, personId: string, since: Date): Promise<DayCall[]> =>
  tx
    .select({
      caseId: calls.caseId,
      startedAt: calls.startedAt,
      endedAt: calls.endedAt,
      disposition: calls.disposition,
    })
    .from(calls)
    .where(and(eq(calls.personId, personId), gte(calls.startedAt, since)))
    .orderBy(desc(calls.startedAt))

/** The time agreed with this respondent, if any. */
export async function findAppointment(tx: Tx, caseId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: appointments.at })
    .from(appointments)
    .where(and(eq(appointments.caseId, caseId), isNull(appointments.endedAt)))
  return row?.at ?? null
}

async function listNotes(tx: Tx, interviewId: string): Promise<string[]> {
  const rows = await tx
    .select({ value: answerEvents.value })
    .from(answerEvents)
    .where(and(eq(answerEvents.interviewId, interviewId), eq(answerEvents.kind, "note")))
    .orderBy(asc(answerEvents.seq))
  return rows.flatMap(({ value }) => (typeof value === "string" ? [value] : []))
}
