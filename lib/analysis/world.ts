// Other data that would show the same: why a withheld cell cannot be worked out from what is shown.
import { digitOf, type Lattice } from "./lattice"

/**
 * Some people of the data in other cells: those at one kind of corners of a box moved to the other kind. Every table is
 * the same but in `changed`, so that whoever sees none of these cannot tell which of the two is true.
 */
export type World = Readonly<{ changed: readonly number[]; cost: number }>

/**
 * Cells that are withheld already cost nothing; the dearest is to withhold many people, what is known to be empty, and
 * what does not name the column `spared`.
 */
export type Prices = Readonly<{ withheld: Uint8Array; spared: number; most: number }>

/**
 * The world that moves around the full cell `from` along the columns `along` to the digits `to`; null where there is
 * nobody to move, when tables of the mask `seen` do not see it, or when it costs `limit` or more.
 */
export function worldAt(
  lattice: Lattice,
  from: number,
  along: readonly number[],
  to: readonly number[],
  seen: number,
  prices: Prices,
  limit: number,
): World | null {
  if (stepsOf(lattice, from, along, to, seen).includes(0)) return null
  if (!isPeopled(lattice, from, stepsOf(lattice, from, along, to, ALL))) return null
  const changed: number[] = []
  let cost = 0
  // The largest tables first: a world that is too dear is known by them.
  for (let mask = (1 << lattice.dims.length) - 1; mask > 0; mask--) {
    if (along.length > bitsOf(mask)) continue
    const steps = stepsOf(lattice, from, along, to, mask)
    if (steps.includes(0)) continue
    const start = within(lattice, from, mask)
    const corners = 1 << steps.length
    for (let corner = 0; corner < corners; corner++) {
      const cell = start + sumOf(steps, corner)
      changed.push(cell)
      if (!prices.withheld[cell]) cost += priceOf(lattice, cell, mask, prices)
      if (cost >= limit) return null
    }
  }
  return { changed, cost }
}

/**
 * The world in which somebody of the full cell `one` and somebody of `other` have changed codes of the column `at`: no
 * column's own table changes, only where the two differ in another column as well. Null as above.
 */
export function swapOf(
  lattice: Lattice,
  [one, other]: readonly [number, number],
  at: number,
  seen: number,
  prices: Prices,
  limit: number,
): World | null {
  const [there, here] = stepsOf(lattice, one, [at, at], [digitOf(lattice, other, at), digitOf(lattice, one, at)], ALL)
  const back = stepsOf(lattice, other, [at], [digitOf(lattice, one, at)], ALL)[0]!
  if (there === 0 || here !== 0) return null
  const changed: number[] = []
  let cost = 0
  for (let mask = 1; mask < 1 << lattice.dims.length; mask++) {
    const left = [within(lattice, one, mask), within(lattice, other, mask)]
    const came = [within(lattice, one + there!, mask), within(lattice, other + back, mask)]
    const same = left.every((cell) => came.includes(cell))
    if (same && mask === seen) return null
    if (same) continue
    for (const cell of new Set([...left, ...came])) {
      changed.push(cell)
      if (!prices.withheld[cell]) cost += priceOf(lattice, cell, mask, prices)
      if (cost >= limit) return null
    }
  }
  return { changed, cost }
}

const ALL = -1
const DEAR = 1_000

/** What each column adds to a cell's number when it goes to its new digit, counting only columns of the mask. */
function stepsOf(lattice: Lattice, from: number, along: readonly number[], to: readonly number[], mask: number) {
  return along.map((at, place) => {
    const old = digitOf(lattice, from, at)
    const next = to[place]!
    let step = mask & (1 << at) ? (next - old) * lattice.dims[at]!.stride : 0
    lattice.dims.forEach(({ of, map, stride }, follower) => {
      if (of === at && mask & (1 << follower)) step += ((map[next - 1] ?? 0) - (map[old - 1] ?? 0)) * stride
    })
    return step
  })
}

/** Whether the corners of one kind all have somebody: one from each moves to the others. */
function isPeopled({ counts }: Lattice, from: number, steps: readonly number[]): boolean {
  let even = true
  let odd = true
  for (let corner = 0; corner < 1 << steps.length && (even || odd); corner++) {
    if (counts[from + sumOf(steps, corner)]! > 0) continue
    if (bitsOf(corner) % 2 === 0) even = false
    else odd = false
  }
  return even || odd
}

function priceOf({ counts, dims }: Lattice, cell: number, mask: number, { most, spared }: Prices): number {
  if (spared >= 0 && !(mask & (1 << spared))) return DEAR * (1 + most)
  const count = counts[cell]!
  // A pair of codes that nobody has may be known to be impossible: nobody is imagined there while others can be.
  return 1 + (count === 0 && (bitsOf(mask) < dims.length || dims.length < 3) ? most : count)
}

function within(lattice: Lattice, cell: number, mask: number): number {
  let found = 0
  for (let at = 0; at < lattice.dims.length; at++)
    if (mask & (1 << at)) found += digitOf(lattice, cell, at) * lattice.dims[at]!.stride
  return found
}

function sumOf(steps: readonly number[], corner: number): number {
  let sum = 0
  for (let at = 0; at < steps.length; at++) if (corner & (1 << at)) sum += steps[at]!
  return sum
}

export function bitsOf(mask: number): number {
  let bits = 0
  for (let left = mask; left > 0; left >>= 1) bits += left & 1
  return bits
}
