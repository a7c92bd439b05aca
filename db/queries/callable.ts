// Whether this person may be given a case now, as conditions on `cases c`.
import { type SQL, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"

export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`

/** A respondent who answered online this recently is left alone. */
export const ONLINE_QUIET_MINUTES = 30

/** What `suits` says of a case that nobody has taken ahead either. */
export const isFreeFor = (person: Person, now: Date): SQL =>
  sql`(c.ahead_until is null or c.ahead_until <= ${instant(now)}) and ${suits(person, now)}`

/** Open, held by nobody, kept for nobody else, in this person's regions and languages, refused to somebody else only. */
export function suits(person: Person, now: Date): SQL {
  const regions = regionScope(person)
  const inScope = regions ? sql`and c.region in ${[...regions]}` : sql``
  const speaks =
    person.languages.length > 0 ? sql`and (c.language is null or c.language in ${[...person.languages]})` : sql``
  return sql`c.final_at is null and c.contact_id is not null
    and (c.leased_until is null or c.leased_until <= ${instant(now)})
    and (c.reserved_for is null or c.reserved_for = ${person.id}::uuid)
    and c.refused_by is distinct from ${person.id}::uuid
    ${inScope} ${speaks}
    and ${isLeftAlone(now)} and ${NOT_BARRED}`
}

/** Retry times have passed. */
export const isDue = (now: Date): SQL => sql`(c.next_attempt_at is null or c.next_attempt_at <= ${instant(now)})`

/**
 * A cell is open for it, or it holds its place already. The rules of open-places.ts for one case: no cell that it falls
 * in is full, and each hard table that knows it has a cell for it.
 */
export const HAS_ROOM = sql`(exists (
    select from (
      select bool_or(m.is) as known, bool_or(q.hard) as hard,
        (bool_or(q.region is not null) and c.region is null) or (bool_or(q.service is not null) and c.service is null) as unknown,
        coalesce(bool_and(q.hard and q.accepted + q.reserved >= q.target) filter (where m.is), false) as closed
      from quota_cells q, lateral (select coalesce(q.conditions ->> 'mode', 'phone') = 'phone'
        and (q.region is null or q.region = c.region) and (q.service is null or q.service = c.service) as is) m
      where q.wave_id = c.wave_id group by q.dimensions) t
    having not coalesce(bool_or(coalesce(closed, false)), false)
      and (coalesce(bool_or(known), false) or not coalesce(bool_or(hard), false))
      and not coalesce(bool_or(hard and not unknown and not coalesce(known, false)), false))
  and not exists (select from quota_cells f where f.wave_id = c.wave_id and f.hard and f.accepted + f.reserved >= f.target
    and coalesce(f.conditions ->> 'mode', 'phone') = 'phone' and f.conditions - array['region', 'service', 'mode'] <> '{}'
    and f.conditions - 'mode' <@ ${whatIsKnown()})
  or exists (
    select from interviews i join reservations r on r.interview_id = i.id and r.state = 'held' where i.case_id = c.id))`

/** No full cell looks at what is known of the person. Needs the tables of open-places.ts. */
export const ROOM_BY_ATTRIBUTE = sql`not exists (
  select from full_by_attribute f where f.wave_id = c.wave_id and f.conditions <@ ${whatIsKnown()})`

/** No time is agreed that still stands: an expired appointment is none any more. Needs `open_waves w` joined by wave. */
export const notAgreed = (now: Date): SQL => sql`not exists (
  select from appointments a where a.case_id = c.id and a.ended_at is null and a.at > ${instant(now)} - make_interval(
    hours => (select case when a.hard then w.hard_hours else w.soft_hours end from open_waves w where w.id = c.wave_id)))`

function whatIsKnown(): SQL {
  return sql`(c.attributes || jsonb_strip_nulls(jsonb_build_object('region', c.region, 'service', c.service)))`
}

// Answered already, closed to the respondent, or being answered online just now.
const isLeftAlone = (now: Date): SQL => sql`not exists (
  select from interviews i where i.case_id = c.id and (i.status = 'complete'
    or (i.status = 'running' and i.quota_closed_at is not null) or (i.mode = 'online'
    and i.status = 'running' and i.last_event_at > ${instant(now)} - make_interval(mins => ${ONLINE_QUIET_MINUTES}))))`

// Whoever asked not to be called meant the person, whichever number was named. Who withdrew is erased and has no number.
const NOT_BARRED = sql`not exists (
  select from contacts t where t.id = c.contact_id and (t.erased_at is not null or exists (
    select from do_not_call d where d.study_id = t.study_id and (d.phone_fingerprint = t.phone_fingerprint
      or d.phone_fingerprint in (select m.phone_fingerprint from contact_phones m where m.contact_id = t.id)))))`

/** Nobody of theirs is to be called again, by what is on record of any of their numbers; dearer than what the search asks. */
export const IS_BARRED = sql`(not ${NOT_BARRED} or exists (
  select from contacts t join opt_outs o on o.study_id = t.study_id and o.why = 'withdrawn'
    and (o.address_fingerprint = t.phone_fingerprint
      or o.address_fingerprint in (select m.phone_fingerprint from contact_phones m where m.contact_id = t.id))
  where t.id = c.contact_id))`
