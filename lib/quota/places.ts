// The reservation model: pend, complete, roll back. The database's one-statement updates follow these rules,
// and the property tests drive both with the same sequences.
import { addMinutes } from "date-fns"
import type { Placement } from "./cells"

export type Cell = Readonly<{ target: number; hard: boolean; accepted: number; reserved: number }>

export type Standing = "counted" | "overflow" | "out"

export const isOpen = (cell: Cell): boolean => !cell.hard || cell.accepted + cell.reserved < cell.target
export const placesLeft = (cell: Cell): number => Math.max(0, cell.target - cell.accepted - cell.reserved)

/** Holds a place for a new interview, or null when the cell is closed. */
export const reserve = (cell: Cell): Cell | null => (isOpen(cell) ? { ...cell, reserved: cell.reserved + 1 } : null)

/** Gives a held place back: abandoned, refused, screened out, expired. */
export const giveBack = (cell: Cell): Cell => ({ ...cell, reserved: cell.reserved - 1 })

/** A finished interview takes its held place for good. */
export const settle = (cell: Cell): Cell => ({ ...cell, accepted: cell.accepted + 1, reserved: cell.reserved - 1 })

/** A voided interview returns an accepted place. */
export const withdraw = (cell: Cell): Cell => ({ ...cell, accepted: cell.accepted - 1 })

/** The smallest hard target that keeps every accepted and held place. */
export const lowestTarget = (cell: Cell): number => cell.accepted + cell.reserved

/**
 * Where a finished interview stands.
 * @param ended how the questionnaire ended
 * @param places true when each of its cells had a place, held or still free
 */
export function standingOf(ended: "complete" | "screened_out" | "broken_off", places: boolean): Standing {
  if (ended !== "complete") return "out"
  return places ? "counted" : "overflow"
}

export type PlaceState = "held" | "settled" | "returned" | "expired" | "withdrawn"

/** What a running interview does about its places. */
export type PlacePlan = Readonly<{ take: readonly number[]; giveBack: readonly number[]; closed: boolean }>

/**
 * What to do now that a running interview is known to fall in these cells: give back what it holds elsewhere, take what
 * it lacks. It holds its places in all of its cells or in none: `closed` when one that it never held a place in is full.
 * A place that expired while somebody was answering is no such refusal: they go on, and end over quota if need be.
 * @param own states of its places so far, by cell
 * @param cells the wanted ones as they are, locked, expired places of others freed
 */
export function planPlaces(
  { cellIds, nowhere }: Placement,
  own: ReadonlyMap<number, PlaceState>,
  cells: ReadonlyMap<number, Cell>,
): PlacePlan {
  const held = [...own].flatMap(([id, state]) => (state === "held" ? [id] : []))
  const lacking = cellIds.filter((id) => own.get(id) !== "held")
  const full = lacking.filter((id) => !isOpen(cells.get(id)!))
  if (nowhere || full.some((id) => own.get(id) !== "expired")) return { take: [], giveBack: held, closed: true }
  const giveBack = held.filter((id) => !cellIds.includes(id))
  return { take: full.length === 0 ? lacking : [], giveBack, closed: false }
}

/** Whether a finished interview is counted: each of its cells has a place, held by it or free. */
export function fits(
  { cellIds, nowhere }: Placement,
  held: ReadonlySet<number>,
  cells: ReadonlyMap<number, Cell>,
): boolean {
  return !nowhere && cellIds.every((id) => held.has(id) || isOpen(cells.get(id)!))
}

/** How long a place is held after the last answer, in minutes, where the study says nothing else. */
export const HOLD_MINUTES: HoldMinutes = { phone: 12 * 60, online: 2 * 60 }
export type HoldMinutes = Readonly<{ phone: number; online: number }>

/** When a place taken or extended now would expire: a phone interview may be finished the same day. */
export const holdUntil = (mode: keyof HoldMinutes, now: Date, minutes = HOLD_MINUTES): Date =>
  addMinutes(now, minutes[mode])
