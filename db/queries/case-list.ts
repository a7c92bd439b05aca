// Cases as a supervisor sees them: in codes and numbers, without a name or a phone. Scope is part of the query.
import { type SQL, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import type { CaseState } from "@/lib/sample/case-control"
import type { Tx } from "../client"
import { IS_BARRED, instant } from "./callable"

export type CaseFilter = Readonly<{
  /** Part of the number that people name a case by. */
  number?: string | undefined
  region?: string | undefined
  service?: string | undefined
  disposition?: string | undefined
  state?: CaseState | undefined
  /** Who has it, or for whom it is reserved. */
  person?: string | undefined
}>

export type CaseLine = Readonly<{
  id: string
  instrumentId: string
  wave: string
  region: string | null
  service: string | null
  language: string | null
  disposition: string | null
  final: boolean
  attempts: number
  nextAttemptAt: Date | null
  priority: number
  hasContact: boolean
  /** On the do-not-call list, or withdrawn: never called again. */
  barred: boolean
  holder: string | null
  holdsUntil: Date | null
  ahead: boolean
  reservedFor: string | null
  agreedAt: Date | null
}>

export const CASES_SHOWN = 50

/** The first cases of open waves that fit, those that are held, queued or reserved before the others. */
export async function listCases(tx: Tx, person: Person, filter: CaseFilter, now: Date): Promise<CaseLine[]> {
  const { rows } = await tx.execute(sql`
    select c.id, w.instrument_id as "instrumentId", w.name as wave, c.region, c.service, c.language, c.disposition,
      c.final_at is not null as final, c.attempts, c.next_attempt_at as "nextAttemptAt", c.priority,
      c.contact_id is not null as "hasContact", ${IS_BARRED} as barred, h.name as holder, h.until as "holdsUntil", h.ahead, r.name as "reservedFor",
      a.at as "agreedAt"
    from cases c join waves w on w.id = c.wave_id and w.status = 'open' ${withHolder(now)}
    left join people r on r.id = c.reserved_for
    left join appointments a on a.case_id = c.id and a.ended_at is null
    where ${inReach(person)} and ${fitting(filter)}
    order by h.name is null, c.priority desc, c.reserved_for is null, c.final_at desc nulls first, c.next_attempt_at, c.shuffle
    limit ${CASES_SHOWN}`)
  const date = (value: unknown) => (value === null ? null : new Date(String(value)))
  return rows.map((row) => ({
    ...(row as unknown as CaseLine),
    ahead: row.ahead === true,
    nextAttemptAt: date(row.nextAttemptAt),
    holdsUntil: date(row.holdsUntil),
    agreedAt: date(row.agreedAt),
  }))
}

/** Whether the person of a case asked not to be called, by any of their numbers, or has withdrawn. */
export async function isBarred(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select 1 from cases c where c.id = ${caseId}::uuid and ${IS_BARRED}`)
  return rows.length > 0
}

/** Whether this supervisor may touch a case: in their regions, and with nobody of another team. */
export async function canControl(tx: Tx, person: Person, caseId: string, now: Date): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select 1 from cases c join waves w on w.id = c.wave_id and w.status = 'open' ${withHolder(now)}
    left join people r on r.id = c.reserved_for
    where c.id = ${caseId}::uuid and ${inReach(person)}`)
  return rows.length > 0
}

const withHolder = (now: Date): SQL => sql`left join lateral (
  select p.name, p.team_id, p.id, true as is, c.leased_until is null or c.leased_until <= ${instant(now)} as ahead,
    case when c.leased_until > ${instant(now)} then c.leased_until else c.ahead_until end as until
  from people p where p.id = case when c.leased_until > ${instant(now)} then c.leased_by
    when c.ahead_until > ${instant(now)} then c.ahead_for end) h on true`

function inReach(person: Person): SQL {
  const regions = regionScope(person)
  const inScope = regions ? sql`c.region in ${[...regions]}` : sql`true`
  const team = person.teamId
  return sql`${inScope} and (h.id is null or h.team_id = ${team}::uuid) and (r.id is null or r.team_id = ${team}::uuid)`
}

const STATES: Readonly<Record<CaseState, SQL>> = {
  open: sql`c.final_at is null`,
  held: sql`h.id is not null`,
  queued: sql`c.priority > 0 and c.final_at is null`,
  reserved: sql`c.reserved_for is not null and c.final_at is null`,
  final: sql`c.final_at is not null`,
}

function fitting({ number, region, service, disposition, state, person }: CaseFilter): SQL {
  const digits = number?.toLowerCase().replace(/[^0-9a-f]/g, "")
  const conditions = [
    sql`c.source <> 'open'`,
    ...(digits ? [sql`right(c.id::text, 8) like ${`%${digits}%`}`] : []),
    ...(region ? [sql`c.region = ${region}`] : []),
    ...(service ? [sql`c.service = ${service}`] : []),
    ...(disposition ? [disposition === "new" ? sql`c.disposition is null` : sql`c.disposition = ${disposition}`] : []),
    ...(state ? [STATES[state]] : []),
    ...(person ? [sql`(h.id = ${person}::uuid or r.id = ${person}::uuid)`] : []),
  ]
  return sql.join(conditions, sql` and `)
}
