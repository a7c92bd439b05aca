// Places row by row, and their counts in the cells: every change of one is a change of the other.
// Cells are locked in id order, before any reservation row.
import { and, asc, eq, inArray, lt, ne, sql } from "drizzle-orm"
import { type Cell, isOpen, type PlaceState } from "@/lib/quota/places"
import type { Tx } from "../client"
import { quotaCells, reservations } from "../schema"

export type LockedCell = Cell & Readonly<{ id: number }>

const CELL = {
  id: quotaCells.id,
  target: quotaCells.target,
  hard: quotaCells.hard,
  accepted: quotaCells.accepted,
  reserved: quotaCells.reserved,
}

/** Locks cells in their order; as they are then. */
export async function lockCells(tx: Tx, cellIds: readonly number[]): Promise<LockedCell[]> {
  if (cellIds.length === 0) return []
  return tx
    .select(CELL)
    .from(quotaCells)
    .where(inArray(quotaCells.id, [...cellIds]))
    .orderBy(asc(quotaCells.id))
    .for("update")
}

/** Cells as they are, without a lock: they may change the moment after. */
export const readCells = (tx: Tx, cellIds: readonly number[]): Promise<LockedCell[]> =>
  tx
    .select(CELL)
    .from(quotaCells)
    .where(inArray(quotaCells.id, [...cellIds]))

/** Locks every cell of a wave in their order: first thing of whoever changes targets, for admission may need any of them. */
export async function lockWaveCells(tx: Tx, waveId: string): Promise<void> {
  const wave = eq(quotaCells.waveId, waveId)
  await tx.select({ id: quotaCells.id }).from(quotaCells).where(wave).orderBy(asc(quotaCells.id)).for("update")
}

/** Locked cells once expired places of others are free; those are looked for only where a cell is full. */
export async function freed(
  tx: Tx,
  locked: readonly LockedCell[],
  now: Date,
  except?: string,
): Promise<Map<number, LockedCell>> {
  const full = locked.filter((cell) => !isOpen(cell)).map(({ id }) => id)
  const given = await expire(tx, full, now, except)
  return new Map(
    locked.map((cell) => [cell.id, { ...cell, reserved: cell.reserved - given.filter((id) => id === cell.id).length }]),
  )
}

/** The states of an interview's places by cell, in the order of the cells. */
export async function statesOf(tx: Tx, interviewId: string): Promise<Map<number, PlaceState>> {
  const rows = await tx
    .select({ cellId: reservations.cellId, state: reservations.state })
    .from(reservations)
    .where(eq(reservations.interviewId, interviewId))
    .orderBy(asc(reservations.cellId))
  return new Map(rows.map(({ cellId, state }) => [cellId, state]))
}

/** The cells that an interview holds a place in. */
export async function heldBy(tx: Tx, interviewId: string): Promise<Set<number>> {
  const rows = await tx
    .select({ cellId: reservations.cellId })
    .from(reservations)
    .where(and(eq(reservations.interviewId, interviewId), eq(reservations.state, "held")))
  return new Set(rows.map((row) => row.cellId))
}

/** Takes a place in each of these cells, which are locked and have room. */
export async function hold(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  now: Date,
  expiresAt: Date,
): Promise<void> {
  if (cellIds.length === 0) return
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
}

/** Ends held places of an interview; those in other states stay. */
export async function end(
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

// Every place that is taken has its row, also one that was free at the end only: history and withdrawals go by rows.
export async function settleFree(tx: Tx, interviewId: string, cellIds: readonly number[], now: Date): Promise<void> {
  if (cellIds.length === 0) return
  const settled = { state: "settled", takenAt: now, expiresAt: now, endedAt: now } as const
  await tx
    .insert(reservations)
    .values(cellIds.map((cellId) => ({ interviewId, cellId, ...settled })))
    .onConflictDoUpdate({ target: [reservations.interviewId, reservations.cellId], set: settled })
}

/** Accepted places of cells whose rows are settled, or withdrawn, by the caller. */
export async function accept(tx: Tx, cellIds: readonly number[], n: 1 | -1): Promise<void> {
  if (cellIds.length === 0) return
  await tx
    .update(quotaCells)
    .set({ accepted: sql`${quotaCells.accepted} + ${n}` })
    .where(inArray(quotaCells.id, [...cellIds]))
}

/** Ends places that are over their time, but not those of one interview; their cells, one for each place. */
export async function expire(tx: Tx, cellIds: readonly number[], now: Date, except?: string): Promise<number[]> {
  if (cellIds.length === 0) return []
  const ended = await tx
    .update(reservations)
    .set({ state: "expired", endedAt: now })
    .where(
      and(
        inArray(reservations.cellId, [...cellIds]),
        eq(reservations.state, "held"),
        lt(reservations.expiresAt, now),
        except ? ne(reservations.interviewId, except) : undefined,
      ),
    )
    .returning({ cellId: reservations.cellId })
  const given = ended.map((row) => row.cellId)
  await giveBack(tx, given)
  return given
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
