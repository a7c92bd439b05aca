// What has happened since the newest release of a wave that changes it, read from the audit log: its chain says for each
// line whether it is later than the release, however long its transaction took.
import { desc, eq, sql } from "drizzle-orm"
import { type Corrections, correctionsOf, EVENTS, type InterviewEvent, type Since } from "@/lib/release/corrections"
import type { Tx } from "../client"
import { releases } from "../schema"

export type SinceRelease = Corrections &
  Readonly<{ release: Readonly<{ id: string; number: number; releasedAt: Date }> }>

/** Since the newest release, within some regions (null = all); null before the first. Names nobody. */
export async function correctionsSince(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
): Promise<SinceRelease | null> {
  const [newest] = await tx
    .select({
      id: releases.id,
      number: releases.number,
      releasedAt: releases.releasedAt,
      head: sql<number | null>`(${releases.snapshot} #>> '{fieldControl,auditHead,seq}')::float8`,
    })
    .from(releases)
    .where(eq(releases.waveId, waveId))
    .orderBy(desc(releases.number))
    .limit(1)
  if (!newest) return null
  const { head, ...release } = newest
  return { release, ...correctionsOf(await readSince(tx, waveId, head ?? -1, regions)) }
}

/** Whether the counted interviews of a wave are others, or have other answers, than at this link of the audit log. */
export async function changedSince(tx: Tx, waveId: string, head: number): Promise<boolean> {
  return correctionsOf(await readSince(tx, waveId, head, null)).causes.length > 0
}

// Of an interview that was taken out several times, the last so many lines of `voids` are those since the release.
async function readSince(tx: Tx, waveId: string, head: number, regions: readonly string[] | null): Promise<Since[]> {
  const verbs = sql.param(Object.keys(EVENTS))
  const within = regions ? sql`and c.region = any(${sql.param([...regions])}::text[])` : sql``
  const { rows } = await tx.execute<Omit<Since, "events"> & { events: InterviewEvent[] }>(sql`
    with lines as (
      select l.seq, a.thing_id::uuid as id, a.verb, a.details,
        count(*) filter (where a.verb = 'interview.voided') over (partition by a.thing_id order by l.seq desc) as void
      from audit_chain l join audit a on a.id = l.audit_id
      where l.seq > ${head} and a.thing = 'interview' and a.verb = any(${verbs}::text[])
    )
    select i.standing = 'counted' as counted, c.region, c.service, json_agg(json_build_object('verb', lines.verb,
      'wasCounted', case when lines.verb = 'interview.voided' then coalesce((
          select v.standing = 'counted' from voids v where v.interview_id = i.id
          order by v.at desc offset lines.void - 1 limit 1), false)
        else coalesce(lines.details->>'standing', 'counted') = 'counted' end) order by lines.seq) as events
    from lines join interviews i on i.id = lines.id join cases c on c.id = i.case_id
    where i.wave_id = ${waveId}::uuid ${within}
    group by i.id, c.region, c.service`)
  return rows
}
