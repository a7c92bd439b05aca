// The holds of a wave for whoever may lift them: open ones first, then the lifted ones with the words that lifted them.
import { and, desc, eq, exists, inArray, isNull, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Tx } from "../client"
import { cases, holds, interviews, people, verifications } from "../schema"

export type HoldRow = Awaited<ReturnType<typeof listHolds>>[number]

/**
 * Holds of a wave, within some regions (null = all): there, those of interviewers with an interview in them.
 * `open` counts the interviewer's checks without a finding in these regions.
 */
export function listHolds(tx: Tx, waveId: string, regions: readonly string[] | null) {
  const lifter = alias(people, "lifter")
  const work = and(
    eq(interviews.waveId, waveId),
    eq(interviews.interviewerId, holds.personId),
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
    .where(and(eq(verifications.waveId, waveId), isNull(verifications.finding), work))
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
