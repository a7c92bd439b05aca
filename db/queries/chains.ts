// Chains of referral of a wave, for its coordinators: cases by number only.
import { sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import type { Referral } from "@/lib/sample/chains"
import type { Tx } from "../client"
import { IS_OR_MAY_BE_COUNTED } from "./take-referred"

export type ReferralLine = Referral &
  Readonly<{
    region: string | null
    service: string | null
    rootRegion: string | null
    usedAt: Date | null
    final: boolean
    disposition: string | null
  }>

/** So many coupons are shown at most. */
export const LISTED = 2_000

/** Coupons of the newest chains first; of those who have regions, chains that began in theirs. */
export async function listReferrals(tx: Tx, person: Person, waveId: string): Promise<ReferralLine[]> {
  const scope = regionScope(person)
  const within = scope ? sql`and o.region = any(${sql.param([...scope])}::text[])` : sql``
  const { rows } = await tx.execute<Omit<ReferralLine, "usedAt"> & { usedAt: string | null }>(sql`
    select r.recruiter_case_id as "recruiterCaseId", r.root_case_id as "rootCaseId", r.generation,
      r.case_id as "caseId", r.known, r.used_at as "usedAt", o.region as "rootRegion",
      coalesce(c.region, w.region) as region, coalesce(c.service, w.service) as service, c.disposition,
      c.final_at is not null as final,
      exists (select from interviews i where i.case_id = c.id and i.standing = 'counted') as counted
    from referrals r join cases o on o.id = r.root_case_id join cases w on w.id = r.recruiter_case_id
      left join cases c on c.id = r.case_id
    where r.wave_id = ${waveId}::uuid ${within}
    order by o.id desc, r.generation, r.created_at, r.id limit ${LISTED}`)
  return rows.map((row) => ({ ...row, usedAt: row.usedAt ? new Date(row.usedAt) : null }))
}

export type ReferredShare = Readonly<{
  region: string | null
  service: string | null
  target: number
  accepted: number
  /** Of the accepted; and those who may still be. */
  counted: number
  underway: number
  /** The most that any one chain has. */
  largest: number
}>

/** Cells by region and service into which somebody was referred, the fullest of them first. */
export async function listReferredShares(tx: Tx, person: Person, waveId: string): Promise<ReferredShare[]> {
  const scope = regionScope(person)
  const within = scope ? sql`and q.region = any(${sql.param([...scope])}::text[])` : sql``
  const { rows } = await tx.execute<ReferredShare>(sql`
    with referred as (
      select r.root_case_id, c.region, c.service,
        exists (select from interviews i where i.case_id = c.id and i.standing = 'counted') as counted
      from referrals r join cases c on c.id = r.case_id
      where r.wave_id = ${waveId}::uuid and r.known = 'new' and ${IS_OR_MAY_BE_COUNTED})
    select q.region, q.service, q.target, q.accepted, sum(f.counted)::int as counted,
      sum(f.n - f.counted)::int as underway, max(f.n)::int as largest
    from quota_cells q cross join lateral (
      select count(*) as n, count(*) filter (where r.counted) as counted from referred r
      where (q.region is null or r.region = q.region) and (q.service is null or r.service = q.service)
      group by r.root_case_id) f
    where q.wave_id = ${waveId}::uuid and q.conditions - array['region', 'service'] = '{}' ${within}
    group by q.id order by sum(f.n) / greatest(q.target, 1)::float8 desc, q.region, q.service`)
  return rows
}
