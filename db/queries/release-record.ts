// What stands beside the figures of a release: its bases and the record of field control.
import { sql } from "drizzle-orm"
import type { ControlRows } from "@/lib/release/field-control"
import type { Bases } from "@/lib/release/snapshot"
import type { Tx } from "../client"
import { auditHead } from "./audit-chain"
import { listDrawEvents, listDrawn } from "./draw"
import { readStreams, voidedByStream } from "./gate"

/** Interviews of a wave by what became of them; days are those of the study's time zone. */
export async function readBases(tx: Tx, waveId: string, timezone: string): Promise<Bases> {
  const { rows } = await tx.execute<Bases>(sql`
    with ended as (
      select i.status, i.standing, i.mode, c.source, i.ended_at at time zone ${timezone} as day,
        i.standing = 'counted' as accepted
      from interviews i join cases c on c.id = i.case_id where i.wave_id = ${waveId}::uuid and i.status <> 'running'
    )
    select count(*) filter (where accepted)::int as accepted,
      count(*) filter (where standing = 'overflow')::int as overflow,
      count(*) filter (where status = 'screened_out')::int as "screenedOut",
      (select coalesce(json_object_agg(mode, n), '{}') from
        (select mode, count(*)::int as n from ended where accepted group by mode) m) as "byMode",
      (select coalesce(json_object_agg(source, n), '{}') from
        (select source, count(*)::int as n from ended where accepted group by source) s) as "bySource",
      to_char(min(day) filter (where accepted), 'YYYY-MM-DD') as first,
      to_char(max(day) filter (where accepted), 'YYYY-MM-DD') as last
    from ended`)
  const [bases] = rows
  if (!bases) throw new Error("an aggregate without a row")
  return bases
}

/** Streams, findings and voided interviews of a wave. */
export async function readControl(tx: Tx, waveId: string): Promise<ControlRows> {
  const { rows: findings } = await tx.execute<{ risk: boolean; finding: string; n: number }>(sql`
    select reason = 'risk' as risk, finding, count(*)::int as n from verifications
    where wave_id = ${waveId}::uuid and finding is not null group by 1, 2`)
  const { rows } = await tx.execute<{ n: number }>(sql`
    select coalesce(sum(voided), 0)::int as n from (${voidedByStream(waveId)}) v`)
  const draw = { events: await listDrawEvents(tx, waveId), drawn: await listDrawn(tx, waveId) }
  return {
    streams: await readStreams(tx, waveId),
    findings,
    voided: rows[0]?.n ?? 0,
    auditHead: await auditHead(tx),
    ...draw,
  }
}
