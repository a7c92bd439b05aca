// One ended interview for its supervisor: answers, times, calls and flags, without the contact.
import { and, asc, desc, eq, ne, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type Course, type CourseEvent, courseOf } from "@/lib/quality/course"
import type { Flag } from "@/lib/quality/flag"
import type { Tx } from "../client"
import { answerEvents, audit, calls, cases, comments, flags, interviews, people, verifications, voids } from "../schema"
import { byPerson, record } from "./audit"
import type { CaseRow } from "./cases"
import type { InterviewRow } from "./interviews"
import { interviewReach } from "./reach"

export type ReadInterview = Readonly<{
  interview: InterviewRow
  caseRow: CaseRow
  interviewer: Readonly<{ id: string; name: string }> | null
  voided: boolean
  /** Its check, when there is one: then it is decided, or its answers are saved. */
  check: Readonly<{ id: string; decided: boolean }> | null
  flags: readonly Flag[]
  calls: readonly ReadCall[]
  /** When each question was last answered, and how long it had been on the screen, in milliseconds. */
  times: ReadonlyMap<string, AnswerTime>
  /** How it went: backs, changes, stretches without a key. */
  course: Course
}>
export type ReadCall = Readonly<{ startedAt: Date; endedAt: Date | null; disposition: string | null; person: string }>
export type AnswerTime = Readonly<{ at: Date; elapsed: number | null }>

/**
 * An interview that has ended, within this supervisor's reach. Who reads what for the first time is in the audit log.
 * Problems: `not_found` out of reach; `check_open` while it waits for a check whose answers are not saved: whoever
 * knows the first answers cannot ask again without them in mind.
 */
export async function readInterview(tx: Tx, person: Person, id: string): Promise<ReadInterview> {
  const found = await findInReach(tx, person, id)
  if (found.check && !found.check.decided && !found.blind) throw new Problem("check_open")
  await noteReading(tx, person, id)
  const { interview, caseRow, interviewer, voided, check } = found
  return {
    ...{ interview, caseRow, interviewer, voided, check },
    flags: await tx
      .select({ kind: flags.kind, seen: flags.seen, usual: flags.usual })
      .from(flags)
      .where(eq(flags.interviewId, id))
      .orderBy(asc(flags.kind)),
    calls: await tx
      .select({
        startedAt: calls.startedAt,
        endedAt: calls.endedAt,
        disposition: calls.disposition,
        person: people.name,
      })
      .from(calls)
      .innerJoin(people, eq(people.id, calls.personId))
      .where(eq(calls.caseId, caseRow.id))
      .orderBy(asc(calls.startedAt)),
    times: await timesOf(tx, id),
    course: courseOf(await eventsOf(tx, id)),
  }
}

/** The interview with its check; Problem `not_found` when it still runs or is out of this person's reach. */
export async function findInReach(tx: Tx, person: Person, id: string) {
  const [row] = await tx
    .select({
      interview: interviews,
      caseRow: cases,
      interviewer: { id: people.id, name: people.name },
      voided: sql<boolean>`exists (select from ${voids} where ${voids.interviewId} = ${interviews.id})
        and ${interviews.standing} = 'out'`,
      checkId: verifications.id,
      decided: sql<boolean>`${verifications.finding} is not null`,
      blind: sql<boolean>`${verifications.blindAt} is not null`,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .leftJoin(verifications, eq(verifications.interviewId, interviews.id))
    .where(and(eq(interviews.id, id), ne(interviews.status, "running"), interviewReach(tx, person)))
  if (!row) throw new Problem("not_found")
  const { checkId, decided, ...rest } = row
  return { ...rest, check: checkId ? { id: checkId, decided } : null }
}

const LATEST = 20

/** The latest ended interviews of one interviewer within reach; `shut` ones wait for their check. */
export async function listReadable(tx: Tx, person: Person, interviewerId: string) {
  return tx
    .select({
      id: interviews.id,
      caseId: interviews.caseId,
      endedAt: interviews.endedAt,
      mode: interviews.mode,
      shut: sql<boolean>`${verifications.id} is not null and ${verifications.finding} is null
        and ${verifications.blindAt} is null`,
      comments: sql<number>`(select count(*)::int from ${comments}
        where ${comments.interviewId} = ${interviews.id} and ${comments.closedAt} is null)`,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, interviews.interviewerId))
    .leftJoin(verifications, eq(verifications.interviewId, interviews.id))
    .where(
      and(eq(interviews.interviewerId, interviewerId), ne(interviews.status, "running"), interviewReach(tx, person)),
    )
    .orderBy(desc(interviews.startedAt))
    .limit(LATEST)
}

async function noteReading(tx: Tx, person: Person, id: string): Promise<void> {
  const known = and(eq(audit.thing, "interview"), eq(audit.thingId, id), eq(audit.verb, "interview.read"))
  const [row] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(known, eq(audit.personId, person.id)))
    .limit(1)
  if (!row) await record(tx, byPerson(person), "interview.read", { thing: "interview", id })
}

// What came late was not part of it.
const eventsOf = (tx: Tx, id: string): Promise<CourseEvent[]> =>
  tx
    .select({
      kind: answerEvents.kind,
      question: answerEvents.question,
      value: answerEvents.value,
      at: answerEvents.at,
      elapsed: answerEvents.elapsed,
    })
    .from(answerEvents)
    .where(and(eq(answerEvents.interviewId, id), eq(answerEvents.late, false)))
    .orderBy(asc(answerEvents.seq), asc(answerEvents.at))

async function timesOf(tx: Tx, id: string): Promise<Map<string, AnswerTime>> {
  const rows = await tx
    .selectDistinctOn([answerEvents.question], {
      question: answerEvents.question,
      at: answerEvents.at,
      elapsed: answerEvents.elapsed,
    })
    .from(answerEvents)
    .where(and(eq(answerEvents.interviewId, id), eq(answerEvents.late, false), eq(answerEvents.kind, "answered")))
    .orderBy(answerEvents.question, desc(answerEvents.seq))
  return new Map(rows.flatMap(({ question, at, elapsed }) => (question ? [[question, { at, elapsed }]] : [])))
}
