// Places in quota cells. Cells are always locked in id order, before any reservation row, so that no two
// transactions can wait for each other; the check constraint on the cell is the last guard.
import { and, asc, eq, inArray, lt, sql } from "drizzle-orm"
import { type CellTarget, type Conditions, cellKey, dimensionsOf } from "@/lib/quota/cells"
import { type Cell, isOpen } from "@/lib/quota/places"
import type { Tx } from "../client"
import { quotaCells, reservations } from "../schema"

type LockedCell = Cell & Readonly<{ id: number }>

export async function createCells(tx: Tx, waveId: string, targets: readonly CellTarget[]): Promise<void> {
  if (targets.length === 0) return
  await tx.insert(quotaCells).values(
    targets.map(({ conditions, target, hard }) => ({
      waveId,
      key: cellKey(conditions),
      dimensions: dimensionsOf(conditions),
      conditions,
      region: conditions.region ?? null,
      service: conditions.service ?? null,
      target,
      hard,
    })),
  )
}

/** Ids of the cells that a case with these attributes falls in, in locking order. */
export async function findCells(tx: Tx, waveId: string, attributes: Conditions): Promise<number[]> {
  const rows = await tx
    .select({ id: quotaCells.id })
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), sql`${quotaCells.conditions} <@ ${JSON.stringify(attributes)}::jsonb`))
    .orderBy(asc(quotaCells.id))
  return rows.map((row) => row.id)
}

/** Whether the wave has quotas at all. */
export async function hasCells(tx: Tx, waveId: string): Promise<boolean> {
  const rows = await tx.select({ id: quotaCells.id }).from(quotaCells).where(eq(quotaCells.waveId, waveId)).limit(1)
  return rows.length > 0
}

/** Holds a place in every cell, or in none: false when one of them is closed. Expired places of others are freed first. */
export async function takePlaces(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  if (cellIds.length === 0) return true
  const cells = await lockFreed(tx, cellIds, now)
  if (!cells.every(isOpen)) return false
  await tx
    .update(quotaCells)
    .set({ reserved: sql`${quotaCells.reserved} + 1` })
    .where(inArray(quotaCells.id, [...cellIds]))
  await tx
    .insert(reservations)
    .values(cellIds.map((cellId) => ({ interviewId, cellId, takenAt: now, expiresAt })))
    .onConflictDoUpdate({
      target: [reservations.interviewId, reservations.cellId],
      set: { state: "held", takenAt: now, expiresAt, endedAt: null },
    })
  return true
}

/** A resumed interview: held places get more time, expired ones are taken again where there is one. */
export async function retakePlaces(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await tx
    .update(reservations)
    .set({ expiresAt })
    .where(and(eq(reservations.interviewId, interviewId), eq(reservations.state, "held")))
  const held = await heldBy(tx, interviewId)
  const lost = cellIds.filter((id) => !held.has(id))
  await takePlaces(tx, interviewId, lost, now, expiresAt)
}

/** Moves the end of held places, at most once per half of their span so that answers do not all write it. */
export async function extendPlaces(tx: Tx, interviewId: string, onlyBefore: Date, expiresAt: Date): Promise<void> {
  await tx
    .update(reservations)
    .set({ expiresAt })
    .where(
      and(
        eq(reservations.interviewId, interviewId),
        eq(reservations.state, "held"),
        lt(reservations.expiresAt, onlyBefore),
      ),
    )
}

/**
 * A finished interview takes its places for good: held ones, and where one had expired, a free one.
 * @returns false when some cell has no place left; then nothing is taken and held places go back.
 */
export async function settlePlaces(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  now: Date,
): Promise<boolean> {
  if (cellIds.length === 0) return true
  const cells = await lock(tx, cellIds)
  const held = await heldBy(tx, interviewId)
  if (!cells.every((cell) => held.has(cell.id) || isOpen(cell))) {
    await end(tx, interviewId, [...held], "returned", now)
    return false
  }
  await end(tx, interviewId, [...held], "settled", now)
  await settleFree(
    tx,
    interviewId,
    cellIds.filter((id) => !held.has(id)),
    now,
  )
  await tx
    .update(quotaCells)
    .set({ accepted: sql`${quotaCells.accepted} + 1` })
    .where(inArray(quotaCells.id, [...cellIds]))
  return true
}

// Every place that is taken has its row, also one that was free at the end only: history and withdrawals go by rows.
async function settleFree(tx: Tx, interviewId: string, cellIds: readonly number[], now: Date): Promise<void> {
  if (cellIds.length === 0) return
  const settled = { state: "settled", takenAt: now, expiresAt: now, endedAt: now } as const
  await tx
    .insert(reservations)
    .values(cellIds.map((cellId) => ({ interviewId, cellId, ...settled })))
    .onConflictDoUpdate({ target: [reservations.interviewId, reservations.cellId], set: settled })
}

