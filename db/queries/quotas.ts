// Places in quota cells. Cells are always locked in id order, before any reservation row, so that no two
// transactions can wait for each other; the check constraint on the cell is the last guard.
import { and, asc, eq, inArray, lt } from "drizzle-orm"
import type { Placement } from "@/lib/quota/cells"
import { fits, isOpen, planPlaces } from "@/lib/quota/places"
import type { Tx } from "../client"
import { quotaCells, reservations } from "../schema"
import { accept, end, expire, freed, heldBy, hold, type LockedCell, lockCells, settleFree, statesOf } from "./places"

export { lockCells, lockWaveCells } from "./places"

/** Holds a place in every cell, or in none: false when one of them is closed. Expired places of others are freed first. */
export async function takePlaces(
  tx: Tx,
  interviewId: string,
  cellIds: readonly number[],
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  if (cellIds.length === 0) return true
  const cells = await freed(tx, await lockCells(tx, cellIds), now)
  if (![...cells.values()].every(isOpen)) return false
  await hold(tx, interviewId, cellIds, now, expiresAt)
  return true
}

/**
 * Brings a running interview's places in line with the cells it is now known to fall in: held ones get more time, others
 * are given back or taken.
 * @returns false when a hard cell is closed to it; then it holds nothing.
 */
export async function movePlaces(
  tx: Tx,
  interviewId: string,
  placement: Placement,
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  const { cellIds } = placement
  const locked = await lockCells(tx, [...cellIds, ...(await heldBy(tx, interviewId))])
  await tx
    .update(reservations)
    .set({ expiresAt })
    .where(and(eq(reservations.interviewId, interviewId), eq(reservations.state, "held")))
  const own = await statesOf(tx, interviewId)
  const cells = await freed(tx, wantedOf(locked, cellIds), now)
  const { take, giveBack, closed } = planPlaces(placement, own, cells)
  await end(tx, interviewId, giveBack, "returned", now)
  await hold(tx, interviewId, take, now, expiresAt)
  return !closed
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
 * A finished interview takes its places for good: held ones, and where one had expired, a free one. Places it holds in
 * cells it does not fall in after all go back.
 * @returns false when some cell has no place left; then nothing is taken and held places go back.
 */
export async function settlePlaces(tx: Tx, interviewId: string, placement: Placement, now: Date): Promise<boolean> {
  const { cellIds } = placement
  const locked = await lockCells(tx, [...cellIds, ...(await heldBy(tx, interviewId))])
  const held = await heldBy(tx, interviewId)
  const cells = await freed(tx, wantedOf(locked, cellIds), now, interviewId)
  const counted = fits(placement, held, cells)
  const kept = counted ? cellIds.filter((id) => held.has(id)) : []
  await end(tx, interviewId, kept, "settled", now)
  await end(
    tx,
    interviewId,
    [...held].filter((id) => !kept.includes(id)),
    "returned",
    now,
  )
  if (!counted) return false
  const free = cellIds.filter((id) => !held.has(id))
  await settleFree(tx, interviewId, free, now)
  await accept(tx, cellIds, 1)
  return true
}

/** Gives back whatever this interview still holds: refused, screened out, abandoned. */
export async function returnPlaces(tx: Tx, interviewId: string, now: Date): Promise<void> {
  const held = await heldBy(tx, interviewId)
  if (held.size === 0) return
  await lockCells(tx, [...held])
  await end(tx, interviewId, [...(await heldBy(tx, interviewId))], "returned", now)
}

/** The cells that an accepted interview has or had its places in, in locking order; none when it never was counted. */
export async function cellsOfInterview(tx: Tx, interviewId: string): Promise<number[]> {
  const states = await statesOf(tx, interviewId)
  return [...states].flatMap(([id, state]) => (state === "settled" || state === "withdrawn" ? [id] : []))
}

/** A voided interview gives its accepted places back. Repeating it finds none left. */
export async function withdrawPlaces(tx: Tx, interviewId: string, now: Date): Promise<void> {
  await lockCells(tx, await cellsOfInterview(tx, interviewId))
  const withdrawn = await tx
    .update(reservations)
    .set({ state: "withdrawn", endedAt: now })
    .where(and(eq(reservations.interviewId, interviewId), eq(reservations.state, "settled")))
    .returning({ cellId: reservations.cellId })
  const places = withdrawn.map((row) => row.cellId)
  await accept(tx, places, -1)
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

const wantedOf = (locked: readonly LockedCell[], cellIds: readonly number[]) =>
  locked.filter(({ id }) => cellIds.includes(id))
