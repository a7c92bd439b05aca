// What somebody can work out who asks every view: all cells shown are equations over the cells of the full crossing.
import type { Group, Shield } from "../disclosure"
import { digitOf, type Lattice, type LatticeColumn, latticeOf, maskOf } from "../lattice"

export type Attack = Readonly<{ lattice: Lattice; shown: readonly number[]; full: readonly number[] }>

/** Asks for every cell of every table of at most `most` columns. */
export function attackOf(shield: Shield, columns: readonly LatticeColumn[], most = columns.length): Attack {
  const lattice = latticeOf(columns)
  const cells = [...Array(lattice.cells).keys()]
  const width = (cell: number) => columns.filter((_, at) => digitOf(lattice, cell, at) > 0).length
  const group = (cell: number): Group =>
    Object.fromEntries(
      columns.flatMap(({ name }, at) => {
        const digit = digitOf(lattice, cell, at)
        return digit > 0 ? [[name, digit - 1]] : []
      }),
    )
  const all = (1 << columns.length) - 1
  return {
    lattice,
    shown: cells.filter((cell) => width(cell) <= most && shield.shows(group(cell))),
    full: cells.filter((cell) => maskOf(lattice, cell) === all),
  }
}

/** Whether the full cell `inner` is part of the cell. */
const isPart = (lattice: Lattice, cell: number, inner: number): boolean =>
  lattice.dims.every((_, at) => {
    const digit = digitOf(lattice, cell, at)
    return digit === 0 || digit === digitOf(lattice, inner, at)
  })

const rowOf = ({ lattice, full }: Attack, cell: number): number[] =>
  full.map((inner) => (isPart(lattice, cell, inner) ? 1 : 0))

/** Cells whose counts follow from those shown by Gaussian elimination alone. */
export function solved(attack: Attack, cells: readonly number[]): number[] {
  const basis: { pivot: number; row: number[] }[] = []
  const reduce = (given: readonly number[]): number[] => {
    const row = [...given]
    for (const { pivot, row: known } of basis) {
      const factor = row[pivot]!
      if (Math.abs(factor) > 1e-9) for (let at = 0; at < row.length; at++) row[at]! -= factor * known[at]!
    }
    return row
  }
  for (const cell of attack.shown) {
    const row = reduce(rowOf(attack, cell))
    const pivot = row.findIndex((value) => Math.abs(value) > 1e-9)
    if (pivot < 0) continue
    const lead = row[pivot]!
    basis.push({ pivot, row: row.map((value) => value / lead) })
  }
  return cells.filter((cell) => reduce(rowOf(attack, cell)).every((value) => Math.abs(value) < 1e-6))
}

/** Cells that have the same count in all tables of whole numbers that show the same; tries every table there is. */
export function certain(attack: Attack, cells: readonly number[]): number[] {
  const { lattice, full, shown } = attack
  const people = lattice.counts[0]!
  const rows = shown.map((cell) => ({
    left: lattice.counts[cell]!,
    last: full.findLastIndex((inner) => isPart(lattice, cell, inner)),
    has: full.map((inner) => isPart(lattice, cell, inner)),
  }))
  const found = cells.map(() => new Set<number>())
  const table = full.map(() => 0)
  const go = (at: number): void => {
    if (found.every((values) => values.size > 1)) return
    if (at === full.length) {
      for (const [index, cell] of cells.entries())
        found[index]!.add(
          full.reduce((sum, inner, place) => sum + (isPart(lattice, cell, inner) ? table[place]! : 0), 0),
        )
      return
    }
    const over = rows.filter(({ has }) => has[at])
    const most = Math.min(people, ...over.map(({ left }) => left))
    const exact = over.filter(({ last }) => last === at).map(({ left }) => left)
    for (let count = 0; count <= most; count++) {
      if (exact.some((left) => left !== count)) continue
      table[at] = count
      for (const row of over) row.left -= count
      go(at + 1)
      for (const row of over) row.left += count
    }
    table[at] = 0
  }
  go(0)
  return cells.filter((_, index) => found[index]!.size < 2)
}
