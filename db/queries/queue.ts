// The queue of a supervisor: undecided checks within reach, the most urgent first, a page at a time.
// Scope is part of every query, and read from `verifications` alone: see reach.ts for the same in terms of interviews.
import { and, asc, eq, gt, inArray, isNull, lt, lte, ne, notInArray, or, type SQL, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Person, regionScope } from "@/lib/permission"
import { soonUntil, type Urgency } from "@/lib/verification/deadline"
import { policyOf } from "@/lib/verification/policy"
import type { QueueFilter, QueueGroup } from "@/lib/verification/queue"
import type { Tx } from "../client"
import { calls, cases, interviews, observations, people, verificationAttempts, verifications, waves } from "../schema"
import { findInstrument } from "./instruments"
import type { InterviewRow } from "./interviews"
import type { VerificationRow } from "./verifications"

const assignees = alias(people, "assignees")

export type Queued = Readonly<{
  id: string
  kind: VerificationRow["kind"]
  reason: VerificationRow["reason"]
  dueAt: Date
  urgency: Urgency
  endedAt: Date | null
  mode: InterviewRow["mode"]
  instrumentId: string
  interviewerId: string | null
  interviewer: string | null
  region: string | null
  service: string | null
  assignedTo: string | null
  assignee: string | null
  attempts: number
  /** The blind part is saved; only the decision is missing. */
  blind: boolean
}>

/** Where a page ends: the next one goes on behind it. */
export type QueuePlace = Readonly<{ dueAt: Date; id: string }>
export type QueuePage = Readonly<{ checks: readonly Queued[]; next: QueuePlace | null }>

