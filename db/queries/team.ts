// A team's day, for its supervisor: who works on what, and with which outcomes. No respondent's name is read here.
import { and, asc, count, desc, eq, gt, gte, isNotNull, isNull, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { calls, cases, interviews, people, waves } from "../schema"
import { lockCase } from "./cases"

export type HeldCase = Readonly<{
  id: string
  region: string | null
  service: string | null
  instrumentId: string
  /** When the call or the interview began; null while neither has. */
  since: Date | null
}>

export type Member = Readonly<{ id: string; name: string; calls: number; completed: number; held: HeldCase | null }>

/** Interviewers of a team with the case each has now and their figures since `since`. */
export async function readTeam(tx: Tx, teamId: string, since: Date, now: Date): Promise<Member[]> {
  const members = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.teamId, teamId), eq(people.role, "interviewer"), isNull(people.disabledAt)))
    .orderBy(asc(people.name))
  const called = await countBy(tx, teamId, since)
  const held = await heldCases(tx, teamId, now)
  return members.map((member) => ({
    ...member,
    calls: called.get(member.id)?.calls ?? 0,
    completed: called.get(member.id)?.completed ?? 0,
    held: held.get(member.id) ?? null,
  }))
}

/** How often each outcome was coded by the team since `since`, the most frequent first. */
export async function countOutcomes(tx: Tx, teamId: string, since: Date): Promise<{ code: string; count: number }[]> {
  const rows = await tx
    .select({ code: calls.disposition, count: count() })
    .from(calls)
    .innerJoin(people, eq(people.id, calls.personId))
    .where(and(eq(people.teamId, teamId), gte(calls.startedAt, since), isNotNull(calls.disposition)))
    .groupBy(calls.disposition)
    .orderBy(desc(count()), asc(calls.disposition))
  return rows.flatMap(({ code, count }) => (code ? [{ code, count }] : []))
}

/** Locks a case and tells the team of whoever has it now; `held` is false when nobody has. */
export async function holderOf(
  tx: Tx,
  caseId: string,
  now: Date,
): Promise<{ held: boolean; teamId: string | null; region: string | null }> {
  const row = await lockCase(tx, caseId)
  if (!row.leasedBy || !row.leasedUntil || row.leasedUntil <= now) return { held: false, teamId: null, region: null }
  const [holder] = await tx.select({ teamId: people.teamId }).from(people).where(eq(people.id, row.leasedBy))
  return { held: true, teamId: holder?.teamId ?? null, region: row.region }
}

async function countBy(tx: Tx, teamId: string, since: Date) {
  const dialled = tx
    .select({ personId: calls.personId, n: count().as("calls") })
    .from(calls)
    .where(gte(calls.startedAt, since))
    .groupBy(calls.personId)
    .as("dialled")
  const done = tx
    .select({ personId: interviews.interviewerId, n: count().as("completed") })
    .from(interviews)
    .where(and(eq(interviews.status, "complete"), gte(interviews.endedAt, since)))
    .groupBy(interviews.interviewerId)
    .as("done")
  const rows = await tx
    .select({
      id: people.id,
      calls: sql<number>`coalesce(${dialled.n}, 0)::int`,
      completed: sql<number>`coalesce(${done.n}, 0)::int`,
    })
    .from(people)
    .leftJoin(dialled, eq(dialled.personId, people.id))
    .leftJoin(done, eq(done.personId, people.id))
    .where(eq(people.teamId, teamId))
  return new Map(rows.map((row) => [row.id, row]))
}

async function heldCases(tx: Tx, teamId: string, now: Date): Promise<Map<string, HeldCase>> {
  const rows = await tx
    .select({
      personId: people.id,
      id: cases.id,
      region: cases.region,
      service: cases.service,
      instrumentId: waves.instrumentId,
      since: sql<Date | null>`coalesce(${interviews.startedAt}, ${calls.startedAt})`.mapWith(calls.startedAt),
    })
    .from(people)
    .innerJoin(cases, and(eq(cases.leasedBy, people.id), gt(cases.leasedUntil, now)))
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .leftJoin(calls, and(eq(calls.caseId, cases.id), isNull(calls.endedAt)))
    .leftJoin(interviews, and(eq(interviews.caseId, cases.id), eq(interviews.status, "running")))
    .where(eq(people.teamId, teamId))
  return new Map(rows.map(({ personId, ...held }) => [personId, held]))
}
