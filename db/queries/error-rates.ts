// Error rates of decided checks, counted in the database: per item, type, interviewer, team and region. Checks drawn at
// random and checks made on suspicion are counted apart and never meet.
import { type SQL, sql } from "drizzle-orm"
import { grouped } from "@/lib/grouped"
import type { ClusterSums } from "@/lib/verification/clustered"
import {
  type ErrorRates,
  groupRates,
  itemRates,
  type NamedRates,
  type Part,
  type Rates,
  type TypeCount,
} from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import type { Tx } from "../client"

/** `regions` null or absent = every region; with a team or a person only their own interviews count. */
export type RateScope = Readonly<{
  waveId: string
  personId?: string
  teamId?: string
  regions?: readonly string[] | null
}>

/** Rates with their intervals; interviewers, teams and regions in the order of their names. */
export async function readErrorRates(tx: Tx, scope: RateScope, confidence = 0.95): Promise<Rates> {
  const groups = await countGroups(tx, scope)
  const items = await countItems(tx, scope)
  const part = <P extends Part>(name: P): ErrorRates<P> => {
    const own = groups.filter(({ risk }) => risk === (name === "risk"))
    const named = (by: Group["by"]) => namedRates(own.filter((group) => group.by === by))
    const [all] = namedRates(own.filter(({ by }) => by === "all"))
    return {
      part: name,
      all: all ?? groupRates({ checked: 0, types: [] }, confidence),
      items: itemRates(items[name], confidence),
      ...{ interviewers: named("interviewer"), teams: named("team"), regions: named("region") },
    }
  }
  const namedRates = (rows: readonly Group[]): NamedRates[] => {
    return [...grouped(rows, ({ key }) => key)].map(([key, types]) => ({
      ...{ key, name: types[0]?.name ?? null },
      ...groupRates({ checked: types[0]?.checked ?? 0, types: types.map(typeCount) }, confidence),
    }))
  }
  return { random: part("random"), risk: part("risk") }
}

type Group = {
  risk: boolean
  by: "all" | "interviewer" | "team" | "region"
  key: string | null
  name: string | null
  verify: VerifyType
  checked: number
  n: number
  differing: number
  discrepant: number
} & { -readonly [K in keyof ClusterSums]: number }

const typeCount = ({ verify, n, differing, discrepant, ...sums }: Group): TypeCount => ({
  ...{ verify, n, differing, discrepant, sums },
})

async function countGroups(tx: Tx, scope: RateScope): Promise<Group[]> {
  const { rows } = await tx.execute<Group>(sql`
    with checked as (${checkedIn(scope)}),
    counted as (
      select k.verification_id, k.verify,
        count(*) filter (where k.verdict <> 'not_comparable') as compared,
        count(*) filter (where k.verdict = 'different') as different
      from comparisons k where k.verification_id in (select id from checked)
      group by k.verification_id, k.verify
    ),
    told as (
      select c.*, t.verify, c.differs ->> t.verify::text as differs_by,
        coalesce(k.compared, 0) as compared, coalesce(k.different, 0) as different
      from checked c cross join (values (1), (2), (3)) t(verify)
      left join counted k on k.verification_id = c.id and k.verify = t.verify
    ),
    grouped as (
      select risk, verify, interviewer_id, team_id, region, grouping(interviewer_id, team_id, region) as by,
        count(*)::int as checked,
        count(differs_by)::int as n,
        (count(*) filter (where differs_by = 'true' or differs_by = 'false' and different > 0))::int as differing,
        (count(*) filter (where differs_by = 'true' and (verify = 3 or finding <> 'confirmed')))::int as discrepant,
        (count(*) filter (where compared > 0 and differs_by is not null))::int as interviews,
        coalesce(sum(compared) filter (where differs_by is not null), 0)::int as "compared",
        coalesce(sum(different) filter (where differs_by is not null), 0)::int as "different",
        coalesce(sum(compared * compared) filter (where differs_by is not null), 0)::float8 as "comparedSquared",
        coalesce(sum(different * different) filter (where differs_by is not null), 0)::float8 as "differentSquared",
        coalesce(sum(compared * different) filter (where differs_by is not null), 0)::float8 as "product"
      from told
      group by grouping sets ((risk, verify), (risk, verify, interviewer_id), (risk, verify, team_id), (risk, verify, region))
    )
    select g.risk, g.verify, g.checked, g.n, g.differing, g.discrepant,
      g.interviews, g.compared, g.different, g."comparedSquared", g."differentSquared", g.product,
      case g.by when 3 then 'interviewer' when 5 then 'team' when 6 then 'region' else 'all' end as by,
      coalesce(g.interviewer_id::text, g.team_id::text, g.region) as key,
      coalesce(p.name, t.name) as name
    from grouped g
    left join people p on p.id = g.interviewer_id
    left join teams t on t.id = g.team_id
    order by coalesce(p.name, t.name, g.region), key, g.verify`)
  return rows
}

type ItemRow = { risk: boolean; question: string; verify: VerifyType; hits: number; of: number }

async function countItems(tx: Tx, scope: RateScope): Promise<Record<Part, ItemRow[]>> {
  const { rows } = await tx.execute<ItemRow>(sql`
    with checked as (${checkedIn(scope)})
    select c.risk, k.question, k.verify,
      (count(*) filter (where k.verdict = 'different'))::int as hits,
      (count(*) filter (where k.verdict <> 'not_comparable'))::int as of
    from comparisons k join checked c on c.id = k.verification_id
    where c.differs ->> k.verify::text is not null
    group by c.risk, k.question, k.verify
    order by k.verify, k.question`)
  return { random: rows.filter(({ risk }) => !risk), risk: rows.filter(({ risk }) => risk) }
}

/**
 * Decided checks of the scope. An interviewer's work is found by its streams, which belong to one person each. What
 * `differs` leaves open for a type does not count for that type: answers of somebody else say nothing of stability.
 */
export function checkedIn({ waveId, personId, teamId, regions }: RateScope): SQL {
  const ofPerson = personId ? sql`and s.interviewer_id = ${personId}` : sql``
  const ofTeam = teamId ? sql`and p.team_id = ${teamId}` : sql``
  const within = regions ? sql`and c.region = any(${sql.param([...regions])}::text[])` : sql``
  return sql`
    select v.id, v.reason = 'risk' as risk, v.finding, v.differs, s.interviewer_id, p.team_id, c.region
    from streams s
    join verifications v on v.wave_id = s.wave_id and v.stream = s.stream
    join interviews i on i.id = v.interview_id
    join cases c on c.id = i.case_id
    left join people p on p.id = s.interviewer_id
    where s.wave_id = ${waveId} and v.finding is not null ${ofPerson} ${ofTeam} ${within}`
}
