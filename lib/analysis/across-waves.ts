// The same view in several waves of a study, one below the other.
import type { TableRow } from "../report/table"
import type { Named, ViewItem } from "./catalogue"
import type { Shown } from "./evaluate"

/** A table for each item: the rows of a wave under its name, which has the figures of its whole. */
export function acrossWaves(
  items: readonly ViewItem[],
  waves: readonly Readonly<{ wave: Named; shown: readonly Shown[] }>[],
): Shown[] {
  return items.flatMap((item): Shown[] => {
    const own = waves.flatMap(({ wave, shown }) => {
      const found = shown.find(({ items: [first] }) => first?.word === item.word)
      return found ? [{ wave, found }] : []
    })
    const refused = own.flatMap(({ found }) => found.refused)
    const last = own.findLast(({ found }) => found.table)?.found.table
    if (!last) return [{ items: [item], table: null, refused }]
    const rows = own.flatMap(({ wave, found }) => (found.table ? rowsOf(wave, found.table.rows) : []))
    const bases = own.map(({ found }) => found.table?.base ?? null)
    const base = bases.some((one) => one === null) ? null : bases.reduce<number>((sum, one) => sum + (one ?? 0), 0)
    return [{ items: [item], refused, table: { ...last, rows, base } }]
  })
}

function rowsOf(wave: Named, [whole, ...parts]: readonly TableRow[]): TableRow[] {
  if (!whole) return []
  return [
    { code: wave.code, label: wave.label, depth: 0, values: whole.values },
    ...parts.map((row) => ({ ...row, code: `${wave.code}/${row.code}`, depth: (row.depth ?? 0) + 1 })),
  ]
}
