// Which case next, and who has it. A lease on the case row is what keeps two people off one case.
import { addMinutes } from "date-fns"
import { and, eq, gt, or, type SQL, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { CALLING } from "@/lib/study/calling"
import type { Tx } from "../client"
import { cases } from "../schema"
import { dropUnbegun } from "./ahead"
import { type Actor, record } from "./audit"
import { callingOf } from "./case-standing"
import { tellFloor } from "./floor"
import { isHeldAnywhere } from "./holds"
import { findNextCase } from "./next-case"
import { freeExpired } from "./quotas"

/** A case taken but not started comes back after so many minutes without a heartbeat, where the study says nothing else. */
export const LEASE_MINUTES = CALLING.lease.freshMinutes

export type CaseRow = typeof cases.$inferSelect

/** A case that nobody has: neither on a screen nor taken ahead. A supervisor's queue is left for good, too. */
export const NOBODYS = { leasedBy: null, leasedUntil: null, aheadFor: null, aheadUntil: null, priority: 0 } as const

/**
 * Leases the next case to this interviewer and returns its id, or null when there is nobody to call: the own open case,
 * else what `findNextCase` finds. Problem `on_hold` when there is nothing and a hold is why.
 */
export async function takeNextCase(tx: Tx, person: Person, now: Date): Promise<string | null> {
  await lockPerson(tx, person.id)
  const own = await findOwnCase(tx, person.id, now)
  if (own) return own
  await freeExpired(tx, now)
  await dropLease(tx, person.id)
  const id = await findNextCase(tx, person, now)
  if (!id && (await isHeldAnywhere(tx, person.id))) throw new Problem("on_hold")
  if (!id) return null
  await takeCase(tx, await lockCase(tx, id), person.id, now)
  await tellFloor(tx, person.id)
  return id
}

/** One search a person at a time: two windows of one interviewer would take two cases. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('next-case'), hashtext(${personId}))`)
}

/** The case this person has on screen now, if any. */
export async function findOwnCase(tx: Tx, personId: string, now: Date): Promise<string | null> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.leasedBy, personId), gt(cases.leasedUntil, now)))
  return rows[0]?.id ?? null
}

/** Who has a case now, on a screen or ahead. */
export function holderOfCase(row: Pick<CaseRow, "leasedBy" | "leasedUntil" | "aheadFor" | "aheadUntil">, now: Date) {
  if (row.leasedUntil && row.leasedUntil > now) return row.leasedBy
  return row.aheadUntil && row.aheadUntil > now ? row.aheadFor : null
}

/** As a condition: this person has the case now, on the screen or ahead. */
export const isHeldBy = (personId: string, now: Date): SQL | undefined =>
  or(
    and(eq(cases.leasedBy, personId), gt(cases.leasedUntil, now)),
    and(eq(cases.aheadFor, personId), gt(cases.aheadUntil, now)),
  )

/** Locks a case for a change; `not_found`, or `case_not_yours` when `personId` is given and does not hold it. */
export async function lockCase(tx: Tx, id: string, personId?: string, now?: Date): Promise<CaseRow> {
  const rows = await tx.select().from(cases).where(eq(cases.id, id)).for("update")
  const row = rows[0]
  if (!row) throw new Problem("not_found")
  const holds = now ? holderOfCase(row, now) === personId : [row.leasedBy, row.aheadFor].includes(personId ?? "")
  if (personId && !holds) throw new Problem("case_not_yours")
  return row
}

/** The console's heartbeat: a closed laptop returns its case within minutes. A longer lease is never cut. */
export async function keepLease(tx: Tx, caseId: string, personId: string, now: Date): Promise<boolean> {
  const [row] = await tx
    .select({ waveId: cases.waveId })
    .from(cases)
    .where(and(eq(cases.id, caseId), isHeldBy(personId, now)))
  if (!row) return false
  const { lease } = await callingOf(tx, row.waveId)
  const until = addMinutes(now, lease.freshMinutes).toISOString()
  const kept = await tx
    .update(cases)
    .set({
      leasedUntil: sql`case when ${cases.leasedBy} = ${personId}::uuid
        then greatest(${cases.leasedUntil}, ${until}::timestamptz) else ${cases.leasedUntil} end`,
    })
    .where(and(eq(cases.id, caseId), isHeldBy(personId, now)))
    .returning({ id: cases.id })
  return kept.length > 0
}

/** A supervisor takes a case away from whoever has it; only within the supervisor's own team (checked by the caller). */
export async function releaseCase(tx: Tx, actor: Actor, caseId: string, now = new Date()): Promise<void> {
  const row = await lockCase(tx, caseId)
  if (row.aheadFor) await dropUnbegun(tx, caseId, now)
  const { priority: _kept, ...nobodys } = NOBODYS
  await tx.update(cases).set(nobodys).where(eq(cases.id, caseId))
  await record(tx, actor, "case.released", { thing: "case", id: caseId })
  if (row.leasedBy) await tellFloor(tx, row.leasedBy)
}

// What was taken ahead keeps its longer time on the screen.
async function takeCase(tx: Tx, row: CaseRow, personId: string, now: Date): Promise<void> {
  const { lease } = await callingOf(tx, row.waveId)
  const fresh = addMinutes(now, lease.freshMinutes)
  const leasedUntil = row.aheadUntil && row.aheadUntil > fresh ? row.aheadUntil : fresh
  const { priority: _kept, ...nobodys } = NOBODYS
  await tx
    .update(cases)
    .set({ ...nobodys, leasedBy: personId, leasedUntil })
    .where(eq(cases.id, row.id))
}

// One person holds one lease: an expired one would stand in the way of the next.
async function dropLease(tx: Tx, personId: string): Promise<void> {
  await tx.update(cases).set({ leasedBy: null, leasedUntil: null }).where(eq(cases.leasedBy, personId))
}
