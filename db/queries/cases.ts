// Which case next, and who has it. A lease on the case row is what keeps two people off one case.
import { and, eq, gt, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { cases } from "../schema"
import { type Actor, record } from "./audit"
import { isHeldAnywhere } from "./holds"
import { findNextCase } from "./next-case"
import { freeExpired } from "./quotas"

/** A case taken but not started comes back after this many minutes without a heartbeat. */
export const LEASE_MINUTES = 10

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
  const id = await findNextCase(tx, person, now)
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
