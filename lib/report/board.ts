// The quota board: cells of a wave with what is counted, held, over, being checked and still to call, and their sums.
import type { Conditions } from "../quota/cells"
import { addFieldwork, type Fieldwork, NO_FIELDWORK } from "./progress"

export type Place = Readonly<{ region: string | null; service: string | null }>
export type AxisOfPlace = keyof Place

export type QuotaOnBoard = Place &
  Readonly<{
    dimensions: string
    conditions: Conditions
    target: number
    hard: boolean
    accepted: number
    reserved: number
  }>
export type WorkOnBoard = Place & Fieldwork

/** One cell; `target` is null where interviews or cases stand outside every quota. */
export type BoardCell = Place &
  Fieldwork &
  Readonly<{ target: number | null; hard: boolean; accepted: number; reserved: number }>

/** A table of targets beside the one by region and service: by settlement, by sex and age. */
export type Margin = Readonly<{ dimensions: readonly string[]; cells: readonly MarginCell[] }>
export type MarginCell = Readonly<{
  conditions: Conditions
  target: number
  hard: boolean
  accepted: number
  reserved: number
}>

export type BoardSum = Fieldwork &
  Readonly<{
    target: number | null
    accepted: number
    reserved: number
    /** Quota cells, and how many of them still take interviews. */
    cells: number
    open: number
    /** Open cells that nobody is left to be asked for. */
    starved: number
  }>

export const BOARD_STATES = ["open", "full", "starved", "over", "behind"] as const
export type BoardState = (typeof BOARD_STATES)[number]

/**
 * Puts quota and fieldwork of a wave together, one line a cell. Where the quota does not tell regions (or services)
 * apart, neither does the board: a clinic has departments only.
 */
export function boardCells(quota: readonly QuotaOnBoard[], work: readonly WorkOnBoard[]): BoardCell[] {
  const placed = quota.filter(isPlaced)
  const tells = axesOf(placed)
  const cells = new Map<string, BoardCell>()
  for (const { target, hard, accepted, reserved, ...place } of placed.filter((cell) => isFinest(cell, tells)))
    cells.set(keyOf(place, tells), { ...masked(place, tells), ...NO_FIELDWORK, target, hard, accepted, reserved })
  for (const { region, service, ...done } of work) {
    const place = masked({ region, service }, tells)
    const cell = cells.get(keyOf(place, tells)) ?? outside(place)
    const accepted = cell.target === null ? cell.accepted + done.counted : cell.accepted
    cells.set(keyOf(place, tells), { ...cell, ...addFieldwork([fieldworkIn(cell), done]), accepted })
  }
  return [...cells.values()]
}

/** The other tables of a quota, each with its own dimensions, in the order in which they were made. */
export function marginsOf(quota: readonly QuotaOnBoard[]): Margin[] {
  const tells = axesOf(quota.filter(isPlaced))
  const tables = new Map<string, MarginCell[]>()
  for (const cell of quota) {
    if (isPlaced(cell) && isFinest(cell, tells)) continue
    const { dimensions, conditions, target, hard, accepted, reserved } = cell
    tables.set(dimensions, [...(tables.get(dimensions) ?? []), { conditions, target, hard, accepted, reserved }])
  }
  return [...tables].map(([dimensions, cells]) => ({ dimensions: dimensions ? dimensions.split(",") : [], cells }))
}

/** Sums of cells; the target is null when none of them has one. */
export function sumOf(cells: readonly BoardCell[]): BoardSum {
  const total = (of: (cell: BoardCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0)
  const quota = cells.filter((cell) => cell.target !== null)
  const open = quota.filter(isTaking)
  return {
    ...addFieldwork(cells.map(fieldworkIn)),
    target: quota.length > 0 ? total((cell) => cell.target ?? 0) : null,
    accepted: total((cell) => cell.accepted),
    reserved: total((cell) => cell.reserved),
    cells: quota.length,
    open: open.length,
    starved: open.filter((cell) => cell.left === 0).length,
  }
}

/** One sum a region (or service), by its code. */
export function sumsBy(cells: readonly BoardCell[], axis: AxisOfPlace): Map<string, BoardSum> {
  const groups = new Map<string, BoardCell[]>()
  for (const cell of cells) {
    const code = cell[axis]
    if (code === null) continue
    const group = groups.get(code)
    if (group) group.push(cell)
    else groups.set(code, [cell])
  }
  return new Map([...groups].map(([code, group]) => [code, sumOf(group)]))
}

/** Share of the target in percent, not cut at 100; null without a target. */
export const percentOf = ({ target, accepted }: Pick<BoardSum, "target" | "accepted">): number | null =>
  target === null || target === 0 ? null : (100 * accepted) / target

type InState = Pick<BoardSum, "open" | "cells" | "starved" | "overflow"> & Readonly<{ behind: boolean }>

export function isInState(sum: InState, state: BoardState): boolean {
  if (state === "open") return sum.open > 0
  if (state === "full") return sum.cells > 0 && sum.open === 0
  if (state === "starved") return sum.starved > 0
  if (state === "behind") return sum.behind
  return sum.overflow > 0
}

const isTaking = (cell: BoardCell): boolean =>
  cell.target !== null && (!cell.hard || cell.accepted + cell.reserved < cell.target)

function fieldworkIn(cell: BoardCell): Fieldwork {
  const { counted, overflow, checking, left, tried, reached, calls, outcomes } = cell
  return { counted, overflow, checking, left, tried, reached, calls, outcomes }
}

type Tells = Readonly<Record<AxisOfPlace, boolean>>

// A wave without quotas is shown by both.
function axesOf(quota: readonly QuotaOnBoard[]): Tells {
  if (quota.length === 0) return { region: true, service: true }
  return { region: quota.some((cell) => cell.region !== null), service: quota.some((cell) => cell.service !== null) }
}

const isPlaced = ({ conditions }: QuotaOnBoard): boolean =>
  Object.keys(conditions).every((dimension) => dimension === "region" || dimension === "service")

// Margins beside crossed cells would count everybody twice.
const isFinest = (cell: Place, tells: Tells): boolean =>
  (cell.region !== null) === tells.region && (cell.service !== null) === tells.service

const masked = (place: Place, tells: Tells): Place => ({
  region: tells.region ? place.region : null,
  service: tells.service ? place.service : null,
})

function keyOf(place: Place, tells: Tells): string {
  const { region, service } = masked(place, tells)
  return `${region ?? ""}|${service ?? ""}`
}

const outside = (place: Place): BoardCell => ({
  ...place,
  ...NO_FIELDWORK,
  ...{ target: null, hard: false, accepted: 0, reserved: 0 },
})