/** Gives back whatever this interview still holds: refused, screened out, abandoned. */
export async function returnPlaces(tx: Tx, interviewId: string, now: Date): Promise<void> {
  const held = await heldBy(tx, interviewId)
  if (held.size === 0) return
  await lock(tx, [...held])
  await end(tx, interviewId, [...(await heldBy(tx, interviewId))], "returned", now)
}

/** Locks cells in their order, for a change that is worked out first. */
export async function lockCells(tx: Tx, cellIds: readonly number[]): Promise<void> {
  if (cellIds.length > 0) await lock(tx, cellIds)
}

/** A voided interview gives its accepted places back. Repeating it is kept out by the interview's standing. */
export async function withdrawPlaces(tx: Tx, cellIds: readonly number[]): Promise<void> {
  if (cellIds.length === 0) return
  await lock(tx, cellIds)
  await tx
    .update(quotaCells)
    .set({ accepted: sql`${quotaCells.accepted} - 1` })
    .where(inArray(quotaCells.id, [...cellIds]))
}

/** Frees expired places of a whole wave, skipping cells somebody is working on. Called before cases are offered. */
export async function freeExpired(tx: Tx, now: Date): Promise<void> {
  const stale = await tx
    .selectDistinct({ id: reservations.cellId })
    .from(reservations)
    .where(and(eq(reservations.state, "held"), lt(reservations.expiresAt, now)))
    .limit(200)
  if (stale.length === 0) return
  const locked = await tx
    .select({ id: quotaCells.id })
    .from(quotaCells)
    .where(
      inArray(
        quotaCells.id,
        stale.map((cell) => cell.id),
      ),
    )
    .orderBy(asc(quotaCells.id))
    .for("update", { skipLocked: true })
  await expire(
    tx,
    locked.map((cell) => cell.id),
    now,
  )
}

/** Changes a target; a hard one below accepted + reserved is the Problem `target_below_taken`, by constraint. */
export async function setTarget(tx: Tx, cellId: number, target: number): Promise<void> {
  await tx.update(quotaCells).set({ target }).where(eq(quotaCells.id, cellId))
}

async function lockFreed(tx: Tx, cellIds: readonly number[], now: Date): Promise<LockedCell[]> {
  const cells = await lock(tx, cellIds)
  if (cells.every(isOpen)) return cells
  await expire(tx, cellIds, now)
  return lock(tx, cellIds)
}

function lock(tx: Tx, cellIds: readonly number[]): Promise<LockedCell[]> {
  return tx
    .select({
      id: quotaCells.id,
      target: quotaCells.target,
      hard: quotaCells.hard,
      accepted: quotaCells.accepted,
      reserved: quotaCells.reserved,
    })
    .from(quotaCells)
    .where(inArray(quotaCells.id, [...cellIds]))
    .orderBy(asc(quotaCells.id))
    .for("update")
}

async function heldBy(tx: Tx, interviewId: string): Promise<Set<number>> {
  const rows = await tx
    .select({ cellId: reservations.cellId })
    .from(reservations)
    .where(and(eq(reservations.interviewId, interviewId), eq(reservations.state, "held")))
  return new Set(rows.map((row) => row.cellId))
}

async function end(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  state: "settled" | "returned",
  now: Date,
): Promise<void> {
  if (cellIds.length === 0) return
  const ended = await tx
    .update(reservations)
    .set({ state, endedAt: now })
    .where(
      and(
        eq(reservations.interviewId, interviewId),
        eq(reservations.state, "held"),
        inArray(reservations.cellId, [...cellIds]),
      ),
    )
    .returning({ cellId: reservations.cellId })
  await giveBack(
    tx,
    ended.map((row) => row.cellId),
  )
}

async function expire(tx: Tx, cellIds: readonly number[], now: Date): Promise<void> {
  if (cellIds.length === 0) return
  const ended = await tx
    .update(reservations)
    .set({ state: "expired", endedAt: now })
    .where(
      and(inArray(reservations.cellId, [...cellIds]), eq(reservations.state, "held"), lt(reservations.expiresAt, now)),
    )
    .returning({ cellId: reservations.cellId })
  await giveBack(
    tx,
    ended.map((row) => row.cellId),
  )
}

async function giveBack(tx: Tx, cellIds: readonly number[]): Promise<void> {
  const counts = new Map<number, number>()
  for (const id of cellIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const [id, n] of counts) {
    await tx
      .update(quotaCells)
      .set({ reserved: sql`${quotaCells.reserved} - ${n}` })
      .where(eq(quotaCells.id, id))
  }
}
