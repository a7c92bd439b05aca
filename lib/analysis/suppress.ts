// Which cells of a lattice are withheld, so that none of the sensitive ones can be worked out from those shown.
import { digitOf, type Lattice, maskOf } from "./lattice"
import { bitsOf, type Prices, swapOf, type World, worldAt } from "./world"

/**
 * Withheld cells (1 each) of all tables that the lattice's columns make. For each sensitive cell there is other data,
 * possible and with another count there, that shows the same in every cell that is not withheld: no arithmetic on what is
 * shown tells the count, whatever bounds it uses. What a shown total leaves to withheld cells is of `smallest` people at
 * least. `withheld`: cells that are withheld anyhow; they are used first. `spared`: a column; what does not name it is
 * withheld only where nothing else will do.
 */
export function suppress(
  lattice: Lattice,
  smallest: number,
  sensitive: (cell: number, count: number, mask: number) => boolean,
  withheld: Uint8Array = new Uint8Array(lattice.cells),
  spared = -1,
): Uint8Array {
  let others: readonly number[] | null = null
  const state: State = {
    ...{ lattice, spared, withheld: withheld.slice(), safe: new Uint8Array(lattice.cells) },
    others() {
      others ??= peopledBySize(lattice)
      return others
    },
  }
  for (const cell of inOrder(lattice))
    if (!state.safe[cell] && sensitive(cell, lattice.counts[cell]!, maskOf(lattice, cell))) hide(state, cell)
  while (hideRemainders(state, smallest));
  return state.withheld
}

/** `safe`: cells that differ in another world. */
type State = Readonly<{
  lattice: Lattice
  spared: number
  withheld: Uint8Array
  safe: Uint8Array
  /** Full cells with somebody, the smallest first. */
  others: () => readonly number[]
}>

/** Smaller tables first, and in each the cells in the order of the codes. */
function inOrder(lattice: Lattice): number[] {
  const byLevel: number[][] = lattice.dims.map(() => [])
  for (let cell = 1; cell < lattice.cells; cell++)
    if (lattice.counts[cell]! > 0) byLevel[bitsOf(maskOf(lattice, cell)) - 1]?.push(cell)
  return byLevel.flat()
}

function peopledBySize(lattice: Lattice): number[] {
  const all = (1 << lattice.dims.length) - 1
  const found: number[] = []
  for (let cell = 1; cell < lattice.cells; cell++)
    if (lattice.counts[cell]! > 0 && maskOf(lattice, cell) === all) found.push(cell)
  return found.sort((a, b) => lattice.counts[a]! - lattice.counts[b]! || a - b)
}

/** Withholds a cell with all that another world changes along with it; alone where there is no other world. */
function hide(state: State, cell: number): void {
  state.withheld[cell] = 1
  for (const changed of cheapest(state, cell)?.changed ?? []) {
    state.withheld[changed] = 1
    state.safe[changed] = 1
  }
}

/**
 * The more columns a world moves along, the fewer tables it changes: along all of the cell's; else two people change
 * places in one column; else along fewer.
 */
function cheapest(state: State, cell: number): World | null {
  const { lattice, spared, withheld } = state
  const seen = maskOf(lattice, cell)
  const movable = movableIn(lattice, seen)
  const prices = { withheld, spared, most: lattice.counts[0]! }
  const starts = peopledIn(lattice, cell)
  const codes = new Map(movable.map((at) => [at, partnersOf(lattice, withheld, cell, at)]))
  for (let width = movable.length; width > 0; width--) {
    let best: World | null = null
    for (const [round, most] of (REACH[lattice.dims.length] ?? []).entries()) {
      for (const along of choose(movable, width))
        for (const from of starts)
          best = bestOf(
            { lattice, seen, prices, from, along, first: round > 0 },
            along.map((at) => (codes.get(at) ?? []).slice(0, most)),
            best,
          )
      if (best) return best
    }
    const swap = width === movable.length && movable.length > 1 ? bestSwap(state, starts, movable, seen, prices) : null
    if (swap) return swap
  }
  return null
}

/** With people of the smallest cells: what they change is withheld already, or small. */
function bestSwap(
  { lattice, others }: State,
  starts: readonly number[],
  movable: readonly number[],
  seen: number,
  prices: Prices,
): World | null {
  let best = null as World | null
  let tried = 0
  for (const other of others()) {
    const limit: number = best?.cost ?? Number.POSITIVE_INFINITY
    if (limit < Number.POSITIVE_INFINITY && ++tried > MOST_OTHERS) break
    for (const one of starts)
      for (const at of movable) best = swapOf(lattice, [one, other], at, seen, prices, best?.cost ?? limit) ?? best
  }
  return best
}

