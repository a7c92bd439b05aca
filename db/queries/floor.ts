// The phone room as a supervisor sees it now: who has which case and what goes on with it. Case numbers, regions and
// services only: no respondent's name or number is read here.
import { subMinutes } from "date-fns"
import { sql } from "drizzle-orm"
import type { Standing } from "@/lib/floor/state"
import { type Person, teamScope } from "@/lib/permission"
import type { Tx } from "../client"
import { CHANNEL } from "../notify"
import { instant } from "./callable"

export type FloorLine = Standing &
  Readonly<{
    id: string
    name: string
    held: Readonly<{ id: string; region: string | null; service: string | null; instrumentId: string }> | null
    /** Calls begun and interviews completed since the day began. */
    calls: number
    completed: number
    /** Seconds on the line in calls that are over: from the answer, where it is known, to the end. */
    seconds: number
    /** Until when the shift that goes on now is planned. */
    shiftUntil: Date | null
  }>

/** Tells whoever follows the floor of this person's team. Said several times in one transaction it is heard once. */
export async function tellFloor(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    select pg_notify(${CHANNEL}, json_build_object('topic', 'floor', 'teamId', team_id)::text)
    from people where id = ${personId}::uuid and team_id is not null`)
}

/**
 * Tells of cases that went back by themselves, for their lease ran out. For the round of every minute: what it says twice
 * is only looked at twice.
 */
export async function tellReturned(tx: Tx, now: Date): Promise<void> {
  await tx.execute(sql`
    select pg_notify(${CHANNEL}, json_build_object('topic', 'floor', 'teamId', t.team_id)::text) from (
      select distinct p.team_id from cases c join people p on p.id = c.leased_by
      where c.leased_until <= ${instant(now)} and c.leased_until > ${instant(subMinutes(now, 2))}
        and p.team_id is not null) t`)
}

/** Interviewers of the team that this person may see, with their day since `since`; nobody's without a team. */
export async function readFloor(tx: Tx, person: Person, since: Date, now: Date): Promise<FloorLine[]> {
  const scope = teamScope(person)
  const inReach = scope ? sql`p.team_id = ${scope.teamId}::uuid` : sql`true`
  const { rows } = await tx.execute(sql`
    select p.id, p.name, c.id as "caseId", c.region, c.service, w.instrument_id as "instrumentId",
      c.leased_until as "heldUntil", k.started_at as "callSince", k.hung_up_at as "hungUpAt", i.started_at as "interviewSince",
      greatest(i.last_event_at, k.started_at, k.answered_at, k.hung_up_at, d.ended, s.at) as "lastAt",
      d.calls, d.seconds, f.completed, h.until as "shiftUntil"
    from people p
    left join cases c on c.leased_by = p.id and c.leased_until > ${instant(now)}
    left join waves w on w.id = c.wave_id
    left join lateral (
      select started_at, answered_at, hung_up_at from calls
      where case_id = c.id and person_id = p.id and ended_at is null order by started_at desc limit 1) k on true
    left join interviews i on i.case_id = c.id and i.status = 'running' and i.interviewer_id = p.id and i.mode = 'phone'
      and (k.started_at is not null or i.last_event_at > i.started_at)
    cross join lateral (
      select count(*)::int as calls, max(ended_at) as ended, coalesce(round(sum(extract(epoch from greatest('0',
        coalesce(hung_up_at, ended_at) - coalesce(answered_at, started_at))))), 0)::int as seconds
      from calls where person_id = p.id and started_at >= ${instant(since)}) d
    cross join lateral (
      select count(*)::int as completed from interviews
      where interviewer_id = p.id and status = 'complete' and ended_at >= ${instant(since)}) f
    cross join lateral (
      select max(created_at) as at from sessions
      where person_id = p.id and created_at >= ${instant(since)} and ended_at is null and expires_at > ${instant(now)}) s
    cross join lateral (
      select max(ends_at) as until from shifts
      where person_id = p.id and starts_at <= ${instant(now)} and ends_at > ${instant(now)}) h
    where p.role = 'interviewer' and p.disabled_at is null and ${inReach}
    order by p.name, p.id`)
  return rows.map(lineOf)
}

const date = (value: unknown) => (value === null ? null : new Date(String(value)))

function lineOf(row: Record<string, unknown>): FloorLine {
  const { caseId, region, service, instrumentId, id, name, calls, completed, seconds } = row
  return {
    ...({ id, name, calls, completed, seconds } as Pick<FloorLine, "id" | "name" | "calls" | "completed" | "seconds">),
    held: caseId === null ? null : ({ id: caseId, region, service, instrumentId } as FloorLine["held"]),
    heldUntil: date(row.heldUntil),
    callSince: date(row.callSince),
    hungUpAt: date(row.hungUpAt),
    interviewSince: date(row.interviewSince),
    lastAt: date(row.lastAt),
    shiftUntil: date(row.shiftUntil),
  }
}
