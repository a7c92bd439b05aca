// The holds and escalations of a wave for whoever may end them: open ones first, then the others with their last words.
import { and, desc, eq, exists, inArray, isNull, type SQL, sql } from "drizzle-orm"
import { alias, type PgColumn } from "drizzle-orm/pg-core"
import type { Tx } from "../client"
import { cases, escalations, holds, interviews, people, verifications } from "../schema"

export type HoldRow = Awaited<ReturnType<typeof listHolds>>[number]

/**
 * Holds of a wave, within some regions (null = all): there, those of interviewers with an interview in them.
 * `open` counts the interviewer's checks without a finding in these regions.
 */
export function listHolds(tx: Tx, waveId: string, regions: readonly string[] | null) {
  const lifter = alias(people, "lifter")
  const { worked, open } = workOf(tx, waveId, holds.personId, regions)
  return tx
    .select({
      id: holds.id,
      person: people.name,
      reasons: holds.reasons,
      since: holds.createdAt,
      open: sql<number>`(${open})`,
      liftedAt: holds.liftedAt,
      lifter: lifter.name,
      words: holds.lifting,
    })
    .from(holds)
    .innerJoin(people, eq(people.id, holds.personId))
    .leftJoin(lifter, eq(lifter.id, holds.liftedBy))
    .where(and(eq(holds.waveId, waveId), regions ? exists(worked) : undefined))
    .orderBy(sql`${holds.liftedAt} desc nulls first`, desc(holds.createdAt))
}

export type EscalationRow = Awaited<ReturnType<typeof listEscalations>>[number]

/** Escalations of a wave, within some regions as for holds; `open` counts their checks without a finding there. */
export function listEscalations(tx: Tx, waveId: string, regions: readonly string[] | null) {
  const ender = alias(people, "ender")
  const { worked, open } = workOf(tx, waveId, escalations.personId, regions, eq(verifications.cause, "escalation"))
  return tx
    .select({
      id: escalations.id,
      person: people.name,
      share: escalations.share,
      since: escalations.createdAt,
      open: sql<number>`(${open})`,
      endedAt: escalations.endedAt,
      ender: ender.name,
      words: escalations.ending,
    })
    .from(escalations)
    .innerJoin(people, eq(people.id, escalations.personId))
    .leftJoin(ender, eq(ender.id, escalations.endedBy))
    .where(and(eq(escalations.waveId, waveId), regions ? exists(worked) : undefined))
    .orderBy(sql`${escalations.endedAt} desc nulls first`, desc(escalations.createdAt))
}

/** What the person of a row has done in these regions of the wave: whether anything, and how many checks of it are open. */
function workOf(tx: Tx, waveId: string, personId: PgColumn, regions: readonly string[] | null, which?: SQL) {
  const work = and(
    eq(interviews.waveId, waveId),
    eq(interviews.interviewerId, personId),
    regions ? inArray(cases.region, [...regions]) : undefined,
  )
  const worked = tx
    .select({ one: sql`1` })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(work)
  const open = tx
    .select({ n: sql<number>`count(*)::int` })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(and(eq(verifications.waveId, waveId), isNull(verifications.finding), work, which))
  return { worked, open }
}