const MOST_OTHERS = 40

/** So many codes are tried beside each column's own, the likeliest first, then more: by the number of columns. */
const REACH: readonly (readonly number[])[] = [[], [1_000], [16, 1_000], [4, 10]]
const STARTS = 6

type Search = Readonly<{
  lattice: Lattice
  seen: number
  prices: Prices
  from: number
  along: readonly number[]
  /** The first found will do. */
  first: boolean
}>

/** The cheapest to any of these codes of each column, or the one known. */
function bestOf(search: Search, codes: readonly (readonly number[])[], known: World | null): World | null {
  const { lattice, seen, prices, from, along, first } = search
  let best = known
  const to = along.map(() => 0)
  const go = (place: number): void => {
    if (first && best) return
    if (place === along.length) {
      best = worldAt(lattice, from, along, to, seen, prices, best?.cost ?? Number.POSITIVE_INFINITY) ?? best
      return
    }
    for (const code of codes[place]!) {
      to[place] = code
      go(place + 1)
    }
  }
  go(0)
  return best
}

/** Columns along which a move is seen in tables of the mask: their own, and those that one of theirs follows from. */
function movableIn({ dims }: Lattice, mask: number): number[] {
  const seen = new Set<number>()
  dims.forEach(({ of }, at) => {
    if (mask & (1 << at)) seen.add(of >= 0 ? of : at)
  })
  return [...seen]
}

/** Full cells with somebody below a cell, a few. */
function peopledIn(lattice: Lattice, cell: number): number[] {
  let found = [cell]
  lattice.dims.forEach(({ digits, stride }, at) => {
    if (digitOf(lattice, cell, at) > 0) return
    const next: number[] = []
    for (const one of found)
      for (let digit = 1; digit < digits && next.length < STARTS; digit++)
        if (lattice.counts[one + digit * stride]! > 0) next.push(one + digit * stride)
    found = next
  })
  return found
}

/** Other codes of a column: first those whose cell is withheld already, then by size, empty ones last. */
function partnersOf(lattice: Lattice, withheld: Uint8Array, cell: number, at: number): number[] {
  const { digits, stride } = lattice.dims[at]!
  const own = digitOf(lattice, cell, at)
  const ranked: { digit: number; rank: number }[] = []
  for (let digit = 1; digit < digits; digit++) {
    if (digit === own) continue
    const next = own === 0 ? digit * stride : cell + (digit - own) * stride
    const count = lattice.counts[next]!
    ranked.push({ digit, rank: count === 0 ? Number.MAX_SAFE_INTEGER : withheld[next] ? 0 : count })
  }
  return ranked.sort((a, b) => a.rank - b.rank || a.digit - b.digit).map(({ digit }) => digit)
}

function choose(from: readonly number[], width: number): number[][] {
  if (width === 0) return [[]]
  return from.flatMap((first, at) => choose(from.slice(at + 1), width - 1).map((rest) => [first, ...rest]))
}

/** Where a shown total leaves fewer than `smallest` people to its withheld parts, withholds one part more. */
function hideRemainders(state: State, smallest: number): boolean {
  const { lattice, withheld } = state
  let any = false
  for (let at = 0; at < lattice.dims.length; at++) {
    const { digits, stride } = lattice.dims[at]!
    for (let parent = 0; parent < lattice.cells; parent++) {
      if (digitOf(lattice, parent, at) > 0 || withheld[parent]) continue
      let left = 0
      let least = 0
      for (let digit = 1; digit < digits; digit++) {
        const cell = parent + digit * stride
        const count = lattice.counts[cell]!
        if (withheld[cell]) left += count
        else if (count > 0 && (least === 0 || count < lattice.counts[least]!)) least = cell
      }
      if (left === 0 || left >= smallest || least === 0) continue
      hide(state, least)
      any = true
    }
  }
  return any
}

/** What is withheld in a lattice of fewer columns, in one that has them all; `places` are theirs in the larger one. */
export function carryOver(
  small: Lattice,
  withheld: Uint8Array,
  large: Lattice,
  places: readonly number[],
  into: Uint8Array,
) {
  for (let cell = 1; cell < small.cells; cell++)
    if (withheld[cell])
      into[places.reduce((sum, place, at) => sum + digitOf(small, cell, at) * large.dims[place]!.stride, 0)] = 1
}
