// What the field-control report of a wave is made of. Call it within `readAtOnce`: one instant for all of it.
// Streams come from their counters; everything else is counted over checks, never over interviews.
import { type SQL, sql } from "drizzle-orm"
import type {
  AppealRow,
  CheckRow,
  ControlRows,
  EscalationRow,
  FlagRow,
  HoldRow,
  StreamRow,
  VoidRow,
} from "@/lib/report/control-rows"
import type { Tx } from "../client"
import { auditHead } from "./audit-chain"

type Regions = readonly string[] | null

/** Within some regions (null = all): checks, flags and voids of interviews there; streams whole where they reach them. */
export async function readControlRows(tx: Tx, waveId: string, regions: Regions, now: Date): Promise<ControlRows> {
  const people = worksThere(waveId, regions)
  return {
    streams: await rowsOf<StreamRow>(tx, streamsOf(waveId, regions)),
    checks: await rowsOf<CheckRow>(tx, checksOf(waveId, regions, now)),
    holds: (await rowsOf<HoldRow>(tx, holdsOf(waveId, people))).map(dated("since", "liftedAt")),
    escalations: (await rowsOf<EscalationRow>(tx, escalationsOf(waveId, people))).map(dated("since", "endedAt")),
    appeals: (await rowsOf<AppealRow>(tx, appealsOf(waveId, regions))).map(dated("askedAt", "decidedAt")),
    flags: await rowsOf<FlagRow>(tx, flagsOf(waveId, regions, people)),
    voids: (await rowsOf<VoidRow>(tx, voidsOf(waveId, regions)))[0] ?? { voided: 0, reinstated: 0 },
    readBefore: (await rowsOf<{ n: number }>(tx, readBefore(waveId, regions)))[0]?.n ?? 0,
    auditHead: await auditHead(tx),
  }
}

const streamsOf = (waveId: string, regions: Regions) => sql`
  select s.stream, s.length, s.interviewer_id as "personId", p.name as person, s.drawn, s.open, s.confirmed,
    s.discrepancy, s.fabricated, s.unreachable, s.risk, s.risk_open as "riskOpen",
    s.risk_discrepancy as "riskDiscrepancy", s.risk_fabricated as "riskFabricated"
  from streams s left join people p on p.id = s.interviewer_id
  where s.wave_id = ${waveId}::uuid
  ${
    regions
      ? sql`and exists (select from interviews i join cases c on c.id = i.case_id
    where i.wave_id = s.wave_id and i.stream = s.stream and ${inRegions(regions)})`
      : sql``
  }
  order by s.stream`

// One pass: the report's tables are sums over these groups.
const checksOf = (waveId: string, regions: Regions, now: Date) => sql`
  select v.reason, v.cause, v.drawn_kind as "drawnKind", v.kind,
    case when v.kind = v.drawn_kind then null when v.kind_reason = 'not_observed' then 'not_observed' else 'written' end
      as "kindReason",
    v.finding, v.consequence, count(*)::int as n,
    count(*) filter (where v.decided_at > v.due_at)::int as late,
    count(*) filter (where v.finding is null and v.due_at < ${now.toISOString()}::timestamptz)::int as overdue
  from verifications v ${ofRegions(sql`v.interview_id`, regions)}
  where v.wave_id = ${waveId}::uuid ${andIn(regions)}
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7`

const holdsOf = (waveId: string, people: SQL) => sql`
  select h.person_id as "personId", p.name as person, h.reasons, h.created_at as since, h.lifted_at as "liftedAt",
    l.name as lifter, h.lifting as words
  from holds h join people p on p.id = h.person_id left join people l on l.id = h.lifted_by
  where h.wave_id = ${waveId}::uuid and h.person_id in (${people}) order by h.created_at, h.id`

const escalationsOf = (waveId: string, people: SQL) => sql`
  select e.person_id as "personId", p.name as person, e.share, e.created_at as since, e.ended_at as "endedAt",
    b.name as ender, e.ending as words
  from escalations e join people p on p.id = e.person_id left join people b on b.id = e.ended_by
  where e.wave_id = ${waveId}::uuid and e.person_id in (${people}) order by e.created_at, e.id`

const appealsOf = (waveId: string, regions: Regions) => sql`
  select a.kind, i.interviewer_id as "personId", p.name as person, a.asked_at as "askedAt", a.finding, a.outcome,
    case when a.outcome is not null then v.finding end as "findingNow", a.reason, a.decided_at as "decidedAt"
  from appeals a join verifications v on v.id = a.verification_id join interviews i on i.id = v.interview_id
  join cases c on c.id = i.case_id left join people p on p.id = i.interviewer_id
  where v.wave_id = ${waveId}::uuid ${andIn(regions)} order by a.asked_at, a.id`

const flagsOf = (waveId: string, regions: Regions, people: SQL) => sql`
  select f.kind, f.interview_id is null as "ofPerson", count(*)::int as n from flags f
  left join interviews i on i.id = f.interview_id left join cases c on c.id = i.case_id
  where f.wave_id = ${waveId}::uuid
  ${regions ? sql`and (${inRegions(regions)} or (f.interview_id is null and f.person_id in (${people})))` : sql``}
  group by 1, 2 order by 1, 2`

const voidsOf = (waveId: string, regions: Regions) => sql`
  select count(distinct i.id) filter (where i.standing = 'out')::int as voided,
    count(distinct i.id) filter (where i.standing <> 'out')::int as reinstated
  from voids d join interviews i on i.id = d.interview_id join cases c on c.id = i.case_id
  where i.wave_id = ${waveId}::uuid ${andIn(regions)}`

/** Checks whose decider had opened the interview before the blind part was saved: not blind, whatever was meant. */
const readBefore = (waveId: string, regions: Regions) => sql`
  select count(distinct v.id)::int as n
  from audit a join verifications v on v.interview_id::text = a.thing_id and v.decided_by = a.person_id
  ${ofRegions(sql`v.interview_id`, regions)}
  where a.thing = 'interview' and a.verb = 'interview.read' and v.wave_id = ${waveId}::uuid
    and a.at < coalesce(v.blind_at, v.decided_at) ${andIn(regions)}`

/** Interviewers of the wave, and of the regions when there are some. */
const worksThere = (waveId: string, regions: Regions) =>
  regions
    ? sql`select i.interviewer_id from interviews i join cases c on c.id = i.case_id
      where i.wave_id = ${waveId}::uuid and i.interviewer_id is not null and ${inRegions(regions)}`
    : sql`select interviewer_id from streams where wave_id = ${waveId}::uuid and interviewer_id is not null`

const inRegions = (regions: readonly string[]) => sql`c.region = any(${sql.param([...regions])}::text[])`
const andIn = (regions: Regions) => (regions ? sql`and ${inRegions(regions)}` : sql``)
const ofRegions = (interview: SQL, regions: Regions) =>
  regions ? sql`join interviews i on i.id = ${interview} join cases c on c.id = i.case_id` : sql``

/** Raw rows carry instants as text. */
const dated =
  <K extends string>(...keys: K[]) =>
  <T extends Readonly<Record<K, Date | null>>>(row: T): T => ({
    ...row,
    ...Object.fromEntries(keys.map((key) => [key, row[key] === null ? null : new Date(row[key] as Date)])),
  })

async function rowsOf<T>(tx: Tx, query: SQL): Promise<T[]> {
  return (await tx.execute(query)).rows as T[]
}