/** Undecided checks within a supervisor's reach that fit the filter, by deadline. */
export async function listQueue(
  tx: Tx,
  person: Person,
  filter: QueueFilter,
  page: Readonly<{ now: Date; size: number; after: QueuePlace | null }>,
): Promise<QueuePage> {
  const { now, size, after } = page
  const urgency = await urgencyIn(tx, now)
  const rows = await tx
    .select({
      id: verifications.id,
      kind: verifications.kind,
      reason: verifications.reason,
      dueAt: verifications.dueAt,
      urgency: urgency.word,
      endedAt: interviews.endedAt,
      mode: interviews.mode,
      instrumentId: interviews.instrumentId,
      interviewerId: verifications.interviewerId,
      interviewer: people.name,
      region: verifications.region,
      service: cases.service,
      assignedTo: verifications.assignedTo,
      assignee: assignees.name,
      attempts: sql<number>`(select count(*)::int from ${verificationAttempts} a where a.verification_id = ${verifications.id})`,
      blind: sql<boolean>`${verifications.blindAt} is not null`,
    })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .leftJoin(people, eq(people.id, verifications.interviewerId))
    .leftJoin(assignees, eq(assignees.id, verifications.assignedTo))
    .where(
      and(
        queueReach(tx, person),
        ...narrowed(person, filter, urgency, now),
        after
          ? sql`(${verifications.dueAt}, ${verifications.id}) > (${after.dueAt.toISOString()}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(asc(verifications.dueAt), asc(verifications.id))
    .limit(size + 1)
  const checks = rows.slice(0, size)
  const last = checks.at(-1)
  return { checks, next: rows.length > size && last ? { dueAt: last.dueAt, id: last.id } : null }
}

/** How many undecided checks are within reach, by everything one can filter by. */
export async function countQueue(tx: Tx, person: Person, now: Date): Promise<QueueGroup[]> {
  const { word } = await urgencyIn(tx, now)
  const rows = await tx
    .select({
      mine: sql<boolean>`coalesce(${verifications.assignedTo} = ${person.id}, false)`,
      assigned: sql<boolean>`${verifications.assignedTo} is not null`,
      kind: verifications.kind,
      due: word,
      interviewerId: verifications.interviewerId,
      region: verifications.region,
      n: sql<number>`count(*)::int`,
    })
    .from(verifications)
    .where(queueReach(tx, person))
    .groupBy(sql`1, 2, 3, 4, 5, 6`)
  return rows
}

/** A supervisor's own checks that are overdue or due soon: for the badge beside the queue. */
export async function countDue(tx: Tx, personId: string, now: Date): Promise<{ overdue: number; soon: number }> {
  const { soon } = await urgencyIn(tx, now)
  const [row] = await tx
    .select({
      overdue: sql<number>`count(*) filter (where ${lt(verifications.dueAt, now)})::int`,
      soon: sql<number>`count(*) filter (where not ${lt(verifications.dueAt, now)})::int`,
    })
    .from(verifications)
    .where(
      and(
        eq(verifications.assignedTo, personId),
        isNull(verifications.finding),
        or(lt(verifications.dueAt, now), soon),
      ),
    )
  return row ?? { overdue: 0, soon: 0 }
}

/** Names by id. */
export async function findNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

// Nobody checks their own work, and who heard an interview cannot repeat it blind. Few people telephone and supervise,
// so what they may not check is listed once instead of being looked for at every check.
function queueReach(tx: Tx, person: Person): SQL | undefined {
  const regions = regionScope(person)
  const team = person.teamId ? tx.select({ id: people.id }).from(people).where(eq(people.teamId, person.teamId)) : null
  const phoned = tx
    .select({ id: interviews.id })
    .from(interviews)
    .innerJoin(calls, eq(calls.caseId, interviews.caseId))
    .where(eq(calls.personId, person.id))
  const heard = tx
    .select({ id: observations.interviewId })
    .from(observations)
    .where(and(eq(observations.observerId, person.id), sql`${observations.joinedAt} is not null`))
  return and(
    isNull(verifications.finding),
    or(
      isNull(verifications.interviewerId),
      team ? and(inArray(verifications.interviewerId, team), ne(verifications.interviewerId, person.id)) : undefined,
    ),
    notInArray(verifications.interviewId, phoned),
    or(ne(verifications.kind, "repeat"), notInArray(verifications.interviewId, heard)),
    regions ? inArray(verifications.region, [...regions]) : undefined,
  )
}

type UrgencySql = Readonly<{ word: SQL<Urgency>; soon: SQL }>

function narrowed(person: Person, filter: QueueFilter, { soon }: UrgencySql, now: Date): (SQL | undefined)[] {
  const { whose, kind, due, interviewer, region } = filter
  const overdue = lt(verifications.dueAt, now)
  return [
    whose === "mine" ? eq(verifications.assignedTo, person.id) : undefined,
    whose === "unassigned" ? isNull(verifications.assignedTo) : undefined,
    kind && eq(verifications.kind, kind),
    due && { overdue, soon: sql`(not ${overdue} and ${soon})`, later: sql`not ${soon}` }[due],
    interviewer === "self" ? isNull(verifications.interviewerId) : undefined,
    interviewer && interviewer !== "self" ? eq(verifications.interviewerId, interviewer) : undefined,
    region === undefined ? undefined : eq(verifications.region, region),
  ]
}

/** The rule of lib/verification/deadline.ts, each wave by its own policy. */
async function urgencyIn(tx: Tx, now: Date): Promise<UrgencySql> {
  const rows = await tx
    .select({ id: waves.id, instrumentId: waves.instrumentId })
    .from(waves)
    .where(ne(waves.status, "draft"))
  const days = new Map<number, string[]>()
  for (const { id, instrumentId } of rows) {
    const { remindDays } = policyOf((await findInstrument(tx, instrumentId)).study)
    days.set(remindDays, [...(days.get(remindDays) ?? []), id])
  }
  const within = [...days].map(([remindDays, ids]) =>
    and(inArray(verifications.waveId, ids), lte(verifications.dueAt, soonUntil(now, remindDays))),
  )
  const soon = sql`(${within.length > 0 ? or(...within) : sql`false`})`
  const overdue = gt(sql`${now.toISOString()}::timestamptz`, verifications.dueAt)
  return { soon, word: sql<Urgency>`case when ${overdue} then 'overdue' when ${soon} then 'soon' else 'later' end` }
}
