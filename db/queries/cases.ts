// Which case next, and who has it. A lease on the case row is what keeps two people off one case.
import { and, eq, gt, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { cases } from "../schema"
import { type Actor, record } from "./audit"
import { isHeldAnywhere } from "./holds"
import { freeExpired } from "./quotas"

/** A case taken but not started comes back after this many minutes without a heartbeat. */
export const LEASE_MINUTES = 10
/** Another interviewer may take an appointment this long after its time. */
const APPOINTMENT_OWN_MINUTES = 15
/** A respondent who answered online this recently is left alone. */
export const ONLINE_QUIET_MINUTES = 30

export type CaseRow = typeof cases.$inferSelect

/**
 * Leases the next case to this interviewer and returns its id, or null when there is nobody to call.
 * Order: own open case; due appointments; cases that stand in for voided interviews; then fewest attempts, in shuffled
 * order. Cases whose cell is closed, who are being called or answer online, or whose language the interviewer lacks are
 * passed over. Problem `on_hold` when there is nothing and a hold is why.
 */
export async function takeNextCase(tx: Tx, person: Person, now: Date): Promise<string | null> {
  const own = await findOwnCase(tx, person.id, now)
  if (own) return own
  await freeExpired(tx, now)
  await dropLease(tx, person.id)
  const found = await tx.execute<{ id: string }>(nextCase(person, now))
  const id = found.rows[0]?.id
  if (!id && (await isHeldAnywhere(tx, person.id))) throw new Problem("on_hold")
  if (!id) return null
  await tx.update(cases).set(lease(person.id, now)).where(eq(cases.id, id))
  return id
}

/** The case this person has now, if any. */
export async function findOwnCase(tx: Tx, personId: string, now: Date): Promise<string | null> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.leasedBy, personId), gt(cases.leasedUntil, now)))
  return rows[0]?.id ?? null
}

/** Locks a case for a change; `not_found`, or `case_not_yours` when `personId` is given and does not hold it. */
export async function lockCase(tx: Tx, id: string, personId?: string, now?: Date): Promise<CaseRow> {
  const rows = await tx.select().from(cases).where(eq(cases.id, id)).for("update")
  const row = rows[0]
  if (!row) throw new Problem("not_found")
  const expired = now && (row.leasedUntil ?? now) <= now
  if (personId && (row.leasedBy !== personId || expired)) throw new Problem("case_not_yours")
  return row
}

/** The console's heartbeat: a closed laptop returns its case within minutes. A longer lease is never cut. */
export async function keepLease(tx: Tx, caseId: string, personId: string, now: Date): Promise<boolean> {
  const kept = await tx
    .update(cases)
    .set({ leasedUntil: sql`greatest(${cases.leasedUntil}, ${until(now).toISOString()}::timestamptz)` })
    .where(and(eq(cases.id, caseId), eq(cases.leasedBy, personId), gt(cases.leasedUntil, now)))
    .returning({ id: cases.id })
  return kept.length > 0
}

/** A supervisor takes a case away from whoever holds it; only within the supervisor's own team (checked by the caller). */
export async function releaseCase(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  await tx.update(cases).set({ leasedBy: null, leasedUntil: null }).where(eq(cases.id, caseId))
  await record(tx, actor, "case.released", { thing: "case", id: caseId })
}

const until = (now: Date) => new Date(now.getTime() + LEASE_MINUTES * 60_000)
const lease = (personId: string, now: Date) => ({ leasedBy: personId, leasedUntil: until(now) })

// One person holds one lease: an expired one would stand in the way of the next.
async function dropLease(tx: Tx, personId: string): Promise<void> {
  await tx.update(cases).set({ leasedBy: null, leasedUntil: null }).where(eq(cases.leasedBy, personId))
}

const inCell = sql`q.wave_id = c.wave_id
  and q.conditions <@ (c.attributes || jsonb_strip_nulls(jsonb_build_object('region', c.region, 'service', c.service)))`

function nextCase(person: Person, now: Date) {
  const at = now.toISOString()
  const regions = regionScope(person)
  const inScope = regions ? sql`and c.region in ${[...regions]}` : sql``
  const speaks =
    person.languages.length > 0 ? sql`and (c.language is null or c.language in ${[...person.languages]})` : sql``
  return sql`
    select c.id from cases c
    join waves w on w.id = c.wave_id and w.status = 'open'
    left join appointments a on a.case_id = c.id and a.ended_at is null
    left join replacements p on p.case_id = c.id
    where c.final_at is null and c.contact_id is not null
      and (c.leased_until is null or c.leased_until <= ${at}::timestamptz)
      and (c.next_attempt_at is null or c.next_attempt_at <= ${at}::timestamptz)
      and (a.id is null or a.made_by = ${person.id}::uuid
        or a.at <= ${at}::timestamptz - make_interval(mins => ${APPOINTMENT_OWN_MINUTES}))
      ${inScope} ${speaks}
      and not exists (
        select from interviews i where i.case_id = c.id and (i.status = 'complete'
          or (i.mode = 'online' and i.status = 'running'
            and i.last_event_at > ${at}::timestamptz - make_interval(mins => ${ONLINE_QUIET_MINUTES}))))
      and not exists (
        select from quota_cells q where ${inCell} and q.hard and q.accepted + q.reserved >= q.target
          and not exists (
            select from reservations r join interviews i on i.id = r.interview_id
            where r.cell_id = q.id and r.state = 'held' and i.case_id = c.id))
      and (exists (select from quota_cells q where ${inCell})
        or not exists (select from quota_cells q where q.wave_id = c.wave_id))
      and not exists (
        select from holds h where h.wave_id = c.wave_id and h.person_id = ${person.id}::uuid and h.lifted_at is null)
    order by a.at nulls last, p.case_id is null, c.attempts, c.shuffle
    limit 1 for update of c skip locked`
}
