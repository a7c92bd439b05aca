// Disclosure control: which groups of people may be shown, the same in every view and whatever is asked beside it.
import type { Selection } from "../microdata/microdata"
import { digitOf, type Lattice, type LatticeColumn, latticeOf } from "./lattice"
import { carryOver, suppress } from "./suppress"

/** Columns that one view may name at most. */
export const MOST_COLUMNS = 3

/** A group of people: codes (0 = not known) of the columns named. */
export type Group = Readonly<Record<string, number>>

export type Shield = Readonly<{
  /** People of the universe. */
  n: number
  shows: (group: Group) => boolean
  /** Works out what groups of these columns need, a table a step: whoever has others waiting lets them in between. */
  warm: (names: readonly string[]) => Iterable<void>
}>

export type ShieldInput = Readonly<{
  /** Whatever a view may name. */
  columns: readonly LatticeColumn[]
  /** Of whom the figures are: those who were asked, those who rated. */
  universe: Selection
  smallest: number
  /** A larger universe whose numbers are shown as well: those of it who are not in this one are a group, too. */
  within?: Selection
  /** Column of answers that are shown as shares: a small group that answered alike would tell of each of them. */
  answers?: string
  /** The mark that each interview gave, 0 for several, where only a mean is shown: as above. */
  rating?: Uint8Array | Uint16Array
}>

/**
 * A group is shown when it is withheld in no cross-table of three columns that has it as a cell or a margin. So the same
 * group is shown in every view or in none, whatever the view's order; see `suppress` for what the tables guarantee. Nothing
 * at all is shown of fewer than `smallest` people. `known`: tables made before, of the same universe, columns of the same
 * name being the same.
 */
export function shieldOf(input: ShieldInput, known = new Map<string, Sheet>()): Shield {
  const columns = input.columns.filter(({ size }) => size > 0)
  const n = input.universe.reduce((sum, is) => sum + is, 0)
  const sheet = (names: readonly string[]): Sheet => {
    const key = names.join(" ")
    const found =
      known.get(key) ??
      sheetOf(
        input,
        columns.filter(({ name }) => names.includes(name)),
        sheet,
      )
    known.set(key, found)
    return found
  }
  const above = new Map<string, string[][]>()
  const tablesOf = (named: readonly string[]): string[][] => {
    const key = named.join(" ")
    const tables = above.get(key) ?? tablesWith(columns, named)
    above.set(key, tables)
    return tables
  }
  return {
    n,
    *warm(names) {
      const wanted = columns.flatMap(({ name }) => (names.includes(name) ? [name] : []))
      for (const table of wanted.flatMap((name) => tablesOf([name]))) yield void sheet(table)
    },
    shows(group) {
      if (n < input.smallest) return false
      const named = columns.filter(({ name }) => name in group).map(({ name }) => name)
      if (named.length === 0) return true
      return tablesOf(named).every((names) => !sheet(names).withheld[cellOf(sheet(names), group)])
    },
  }
}

export type Sheet = Readonly<{ names: readonly string[]; lattice: Lattice; withheld: Uint8Array }>

/** A table starts from what the tables of fewer columns withhold. */
function sheetOf(
  input: ShieldInput,
  columns: readonly LatticeColumn[],
  sheet: (names: readonly string[]) => Sheet,
): Sheet {
  const names = columns.map(({ name }) => name)
  const lattice = latticeOf(columns, input.universe)
  const before = new Uint8Array(lattice.cells)
  if (names.length > 1)
    names.forEach((_, left) => {
      const places = names.flatMap((_name, at) => (at === left ? [] : [at]))
      const small = sheet(places.map((at) => names[at]!))
      carryOver(small.lattice, small.withheld, lattice, places, before)
    })
  return {
    names,
    lattice,
    withheld: suppress(
      lattice,
      input.smallest,
      sensitiveIn(input, columns, lattice),
      before,
      names.indexOf(input.answers ?? ""),
    ),
  }
}

function sensitiveIn(
  { smallest, within, answers, rating, universe }: ShieldInput,
  columns: readonly LatticeColumn[],
  lattice: Lattice,
) {
  const few = (count: number) => count > 0 && count < smallest
  const all = within && latticeOf(columns, within).counts
  const alike = rating && alikeIn(lattice, columns, universe, rating)
  const answer = columns.findIndex(({ name }) => name === answers)
  const stride = lattice.dims[answer]?.stride ?? 0
  return (cell: number, count: number, mask: number): boolean => {
    if (few(count) || (all && few(all[cell]! - count))) return true
    if (count >= 2 * smallest) return false
    if (alike?.[cell]) return true
    // Several columns, one of them the answers: everybody of the group gave this one.
    if (!(mask & (1 << answer)) || answer < 0 || mask === 1 << answer) return false
    return lattice.counts[cell - digitOf(lattice, cell, answer) * stride] === count
  }
}

/** Cells in which everybody who rated gave the same mark. */
function alikeIn(
  lattice: Lattice,
  columns: readonly LatticeColumn[],
  universe: Selection,
  rating: Uint8Array | Uint16Array,
) {
  const lowest = new Int32Array(lattice.cells).fill(SEVERAL)
  const highest = new Int32Array(lattice.cells)
  for (let row = 0; row < universe.length; row++) {
    if (!universe[row]) continue
    let cell = 0
    for (let at = 0; at < columns.length; at++) cell += (columns[at]!.values[row]! + 1) * lattice.dims[at]!.stride
    lowest[cell] = Math.min(lowest[cell]!, rating[row]!)
    highest[cell] = Math.max(highest[cell]!, rating[row]! || SEVERAL)
  }
  lattice.dims.forEach(({ stride }, at) => {
    for (let cell = 0; cell < lattice.cells; cell++) {
      const digit = digitOf(lattice, cell, at)
      if (digit === 0) continue
      const parent = cell - digit * stride
      lowest[parent] = Math.min(lowest[parent]!, lowest[cell]!)
      highest[parent] = Math.max(highest[parent]!, highest[cell]!)
    }
  })
  return lowest.map((low, cell) => (low === highest[cell] ? 1 : 0))
}

/** More than any mark. */
const SEVERAL = 2 ** 30

function tablesWith(columns: readonly LatticeColumn[], named: readonly string[]): string[][] {
  const width = Math.min(MOST_COLUMNS, columns.length)
  const choose = (from: readonly string[], more: number): string[][] =>
    more === 0
      ? [[]]
      : from.flatMap((first, at) => choose(from.slice(at + 1), more - 1).map((rest) => [first, ...rest]))
  const others = columns.flatMap(({ name }) => (named.includes(name) ? [] : [name]))
  return choose(others, Math.max(0, width - named.length)).map((more) =>
    columns.flatMap(({ name }) => (named.includes(name) || more.includes(name) ? [name] : [])),
  )
}

const cellOf = ({ names, lattice }: Sheet, group: Group): number =>
  names.reduce((sum, name, at) => sum + (name in group ? group[name]! + 1 : 0) * lattice.dims[at]!.stride, 0)
