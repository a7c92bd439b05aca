// The search for the next case: due appointments, then stand-ins for voided interviews, then the queue. Each walks an
// index in its order and stops at the first case that may be called; closed cells are looked up by key, not compared.
import { type SQL, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import type { Tx } from "../client"

/** Another interviewer may take an appointment this long after its time. */
const APPOINTMENT_OWN_MINUTES = 15
/** A respondent who answered online this recently is left alone. */
export const ONLINE_QUIET_MINUTES = 30

/** Locks and returns the next case for this person, passing over those that somebody else is taking; null when there is none. */
export async function findNextCase(tx: Tx, person: Person, now: Date): Promise<string | null> {
  for (const search of [dueAppointments(person, now), STAND_INS, QUEUE]) {
    const { rows } = await tx.execute<{ id: string }>(sql`
      with ${PLACES}
      select c.id from ${search.from}
      where ${search.where} and ${mayBeCalled(person, now)}
      order by ${search.order} limit 1 for update of c skip locked`)
    if (rows[0]) return rows[0].id
  }
  return null
}

type Search = Readonly<{ from: SQL; where: SQL; order: SQL }>

const NOT_AGREED = sql`not exists (select from appointments a where a.case_id = c.id and a.ended_at is null)`
const STAND_INS: Search = {
  from: sql`replacements p join cases c on c.id = p.case_id`,
  where: NOT_AGREED,
  order: sql`p.at`,
}
const QUEUE: Search = { from: sql`cases c`, where: NOT_AGREED, order: sql`c.attempts, c.shuffle` }

const dueAppointments = (person: Person, now: Date): Search => ({
  from: sql`appointments a join cases c on c.id = a.case_id`,
  where: sql`a.ended_at is null and a.at <= ${instant(now)} and (a.made_by = ${person.id}::uuid
    or a.at <= ${instant(now)} - make_interval(mins => ${APPOINTMENT_OWN_MINUTES}))`,
  order: sql`a.at`,
})

// A cell's key says which region and service it takes, "*" for any: four keys fit a case. Cells that differ by answers
// or attributes only are closed to a case when all of them are; cells of other modes are none of the telephone's.
const PLACES = sql`cells as materialized (
  select q.wave_id, q.dimensions, coalesce(q.region, '*') || '|' || coalesce(q.service, '*') as key,
    bool_and(q.hard and q.accepted + q.reserved >= q.target) as closed
  from quota_cells q join waves w on w.id = q.wave_id and w.status = 'open'
  where coalesce(q.conditions ->> 'mode', 'phone') = 'phone' group by 1, 2, 3
), places as materialized (select wave_id, key, bool_or(closed) as closed from cells group by 1, 2
), tables as materialized (
  select q.wave_id, q.dimensions, bool_or(q.region is not null) as by_region, bool_or(q.service is not null) as by_service
  from quota_cells q join waves w on w.id = q.wave_id and w.status = 'open' group by 1, 2 having bool_or(q.hard)
), full_by_attribute as materialized (
  select q.wave_id, q.conditions - 'mode' as conditions from quota_cells q join waves w on w.id = q.wave_id and w.status = 'open'
  where q.hard and q.accepted + q.reserved >= q.target and coalesce(q.conditions ->> 'mode', 'phone') = 'phone'
    and q.conditions - array['region', 'service', 'mode'] <> '{}')`

const KEYS = [
  sql`coalesce(c.region, '') || '|' || coalesce(c.service, '')`,
  sql`coalesce(c.region, '') || '|*'`,
  sql`'*|' || coalesce(c.service, '')`,
  sql`'*|*'`,
]
const among = (places: SQL): SQL =>
  sql.join(
    KEYS.map((key) => sql`(c.wave_id, ${key}) in (${places})`),
    sql` or `,
  )
const IN_CLOSED_CELL = among(sql`select wave_id, key from places where closed`)
const IN_SOME_CELL = sql`(${among(sql`select wave_id, key from places`)} or c.wave_id not in (select wave_id from tables))`
// Each hard table that knows the case has a cell for it.
const IN_EVERY_TABLE = sql`not exists (
  select from tables t where t.wave_id = c.wave_id
    and (not t.by_region or c.region is not null) and (not t.by_service or c.service is not null)
    and (t.wave_id, t.dimensions, case when t.by_region then c.region else '*' end || '|' ||
      case when t.by_service then c.service else '*' end) not in (select wave_id, dimensions, key from cells))`
const BY_ATTRIBUTE = sql`exists (
  select from full_by_attribute f where f.wave_id = c.wave_id and f.conditions <@
    (c.attributes || jsonb_strip_nulls(jsonb_build_object('region', c.region, 'service', c.service))))`
const HOLDS_ITS_PLACE = sql`exists (
  select from interviews i join reservations r on r.interview_id = i.id and r.state = 'held' where i.case_id = c.id)`

function mayBeCalled(person: Person, now: Date): SQL {
  const regions = regionScope(person)
  const inScope = regions ? sql`and c.region in ${[...regions]}` : sql``
  const speaks =
    person.languages.length > 0 ? sql`and (c.language is null or c.language in ${[...person.languages]})` : sql``
  return sql`c.final_at is null and c.contact_id is not null
    and c.wave_id in (select id from waves where status = 'open')
    and (c.leased_until is null or c.leased_until <= ${instant(now)})
    and (c.next_attempt_at is null or c.next_attempt_at <= ${instant(now)})
    ${inScope} ${speaks}
    and c.wave_id not in (select h.wave_id from holds h where h.person_id = ${person.id}::uuid and h.lifted_at is null)
    and ${IN_SOME_CELL} and ${IN_EVERY_TABLE} and (not (${IN_CLOSED_CELL} or ${BY_ATTRIBUTE}) or ${HOLDS_ITS_PLACE})
    and not exists (
      select from interviews i where i.case_id = c.id and (i.status = 'complete'
        or (i.status = 'running' and i.quota_closed_at is not null) or (i.mode = 'online'
        and i.status = 'running' and i.last_event_at > ${instant(now)} - make_interval(mins => ${ONLINE_QUIET_MINUTES}))))`
}

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`
