// Targets from cells that nobody is left to fill to cells of the same service or region that have people to spare.
import { cellKey } from "./cells"
import { lowestTargetOf, type StandingCell } from "./edit"
import type { Suggestion } from "./moves"
import { type Stock, supplyOf, type Usual } from "./stock"

export type StockedCell = StandingCell & Readonly<{ stock: Stock }>
type Axis = "region" | "service"
type TargetsSuggestion = Extract<Suggestion, { kind: "targets" }>

/** A cell while moves are put together: what it may give, what it may take. */
type Room = { cell: StockedCell; target: number; gives: number; takes: number }

/**
 * Moves of whole places, at most one for each service and then each region; none depends on another.
 * A cell keeps what is accepted, held, likely to come, and its floor; it takes what its own cases will most likely give,
 * up to its ceiling. @param axes within which places may move: a service's sum stays its own, or a region's
 */
export function targetMoves(cells: readonly StockedCell[], usual: Usual, axes: readonly Axis[]): TargetsSuggestion[] {
  const rooms = [...cells].sort((a, b) => a.id - b.id).map((cell) => roomOf(cell, usual))
  return axes.flatMap((axis) =>
    codesOf(cells, axis).flatMap((code) => {
      const within = rooms.filter(({ cell }) => cell.conditions[axis] === code)
      return suggest(axis, code, within)
    }),
  )
}

function suggest(axis: Axis, code: string, all: readonly Room[]): TargetsSuggestion[] {
  // A cell stands in one move: what is left of it waits for the next look.
  const rooms = all.filter(isUntouched)
  const givers = rooms.filter(({ gives }) => gives > 0).sort((a, b) => b.gives - a.gives || a.cell.id - b.cell.id)
  const takers = rooms.filter(({ takes }) => takes > 0).sort((a, b) => b.takes - a.takes || a.cell.id - b.cell.id)
  const short = sum(givers.map(({ gives }) => gives))
  let places = 0
  for (const giver of givers)
    for (const taker of takers) {
      const n = Math.min(giver.gives, taker.takes)
      giver.gives -= n
      giver.target -= n
      taker.takes -= n
      taker.target += n
      places += n
    }
  if (places === 0) return []
  const lines = rooms
    .filter((room) => !isUntouched(room))
    .map(({ cell, target }) => ({ conditions: cell.conditions, before: cell.terms, to: target }))
  const move = { kind: "targets", axis, code, lines } as const
  return [{ kind: "targets", move, places, short: { before: short, after: short - places } }]
}

const isUntouched = ({ cell, target }: Room): boolean => target === cell.terms.target

function roomOf(cell: StockedCell, usual: Usual): Room {
  const { terms, accepted, reserved, stock } = cell
  const supply = supplyOf(stock, usual)
  const remaining = terms.target - accepted - reserved - stock.overflow
  const lowest = Math.max(lowestTargetOf(cell), accepted + reserved, terms.floor ?? 0)
  const gives = Math.min(terms.target - lowest, Math.floor(remaining - supply.high))
  const takes = Math.min((terms.ceiling ?? Number.POSITIVE_INFINITY) - terms.target, Math.floor(supply.low - remaining))
  return { cell, target: terms.target, gives: Math.max(0, gives), takes: Math.max(0, takes) }
}

/** Whether a move of targets is still within what its cells can do now; its terms are looked at where it is applied. */
export function stillHelps(
  lines: TargetsSuggestion["move"]["lines"],
  cells: readonly StockedCell[],
  usual: Usual,
): boolean {
  const byKey = new Map(cells.map((cell) => [cellKey(cell.conditions), cell]))
  return lines.every(({ conditions, to }) => {
    const cell = byKey.get(cellKey(conditions))
    if (!cell) return false
    const { gives } = roomOf(cell, usual)
    // A cell that gives may not have found people meanwhile; one that takes may give a little less than it would have.
    return to > cell.terms.target ? cell.stock.left > 0 : cell.terms.target - to <= gives
  })
}

const codesOf = (cells: readonly StockedCell[], axis: Axis): string[] =>
  [...new Set(cells.flatMap(({ conditions }) => conditions[axis] ?? []))].sort()

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
