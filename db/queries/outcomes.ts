// Outcomes by who called and when: of a case the most informative call, of an hour every call.
import { type SQL, sql } from "drizzle-orm"
import { RANKS } from "@/lib/disposition/final-outcome"
import type { Tx } from "../client"

export type PlaceOfOutcomes = Readonly<{
  waveId: string
  /** Null = no limit. */
  regions: readonly string[] | null
  region?: string | undefined
  service?: string | undefined
}>

/** Cases of the sample by the interviewer whose call told most of them; `code` is what that call found, or the case's end. */
export type InterviewerOutcome = Readonly<{ personId: string; name: string; code: string; open: boolean; n: number }>

/** Of a finished case its final outcome counts, for the interviewer of the call that it rests on. */
export async function readByInterviewer(tx: Tx, place: PlaceOfOutcomes): Promise<InterviewerOutcome[]> {
  const ranks = sql.join(
    RANKS.map(([code, rank]) => sql`(${code}, ${rank}::int)`),
    sql`, `,
  )
  const { rows } = await tx.execute(sql`
    with ranks (code, rank) as (values ${ranks}), best as (
      select distinct on (c.id) c.id, k.person_id, c.final_at is null as open,
        case when c.final_at is null then k.disposition else c.disposition end as code
      from cases c join calls k on k.case_id = c.id and k.disposition is not null
      join ranks r on r.code = k.disposition
      where ${inPlace(place)} and c.source <> 'open'
      order by c.id, r.rank, k.ended_at desc)
    select p.id as "personId", p.name, b.code, b.open, count(*)::int as n
    from best b join people p on p.id = b.person_id group by p.id, p.name, b.code, b.open`)
  return rows as unknown as InterviewerOutcome[]
}

/** Calls by the hour of the respondent's clock at which they began. */
export type HourOutcome = Readonly<{ hour: number; code: string; n: number }>

export async function readByHour(tx: Tx, place: PlaceOfOutcomes): Promise<HourOutcome[]> {
  const { rows } = await tx.execute(sql`
    select extract(hour from k.started_at at time zone c.timezone)::int as hour, k.disposition as code, count(*)::int as n
    from calls k join cases c on c.id = k.case_id
    where ${inPlace(place)} and k.disposition is not null group by 1, 2`)
  return rows as unknown as HourOutcome[]
}

function inPlace({ waveId, regions, region, service }: PlaceOfOutcomes): SQL {
  return sql.join(
    [
      sql`c.wave_id = ${waveId}::uuid`,
      ...(regions ? [sql`c.region in ${[...regions]}`] : []),
      ...(region ? [sql`c.region = ${region}`] : []),
      ...(service ? [sql`c.service = ${service}`] : []),
    ],
    sql` and `,
  )
}
