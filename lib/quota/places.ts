// The reservation model: pend, complete, roll back. The database's one-statement updates follow these rules,
// and the property tests drive both with the same sequences.
import { addMinutes } from "date-fns"

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

/** How long a place is held after the last answer, in minutes: a phone interview may be finished the same day. */
const HOLD_MINUTES = { phone: 12 * 60, online: 2 * 60 } as const

/** When a place taken or extended now would expire. */
export const holdUntil = (mode: keyof typeof HOLD_MINUTES, now: Date): Date => addMinutes(now, HOLD_MINUTES[mode])
