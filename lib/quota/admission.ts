// Which interviews over quota are admitted once there is room: the oldest first, by the rules of field control.
import type { Finding } from "../verification/finding"
import { type Cell, isOpen } from "./places"

/** What field control knows of an interview over quota. */
export type Controlled = Readonly<{
  /** Of its check; null while that is open, or when there is none. */
  finding: Finding | null
  /** Its interviewer is on hold in the wave. */
  held: boolean
  /** It was completed after the wave had closed. */
  late: boolean
}>

/**
 * Whether it may be admitted. A check that is still open is no bar, as it is none for a counted one: when it fails, the
 * place goes back. The work of an interviewer on hold waits, unless this very interview was checked and stood.
 * @param late whether somebody admits late ones explicitly
 */
export function isAdmissible({ finding, held, late: isLate }: Controlled, late: boolean): boolean {
  if (isLate && !late) return false
  if (finding === "fabricated") return false
  return !held || finding === "confirmed" || finding === "discrepancy"
}

export type Waiting = Readonly<{ id: string; cellIds: readonly number[] }>

/** Those of a list, oldest first, that find a place in all of their cells, each taking its places before the next. */
export function admit<T extends Waiting>(waiting: readonly T[], cells: ReadonlyMap<number, Cell>): T[] {
  const now = new Map(cells)
  return waiting.filter(({ cellIds }) => {
    const own = cellIds.map((id) => now.get(id))
    if (!own.every((cell) => cell !== undefined && isOpen(cell))) return false
    cellIds.forEach((id, n) => {
      now.set(id, { ...own[n]!, accepted: own[n]!.accepted + 1 })
    })
    return true
  })
}
