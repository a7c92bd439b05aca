// What a supervisor knows of one interviewer's work in a wave. Own team only: it is part of every query.
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { appeals, comments, escalations, holds, interviews, observations, people, verifications } from "../schema"
import { type FlagRow, readFlags } from "./flags"

export type Member = Readonly<{ id: string; name: string; disabled: boolean }>

/** An interviewer of this person's own team. Problem `not_found` for anybody else. */
export async function findMember(tx: Tx, person: Person, id: string): Promise<Member> {
  const [row] = person.teamId
    ? await tx
        .select({ id: people.id, name: people.name, disabled: sql<boolean>`${people.disabledAt} is not null` })
        .from(people)
        .where(and(eq(people.id, id), eq(people.teamId, person.teamId), eq(people.role, "interviewer")))
    : []
  if (!row) throw new Problem("not_found")
  return row
}

/** Interviewers of this person's own team who have an open account. */
export async function listMemberIds(tx: Tx, teamId: string): Promise<string[]> {
  const ofTeam = and(eq(people.teamId, teamId), eq(people.role, "interviewer"))
  return (await tx.select({ id: people.id }).from(people).where(ofTeam)).map(({ id }) => id)
}

type InWave = Readonly<{ waveId: string; personId: string }>

/** Decided checks, the newest first. */
export async function listDecided(tx: Tx, { waveId, personId }: InWave, limit = 500) {
  const rows = await tx
    .select({
      id: verifications.id,
      decidedAt: verifications.decidedAt,
      finding: verifications.finding,
      consequence: verifications.consequence,
      kind: verifications.kind,
      reason: verifications.reason,
    })
    .from(verifications)
    .where(
      and(
        eq(verifications.waveId, waveId),
        eq(verifications.interviewerId, personId),
        isNotNull(verifications.finding),
      ),
    )
    .orderBy(desc(verifications.decidedAt), desc(verifications.id))
    .limit(limit)
  return rows.flatMap(({ decidedAt, finding, consequence, ...row }) =>
    decidedAt && finding && consequence ? [{ ...row, decidedAt, finding, consequence }] : [],
  )
}
export type DecidedCheck = Awaited<ReturnType<typeof listDecided>>[number]

/** Holds and raised shares with the words that ended them, and appeals against findings; the newest first. */
export async function readHistory(tx: Tx, { waveId, personId }: InWave) {
  const ender = alias(people, "ender")
  const held = await tx
    .select({
      id: holds.id,
      reasons: holds.reasons,
      at: holds.createdAt,
      endedAt: holds.liftedAt,
      words: holds.lifting,
      by: ender.name,
    })
    .from(holds)
    .leftJoin(ender, eq(ender.id, holds.liftedBy))
    .where(and(eq(holds.waveId, waveId), eq(holds.personId, personId)))
    .orderBy(desc(holds.createdAt))
  const escalated = await tx
    .select({
      id: escalations.id,
      share: escalations.share,
      at: escalations.createdAt,
      endedAt: escalations.endedAt,
      words: escalations.ending,
      by: ender.name,
    })
    .from(escalations)
    .leftJoin(ender, eq(ender.id, escalations.endedBy))
    .where(and(eq(escalations.waveId, waveId), eq(escalations.personId, personId)))
    .orderBy(desc(escalations.createdAt))
  const appealed = await tx
    .select({
      id: appeals.id,
      kind: appeals.kind,
      at: appeals.askedAt,
      outcome: appeals.outcome,
      endedAt: appeals.decidedAt,
    })
    .from(appeals)
    .innerJoin(verifications, eq(verifications.id, appeals.verificationId))
    .where(and(eq(verifications.waveId, waveId), eq(verifications.interviewerId, personId)))
    .orderBy(desc(appeals.askedAt))
  return { holds: held, escalations: escalated, appeals: appealed }
}
export type History = Awaited<ReturnType<typeof readHistory>>

/** Observations that were saved, and comments that wait for an answer or for their asker to close them. */
export async function countAround(
  tx: Tx,
  { waveId, personId }: InWave,
): Promise<{ observed: number; comments: number }> {
  const [row] = await tx
    .select({
      observed: sql<number>`(select count(*)::int from ${observations} o join ${interviews} i on i.id = o.interview_id
        where o.wave_id = ${waveId} and i.interviewer_id = ${personId} and o.saved_at is not null)`,
      comments: sql<number>`(select count(*)::int from ${comments} c join ${interviews} i on i.id = c.interview_id
        where i.wave_id = ${waveId} and i.interviewer_id = ${personId} and c.closed_at is null)`,
    })
    .from(sql`(select 1) one`)
  return row ?? { observed: 0, comments: 0 }
}

/** Flags without those of interviews whose check is still blind: they would tell who asks what to look for. */
export async function readOpenFlags(tx: Tx, { waveId, personId }: InWave): Promise<FlagRow[]> {
  const blind = await tx
    .select({ id: verifications.interviewId })
    .from(verifications)
    .where(
      and(
        eq(verifications.waveId, waveId),
        eq(verifications.interviewerId, personId),
        isNull(verifications.finding),
        isNull(verifications.blindAt),
      ),
    )
    .orderBy(asc(verifications.id))
  const hidden = new Set(blind.map(({ id }) => id))
  return (await readFlags(tx, { personId, waveId })).filter(
    ({ interviewId }) => !interviewId || !hidden.has(interviewId),
  )
}
