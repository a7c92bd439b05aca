// All tables that some columns make, from the total to the full crossing, in one array of counts.
import type { Selection } from "../microdata/microdata"

/**
 * A column of codes 0 (not known) to `size - 1`, one value for each interview. `of`: it follows from another column, as
 * the body does from the service: `map` has its code for each code of the other.
 */
export type LatticeColumn = Readonly<{
  name: string
  size: number
  values: Uint8Array | Uint16Array
  of?: Readonly<{ name: string; map: readonly number[] }>
}>

/**
 * A cell is a number: the sum of `digit × stride` over the columns, digit 0 for "all" and `code + 1` for a code. `dims`
 * in the order of the columns; `of` is the place of the column that it follows from.
 */
export type Lattice = Readonly<{
  dims: readonly Readonly<{ digits: number; stride: number; of: number; map: readonly number[] }>[]
  cells: number
  counts: Int32Array
}>

/** Counts of the interviews selected; everybody without a selection. */
export function latticeOf(columns: readonly LatticeColumn[], selection?: Selection): Lattice {
  const dims = dimsOf(columns)
  const cells = dims.reduce((product, { digits }) => product * digits, 1)
  const counts = new Int32Array(cells)
  const n = columns[0]?.values.length ?? selection?.length ?? 0
  for (let row = 0; row < n; row++) {
    if (selection && !selection[row]) continue
    let cell = 0
    for (let at = 0; at < columns.length; at++) cell += (columns[at]!.values[row]! + 1) * dims[at]!.stride
    counts[cell]!++
  }
  const lattice = { dims, cells, counts }
  addUp(lattice)
  return lattice
}

export const digitOf = ({ dims }: Lattice, cell: number, at: number): number => {
  const { digits, stride } = dims[at]!
  return Math.floor(cell / stride) % digits
}

/** Which columns a cell names, as bits in their order. */
export function maskOf(lattice: Lattice, cell: number): number {
  let mask = 0
  for (let at = 0; at < lattice.dims.length; at++) if (digitOf(lattice, cell, at) > 0) mask |= 1 << at
  return mask
}

function dimsOf(columns: readonly LatticeColumn[]): Lattice["dims"] {
  let stride = 1
  return columns.map(({ size, of }) => {
    const dim = {
      digits: size + 1,
      stride,
      of: of ? columns.findIndex(({ name }) => name === of.name) : -1,
      map: of?.map ?? [],
    }
    stride *= size + 1
    return dim
  })
}

function addUp(lattice: Lattice): void {
  lattice.dims.forEach(({ stride }, at) => {
    for (let cell = 0; cell < lattice.cells; cell++) {
      const digit = digitOf(lattice, cell, at)
      if (digit > 0) lattice.counts[cell - digit * stride]! += lattice.counts[cell]!
    }
  })
}
