// Checks of drawn interviews: the queue of a supervisor, who has which, attempts, and the blind part.
// Scope is part of every query: supervisors reach checks of their own team's interviews and of self-completed ones.
import { and, asc, desc, eq, isNotNull, isNull, ne, notExists, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { AttemptOutcome } from "@/lib/verification/attempts"
import type { BlindAnswers } from "@/lib/verification/blind"
import type { Tx } from "../client"
import { newId } from "../ids"
import {
  answerEvents,
  cases,
  contacts,
  interviews,
  observations,
  people,
  verificationAttempts,
  verifications,
} from "../schema"
import { byPerson, record } from "./audit"
import type { CaseRow } from "./cases"
import type { InterviewRow } from "./interviews"
import { interviewReach } from "./reach"

export type VerificationRow = typeof verifications.$inferSelect

const assignees = alias(people, "assignees")

export type Attempt = Readonly<{ at: Date; outcome: AttemptOutcome; person: string }>

export type ObservationOfCheck = Readonly<{ id: string; observerId: string; observer: string; savedAt: Date | null }>

/**
 * `modes`: every way the interview was held in. `interviewer` is null for self-completed ones. `observation`: somebody
 * listened to the interview while it was held.
 */
export type OpenedCheck = Readonly<{
  verification: VerificationRow
  interview: InterviewRow
  caseRow: CaseRow
  interviewer: Readonly<{ id: string; name: string }> | null
  assignee: string | null
  modes: readonly string[]
  attempts: readonly Attempt[]
  observation: ObservationOfCheck | null
}>

/** One check with everything around it, without the contact. Problem `not_found` when it is out of this person's reach. */
export const findCheck = (tx: Tx, person: Person, id: string): Promise<OpenedCheck> =>
  openCheck(tx, id, checkReach(tx, person))

/** The same within another reach. */
export async function openCheck(tx: Tx, id: string, reach: SQL | undefined): Promise<OpenedCheck> {
  const [found] = await tx
    .select({
      verification: verifications,
      interview: interviews,
      caseRow: cases,
      interviewer: { id: people.id, name: people.name },
      assignee: assignees.name,
    })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .leftJoin(assignees, eq(assignees.id, verifications.assignedTo))
    .where(and(eq(verifications.id, id), reach))
  if (!found) throw new Problem("not_found")
  const attempts = await tx
    .select({ at: verificationAttempts.at, outcome: verificationAttempts.outcome, person: people.name })
    .from(verificationAttempts)
    .innerJoin(people, eq(people.id, verificationAttempts.personId))
    .where(eq(verificationAttempts.verificationId, id))
    .orderBy(asc(verificationAttempts.at), asc(verificationAttempts.id))
  const observation = await observationOf(tx, found.interview)
  return { ...found, attempts, observation, modes: await modesOf(tx, found.interview) }
}

/** Name and phone, sealed, for the person who has the check and as long as it is open; null when nobody knows them. */
export async function findContactOfCheck(tx: Tx, person: Person, id: string): Promise<Buffer | null> {
  const [row] = await tx
    .select({ sealed: contacts.sealed })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .where(
      and(
        eq(verifications.id, id),
        eq(verifications.assignedTo, person.id),
        isNull(verifications.finding),
        isNull(contacts.erasedAt),
        checkReach(tx, person),
      ),
    )
  return row?.sealed ?? null
}

/**
 * Gives the check to this person; from a colleague only when `from` names who has it now.
 * Problems `not_found`, `check_decided`, `check_not_yours` when somebody else has it meanwhile.
 */
export async function assignCheck(tx: Tx, person: Person, id: string, from: string | null): Promise<void> {
  await findCheck(tx, person, id)
  const row = await lockOpen(tx, id)
  if (row.assignedTo === person.id) return
  if (row.assignedTo !== from) throw new Problem("check_not_yours")
  await tx.update(verifications).set({ assignedTo: person.id }).where(eq(verifications.id, id))
  await record(tx, byPerson(person), "verification.assigned", { thing: "verification", id, details: { from } })
}

/** Notes how an attempt to reach the respondent ended. */
export async function addAttempt(
  tx: Tx,
  person: Person,
  id: string,
  outcome: AttemptOutcome,
  now: Date,
): Promise<void> {
  await lockBlind(tx, person, id)
  await tx
    .insert(verificationAttempts)
    .values({ id: newId(), verificationId: id, personId: person.id, at: now, outcome })
}

/**
 * Keeps the blind part: as a draft, or for good, after which it never changes and the first answers may be seen.
 * Problems `check_saved`, and `bad_input` when no attempt has reached the respondent.
 */
export async function saveBlind(
  tx: Tx,
  person: Person,
  id: string,
  { callback, again }: BlindAnswers,
  blindAt: Date | null,
): Promise<void> {
  await lockBlind(tx, person, id)
  if (!(await isReached(tx, id))) throw new Problem("bad_input", {}, { attempt: "not_reached" })
  await tx.update(verifications).set({ answers: callback, again, blindAt }).where(eq(verifications.id, id))
  if (blindAt) await record(tx, byPerson(person), "verification.blind_saved", { thing: "verification", id })
}

/** The same while nothing is saved, for what is done by telephone. Problem `check_saved`; `bad_input` when it was heard. */
async function lockBlind(tx: Tx, person: Person, id: string): Promise<VerificationRow> {
  const row = await lockOwn(tx, person, id)
  if (row.blindAt) throw new Problem("check_saved")
  if (row.kind === "observation") throw new Problem("bad_input", {}, { kind: "observation" })
  return row
}

/** Locks a check that this person has. Problems `not_found`, `check_decided`, `check_not_yours`. */
export async function lockOwn(tx: Tx, person: Person, id: string): Promise<VerificationRow> {
  await findCheck(tx, person, id)
  const row = await lockOpen(tx, id)
  if (row.assignedTo !== person.id) throw new Problem("check_not_yours")
  return row
}

export type CheckedInterview = Readonly<{
  caseId: string
  endedAt: Date | null
  decidedAt: Date
  finding: NonNullable<VerificationRow["finding"]>
  consequence: NonNullable<VerificationRow["consequence"]>
}>

/** What an interviewer may know of field control: findings that are final, the latest first. */
export async function listFindingsOf(tx: Tx, interviewerId: string, limit: number): Promise<CheckedInterview[]> {
  const rows = await tx
    .select({
      caseId: interviews.caseId,
      endedAt: interviews.endedAt,
      decidedAt: verifications.decidedAt,
      finding: verifications.finding,
      consequence: verifications.consequence,
    })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(and(eq(interviews.interviewerId, interviewerId), isNotNull(verifications.finding)))
    .orderBy(desc(verifications.decidedAt))
    .limit(limit)
  return rows.flatMap(({ caseId, endedAt, decidedAt, finding, consequence }) =>
    decidedAt && finding && consequence ? [{ caseId, endedAt, decidedAt, finding, consequence }] : [],
  )
}

async function isReached(tx: Tx, id: string): Promise<boolean> {
  const reached = and(eq(verificationAttempts.verificationId, id), eq(verificationAttempts.outcome, "reached"))
  return (await tx.select({ id: verificationAttempts.id }).from(verificationAttempts).where(reached)).length > 0
}

async function lockOpen(tx: Tx, id: string): Promise<VerificationRow> {
  const [row] = await tx.select().from(verifications).where(eq(verifications.id, id)).for("update")
  if (!row) throw new Problem("not_found")
  if (row.finding) throw new Problem("check_decided")
  return row
}

/** A condition on `verifications`, joined as `interviewReach` says: who has heard an interview does not repeat it. */
export function checkReach(tx: Tx, person: Person): SQL | undefined {
  const heard = tx
    .select({ one: sql`1` })
    .from(observations)
    .where(
      and(
        eq(observations.interviewId, interviews.id),
        eq(observations.observerId, person.id),
        isNotNull(observations.joinedAt),
      ),
    )
  return and(interviewReach(tx, person), or(ne(verifications.kind, "repeat"), notExists(heard)))
}

async function observationOf(tx: Tx, interview: InterviewRow): Promise<ObservationOfCheck | null> {
  const [row] = await tx
    .select({
      id: observations.id,
      observerId: observations.observerId,
      observer: people.name,
      savedAt: observations.savedAt,
    })
    .from(observations)
    .innerJoin(people, eq(people.id, observations.observerId))
    .where(
      and(
        eq(observations.interviewId, interview.id),
        isNotNull(observations.joinedAt),
        isNull(observations.declinedAt),
      ),
    )
  return row ?? null
}

async function modesOf(tx: Tx, interview: InterviewRow): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ channel: answerEvents.channel })
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interview.id))
  return [...new Set([interview.mode, ...rows.map(({ channel }) => (channel === "console" ? "phone" : "online"))])]
}
