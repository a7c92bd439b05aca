// The rows that the gate is decided from. One instant for all of them: call it within `readAtOnce`.
import { sql } from "drizzle-orm"
import type { GateRows, QuotaRow, StreamRow } from "@/lib/release/gate-rows"
import type { Study } from "@/lib/study/study"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"

type Wave = Readonly<{ id: string; status: GateRows["status"] }>

/** Everything the gate of a wave needs, within some regions (null = all); streams are whole wherever they reach. */
export async function readGate(tx: Tx, wave: Wave, study: Study, regions: readonly string[] | null): Promise<GateRows> {
  const register = study.axes.region?.register.entries.map(({ code }) => code) ?? []
  return {
    status: wave.status,
    share: policyOf(study).share,
    regions: register,
    quotas: await readQuotas(tx, wave.id, regions),
    streams: await readStreams(tx, wave.id),
    accepted: await rowsOf(tx, acceptedByStream(wave.id, regions)),
    open: await rowsOf(tx, openByRegion(wave.id, regions)),
    appeals: await rowsOf(tx, appealsByRegion(wave.id, regions)),
    held: await rowsOf(tx, heldWork(wave.id, regions)),
  }
}

type StreamRecord = StreamRow & Readonly<{ voided: number }>

/** Streams with what came of their random draws; `person` is the interviewer's name. */
export const readStreams = (tx: Tx, waveId: string): Promise<StreamRecord[]> =>
  rowsOf(
    tx,
    sql`
    select s.stream, s.length, split_part(s.stream, '/', 1) as mode, p.name as person,
      json_build_object('checked', coalesce(d.checked, 0), 'open', coalesce(d.open, 0),
        'unreachable', coalesce(d.unreachable, 0)) as counts,
      coalesce(v.voided, 0) as voided
    from streams s
    left join people p on p.id::text = split_part(s.stream, '/', 2)
    left join (
      select stream, count(*) filter (where finding is null)::int as open,
        count(*) filter (where finding = 'unreachable')::int as unreachable,
        count(*) filter (where finding in ('confirmed', 'discrepancy', 'fabricated'))::int as checked
      from verifications where wave_id = ${waveId}::uuid and reason <> 'risk' group by stream
    ) d on d.stream = s.stream
    left join (${voidedByStream(waveId)}) v on v.stream = s.stream
    where s.wave_id = ${waveId}::uuid
    order by s.stream`,
  )

// Cases are only counted where a place is left: there are more than a thousand cells.
const readQuotas = (tx: Tx, waveId: string, regions: readonly string[] | null): Promise<QuotaRow[]> =>
  rowsOf(
    tx,
    sql`
    select q.region, q.service, q.hard, q.target, q.accepted,
      case when q.hard and q.accepted < q.target then (
        select count(*) from cases c where c.wave_id = q.wave_id and c.final_at is null and c.source <> 'open'
          and (q.region is null or c.region = q.region) and (q.service is null or c.service = q.service)
      )::int else 0 end as left
    from quota_cells q where q.wave_id = ${waveId}::uuid ${within(sql`q.region`, regions)}
    order by q.id`,
  )

/** Interviews of a wave that are void now; one that an appeal has put back keeps its lines in `voids`. */
export const voidedByStream = (waveId: string) => sql`
  select i.stream, count(distinct i.id)::int as voided from voids v join interviews i on i.id = v.interview_id
  where i.wave_id = ${waveId}::uuid and i.standing = 'out' group by i.stream`

const ACCEPTED = sql`interviews i join cases c on c.id = i.case_id and i.standing = 'counted'`

const acceptedByStream = (waveId: string, regions: readonly string[] | null) => sql`
  select c.region, i.stream, count(*)::int as n from ${ACCEPTED}
  where i.wave_id = ${waveId}::uuid ${within(sql`c.region`, regions)}
  group by c.region, i.stream order by c.region, i.stream`

const openByRegion = (waveId: string, regions: readonly string[] | null) => sql`
  select c.region, count(*)::int as n from verifications v
  join interviews i on i.id = v.interview_id join cases c on c.id = i.case_id
  where v.wave_id = ${waveId}::uuid and v.finding is null ${within(sql`c.region`, regions)}
  group by c.region`

const appealsByRegion = (waveId: string, regions: readonly string[] | null) => sql`
  select c.region, count(*)::int as n from appeals a
  join verifications v on v.id = a.verification_id
  join interviews i on i.id = v.interview_id join cases c on c.id = i.case_id
  where v.wave_id = ${waveId}::uuid and a.outcome is null ${within(sql`c.region`, regions)}
  group by c.region`

const heldWork = (waveId: string, regions: readonly string[] | null) => sql`
  select c.region, i.interviewer_id as "interviewerId", p.name as person,
    count(*) filter (where not exists (
      select from verifications v where v.interview_id = i.id and v.finding in ('confirmed', 'discrepancy', 'fabricated')
    ))::int as unchecked
  from ${ACCEPTED}
  join holds h on h.wave_id = i.wave_id and h.person_id = i.interviewer_id and h.lifted_at is null
  join people p on p.id = i.interviewer_id
  where i.wave_id = ${waveId}::uuid ${within(sql`c.region`, regions)}
  group by c.region, i.interviewer_id, p.name order by p.name`

const within = (column: ReturnType<typeof sql>, regions: readonly string[] | null) =>
  regions ? sql`and ${column} = any(${sql.param([...regions])}::text[])` : sql``

async function rowsOf<T extends Record<string, unknown>>(tx: Tx, query: ReturnType<typeof sql>): Promise<T[]> {
  return (await tx.execute(query)).rows as T[]
}
