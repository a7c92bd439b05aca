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

// Answers are counted once for each check, checks once for each interviewer and region: only small sums are left to regroup.
async function countGroups(tx: Tx, scope: RateScope): Promise<Group[]> {
  const { rows } = await tx.execute<Group>(sql`
    with checked as (${checkedIn(scope)}),
    counted as (
      select k.verification_id as id,
        count(*) filter (where k.verify = 1 and k.verdict <> 'not_comparable') as compared_1,
        count(*) filter (where k.verify = 2 and k.verdict <> 'not_comparable') as compared_2,
        count(*) filter (where k.verify = 3 and k.verdict <> 'not_comparable') as compared_3,
        count(*) filter (where k.verify = 1 and k.verdict = 'different') as different_1,
        count(*) filter (where k.verify = 2 and k.verdict = 'different') as different_2,
        count(*) filter (where k.verify = 3 and k.verdict = 'different') as different_3
      from comparisons k where k.verification_id in (select id from checked)
      group by k.verification_id
    ),
    told as (
      select c.risk, c.finding, c.interviewer_id, c.team_id, c.region, t.verify, t.tells,
        coalesce(t.compared, 0) as compared, coalesce(t.different, 0) as different
      from checked c left join counted k on k.id = c.id
      cross join lateral (values
        (1, c.differs ->> '1', compared_1, different_1),
        (2, c.differs ->> '2', compared_2, different_2),
        (3, c.differs ->> '3', compared_3, different_3)
      ) t(verify, tells, compared, different)
    ),
    summed as (
      select risk, interviewer_id, team_id, region, verify, count(*) as checked, count(tells) as n,
        count(*) filter (where tells = 'true' or tells = 'false' and different > 0) as differing,
        count(*) filter (where tells = 'true' and (verify = 3 or finding <> 'confirmed')) as discrepant,
        count(*) filter (where compared > 0 and tells is not null) as interviews,
        sum(compared) filter (where tells is not null) as compared,
        sum(different) filter (where tells is not null) as different,
        sum(compared * compared) filter (where tells is not null) as compared_squared,
        sum(different * different) filter (where tells is not null) as different_squared,
        sum(compared * different) filter (where tells is not null) as product
      from told group by risk, interviewer_id, team_id, region, verify
    ),
    grouped as (
      select risk, verify, interviewer_id, team_id, region, grouping(interviewer_id, team_id, region) as by,
        sum(checked)::int as checked, sum(n)::int as n,
        sum(differing)::int as differing, sum(discrepant)::int as discrepant, sum(interviews)::int as interviews,
        coalesce(sum(compared), 0)::int as compared, coalesce(sum(different), 0)::int as different,
        coalesce(sum(compared_squared), 0)::float8 as "comparedSquared",
        coalesce(sum(different_squared), 0)::float8 as "differentSquared",
        coalesce(sum(product), 0)::float8 as "product"
      from summed
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
