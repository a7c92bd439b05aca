// The search for the next case. Each search walks an index in its order and stops at the first case that may be called;
// what is being taken by somebody else is passed over, never waited for.
import { type SQL, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { mayCallAt, slotAt } from "@/lib/sample/slots"
import type { CallingPolicy } from "@/lib/study/calling"
import type { Tx } from "../client"
import { HAS_ROOM, instant, isDue, isFreeFor, notAgreed, ROOM_BY_ATTRIBUTE, suits } from "./callable"
import { policyIn } from "./case-standing"
import { OPEN_PLACES } from "./open-places"

/** Cells this near to each other by the share that is filled are alike: among them, chance decides. */
const STEPS = 20

/**
 * Locks and returns the next case for this person; null when there is none. In order: agreed times; own cases taken
 * ahead; the supervisor's queue; stand-ins for voided interviews; interviews broken off; then the emptiest open cells.
 * A `further` one is for later: neither taken ahead already nor at an agreed time.
 */
export async function findNextCase(
  tx: Tx,
  person: Person,
  now: Date,
  which: "next" | "further" = "next",
): Promise<string | null> {
  const around = await lookAround(tx, person, now)
  const work = which === "further" ? { ...around, ahead: false, agreed: false } : around
  if (work.waves.length === 0) return null
  const clock = await clockOf(tx, work.waves, now)
  const tables = sql`${tableOf(work.waves)}, ${tableOfClock(clock)}`
  for (const search of searchesFor(work, person, now)) {
    const { rows } = await tx.execute<{ id: string }>(sql`with ${tables}${search}`)
    if (rows[0]) return rows[0].id
  }
  return null
}

type OpenWave = Readonly<{ id: string; policy: CallingPolicy }>
type Clock = Readonly<{ waveId: string; timezone: string; slot: string | null }>
type Work = Readonly<{
  waves: readonly OpenWave[]
  ahead: boolean
  agreed: boolean
  queued: boolean
  standing: boolean
  held: boolean
}>

// One look says which of the small searches have anything to find.
async function lookAround(tx: Tx, person: Person, now: Date): Promise<Work> {
  const { rows } = await tx.execute<{ id: string; instrument: string; practice: boolean } & Omit<Work, "waves">>(sql`
    select w.id, w.instrument_id as instrument, w.practice,
      exists (select from cases c where c.ahead_for = ${person.id}::uuid) as ahead,
      exists (select from appointments a where a.ended_at is null and a.at <= ${instant(now)}) as agreed,
      exists (select from cases c where c.priority > 0 and c.final_at is null)
        or exists (select from cases c where c.reserved_for = ${person.id}::uuid) as queued,
      exists (select from replacements p join cases c on c.id = p.case_id and c.final_at is null) as standing,
      exists (select from reservations r where r.state = 'held') as held
    from waves w where w.status = 'open'
      and w.id not in (select h.wave_id from holds h where h.person_id = ${person.id}::uuid and h.lifted_at is null)`)
  const waves: OpenWave[] = []
  for (const { id, instrument, practice } of rows)
    waves.push({ id, policy: await policyIn(tx, { instrumentId: instrument, practice }) })
  const { ahead, agreed, queued, standing, held } = rows[0] ?? NOTHING
  return { waves, ahead, agreed, queued, standing, held }
}

const NOTHING = { ahead: false, agreed: false, queued: false, standing: false, held: false }

/** The slot it is now where people may be called now. */
async function clockOf(tx: Tx, waves: readonly OpenWave[], now: Date): Promise<Clock[]> {
  const { rows } = await tx.execute<{ id: string; timezone: string }>(
    sql`select distinct wave_id as id, timezone from case_places where wave_id in ${waves.map(({ id }) => id)}`,
  )
  return rows.flatMap(({ id, timezone }) => {
    const policy = waves.find((wave) => wave.id === id)?.policy
    if (!policy || !mayCallAt(policy, now, timezone)) return []
    return [{ waveId: id, timezone, slot: slotAt(policy, now, timezone) }]
  })
}

// `referred`: whether a new case is a referred one this time, while there are both.
function tableOf(waves: readonly OpenWave[]): SQL {
  const rows = waves.map(({ id, policy: { appointments: agreed, snowballInTen } }) => {
    const { ownMinutes, hardExpiryHours, softExpiryHours } = agreed
    return sql`(${id}::uuid, ${ownMinutes}::int, ${hardExpiryHours}::int, ${softExpiryHours}::int, random() * 10 < ${snowballInTen}::int)`
  })
  return sql`open_waves (id, own_minutes, hard_hours, soft_hours, referred) as materialized (values ${sql.join(rows, sql`, `)})`
}

function tableOfClock(clock: readonly Clock[]): SQL {
  const rows = clock.map(({ waveId, timezone, slot }) => sql`(${waveId}::uuid, ${timezone}::text, ${slot}::text)`)
  const some =
    rows.length > 0
      ? sql`values ${sql.join(rows, sql`, `)}`
      : sql`select null::uuid, null::text, null::text where false`
  return sql`clock (wave_id, timezone, slot) as materialized (${some})`
}

function searchesFor({ ahead, agreed, queued, standing, held }: Work, person: Person, now: Date): SQL[] {
  return [
    ...(agreed ? [agreedTimes(person, now)] : []),
    ...(ahead ? [ownAhead(person, now)] : []),
    ...(queued ? [supervisorsQueue(person, now)] : []),
    ...(standing ? [standIns(person, now)] : []),
    ...(held ? [brokenOff(person, now)] : []),
    emptiestCells(person, now),
  ]
}

const inHours = sql`(c.wave_id, c.timezone) in (select wave_id, timezone from clock)`
const FIRST = sql`limit 1 for update of c skip locked`

// Candidates in their order, each looked at with its lock, until one fits: what it costs to look is paid for few.
const firstOf = (candidates: SQL, fits: SQL): SQL => sql`
  select found.id from (${candidates}) o cross join lateral (
    select c.id from cases c join open_waves w on w.id = c.wave_id where c.id = o.id and ${fits} for update of c skip locked
  ) found limit 1`

const ownAhead = (person: Person, now: Date): SQL =>
  firstOf(
    sql`select c.id from cases c where c.ahead_for = ${person.id}::uuid order by c.next_attempt_at nulls last, c.shuffle`,
    sql`c.ahead_for = ${person.id}::uuid and c.ahead_until > ${instant(now)} and ${inHours} and ${isDue(now)}
      and ${notAgreed(now)} and ${suits(person, now)}`,
  )

// An agreed time is kept outside the usual hours too. It is its interviewer's first, while that one is there and free.
const agreedTimes = (person: Person, now: Date): SQL =>
  firstOf(
    sql`select a.case_id as id, a.at, a.hard, a.made_by from appointments a
      where a.ended_at is null and a.at <= ${instant(now)}
      order by a.hard desc, (a.made_by = ${person.id}::uuid) desc, a.at`,
    sql`o.at > ${instant(now)} - make_interval(hours => case when o.hard then w.hard_hours else w.soft_hours end)
      and (o.hard or ${inHours})
      and (o.made_by = ${person.id}::uuid or o.at <= ${instant(now)} - make_interval(mins => w.own_minutes)
        or exists (select from cases b where b.leased_by = o.made_by and b.leased_until > ${instant(now)})
        or exists (select from people p where p.id = o.made_by and p.disabled_at is not null)
        or (exists (select from shifts s where s.person_id = o.made_by) and not exists (
          select from shifts s
          where s.person_id = o.made_by and s.starts_at <= ${instant(now)} and s.ends_at > ${instant(now)})))
      and exists (select from appointments a where a.case_id = c.id and a.ended_at is null and a.at = o.at)
      and ${isFreeFor(person, now)} and ${HAS_ROOM}`,
  )

const supervisorsQueue = (person: Person, now: Date): SQL =>
  firstOf(
    sql`select c.id from cases c
      where (c.priority > 0 or c.reserved_for = ${person.id}::uuid) and c.final_at is null
      order by c.priority desc, c.shuffle`,
    sql`(c.priority > 0 or c.reserved_for = ${person.id}::uuid) and ${inHours} and ${isDue(now)} and ${notAgreed(now)}
      and ${isFreeFor(person, now)} and ${HAS_ROOM}`,
  )

const standIns = (person: Person, now: Date): SQL =>
  firstOf(
    sql`select p.case_id as id from replacements p join cases c on c.id = p.case_id and c.final_at is null order by p.at`,
    sql`${inHours} and ${isDue(now)} and ${notAgreed(now)} and ${isFreeFor(person, now)} and ${HAS_ROOM}`,
  )

// What was begun and holds its places is finished before anything new is begun.
const brokenOff = (person: Person, now: Date): SQL =>
  firstOf(
    sql`select distinct i.case_id as id from reservations r
      join interviews i on i.id = r.interview_id and i.status = 'running' where r.state = 'held'`,
    sql`${inHours} and ${isDue(now)} and ${notAgreed(now)} and ${isFreeFor(person, now)}`,
  )

function emptiestCells(person: Person, now: Date): SQL {
  const inPlace = sql`c.wave_id = p.wave_id and c.place_region = p.region and c.place_service = p.service
    and c.final_at is null and c.contact_id is not null`
  const fits = sql`c.timezone = p.timezone and (c.slots_due is null or p.slot = any (c.slots_due))
    and ${notAgreed(now)} and ${isFreeFor(person, now)} and ${ROOM_BY_ATTRIBUTE}`
  const fresh = (source: SQL) => sql`select id from (
    select c.id from cases c where ${inPlace} and c.next_attempt_at is null and c.source = ${source} and ${fits}
    order by c.shuffle ${FIRST}) n`
  return sql`, ${OPEN_PLACES}
    select found.id from (
      select o.*, k.slot, w.referred from open_places o
      join clock k on k.wave_id = o.wave_id and k.timezone = o.timezone join open_waves w on w.id = o.wave_id
      order by floor(o.share * ${STEPS}), random()
    ) p cross join lateral (
      select id from (
        select c.id from cases c where ${inPlace} and c.next_attempt_at <= ${instant(now)} and ${fits}
        order by c.next_attempt_at ${FIRST}) again
      union all ${fresh(sql`case when p.referred then 'snowball' else 'list' end`)}
      union all ${fresh(sql`case when p.referred then 'list' else 'snowball' end`)}
    ) found limit 1`
}
