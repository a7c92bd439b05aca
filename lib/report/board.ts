// The quota board: cells of a wave with what is counted, held, over and still to call, and their sums.

export type Place = Readonly<{ region: string | null; service: string | null }>
export type AxisOfPlace = keyof Place

export type QuotaOnBoard = Place & Readonly<{ target: number; hard: boolean; accepted: number; reserved: number }>
export type FinishedOnBoard = Place & Readonly<{ counted: number; overflow: number }>
export type LeftOnBoard = Place & Readonly<{ left: number }>

/** One cell; `target` is null where interviews or cases stand outside every quota. */
export type BoardCell = Place &
  Readonly<{ target: number | null; hard: boolean; accepted: number; reserved: number; overflow: number; left: number }>

export type BoardSum = Readonly<{
  target: number | null
  accepted: number
  reserved: number
  overflow: number
  left: number
  /** Quota cells, and how many of them still take interviews. */
  cells: number
  open: number
  /** Open cells that nobody is left to be asked for. */
  starved: number
}>

export const BOARD_STATES = ["open", "full", "starved", "over"] as const
export type BoardState = (typeof BOARD_STATES)[number]

/**
 * Puts quota, finished interviews and open cases of a wave together, one line a cell. Where the quota does not
 * tell regions (or services) apart, neither does the board: a clinic has departments only.
 */
export function boardCells(
  quota: readonly QuotaOnBoard[],
  finished: readonly FinishedOnBoard[],
  left: readonly LeftOnBoard[],
): BoardCell[] {
  const tells = axesOf(quota)
  const cells = new Map<string, BoardCell>()
  for (const { target, hard, accepted, reserved, ...place } of quota.filter((cell) => isFinest(cell, tells)))
    cells.set(keyOf(place, tells), { ...masked(place, tells), target, hard, accepted, reserved, overflow: 0, left: 0 })
  const add = (place: Place, change: (cell: BoardCell) => BoardCell) =>
    cells.set(keyOf(place, tells), change(cells.get(keyOf(place, tells)) ?? outside(masked(place, tells))))
  for (const { counted, overflow, ...place } of finished)
    add(place, (cell) => ({
      ...cell,
      overflow: cell.overflow + overflow,
      accepted: cell.target === null ? cell.accepted + counted : cell.accepted,
    }))
  for (const { left: more, ...place } of left) add(place, (cell) => ({ ...cell, left: cell.left + more }))
  return [...cells.values()]
}

/** Sums of cells; the target is null when none of them has one. */
export function sumOf(cells: readonly BoardCell[]): BoardSum {
  const total = (of: (cell: BoardCell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0)
  const quota = cells.filter((cell) => cell.target !== null)
  const open = quota.filter(isTaking)
  return {
    target: quota.length > 0 ? total((cell) => cell.target ?? 0) : null,
    accepted: total((cell) => cell.accepted),
    reserved: total((cell) => cell.reserved),
    overflow: total((cell) => cell.overflow),
    left: total((cell) => cell.left),
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
    if (code !== null) groups.set(code, [...(groups.get(code) ?? []), cell])
  }
  return new Map([...groups].map(([code, group]) => [code, sumOf(group)]))
}

/** Share of the target in percent, not cut at 100; null without a target. */
export const percentOf = ({ target, accepted }: Pick<BoardSum, "target" | "accepted">): number | null =>
  target === null || target === 0 ? null : (100 * accepted) / target

export function isInState(sum: BoardSum, state: BoardState): boolean {
  if (state === "open") return sum.open > 0
  if (state === "full") return sum.cells > 0 && sum.open === 0
  if (state === "starved") return sum.starved > 0
  return sum.overflow > 0
}

const isTaking = (cell: BoardCell): boolean =>
  cell.target !== null && (!cell.hard || cell.accepted + cell.reserved < cell.target)

type Tells = Readonly<Record<AxisOfPlace, boolean>>

// A wave without quotas is shown by both.
function axesOf(quota: readonly QuotaOnBoard[]): Tells {
  if (quota.length === 0) return { region: true, service: true }
  return { region: quota.some((cell) => cell.region !== null), service: quota.some((cell) => cell.service !== null) }
}

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
  target: null,
  hard: false,
  accepted: 0,
  reserved: 0,
  overflow: 0,
  left: 0,
})
