// The interviews of one group, as microdata of their own.
import type { Weights } from "../microdata/counts"
import type { Microdata, Selection } from "../microdata/microdata"

export type Part = Readonly<{ microdata: Microdata; weights?: Weights }>

/** Only these interviews, in their order, with the columns named. */
export function partOf({ microdata, weights }: Part, rows: Uint32Array, names: Iterable<string>): Part {
  const columns = [...names].flatMap((name) => {
    const column = microdata.columns.get(name)
    if (!column) return []
    const values = new (column.values instanceof Uint16Array ? Uint16Array : Uint8Array)(rows.length)
    for (let at = 0; at < rows.length; at++) values[at] = column.values[rows[at]!]!
    return [[name, { codes: column.codes, values }] as const]
  })
  return {
    microdata: { ...microdata, n: rows.length, columns: new Map(columns) },
    ...(weights && { weights: Float64Array.from(rows, (row) => weights[row]!) }),
  }
}

export function rowsIn(selection: Selection): Uint32Array {
  const rows = new Uint32Array(selection.reduce((sum, is) => sum + is, 0))
  let next = 0
  for (let row = 0; row < selection.length; row++) if (selection[row]) rows[next++] = row
  return rows
}
