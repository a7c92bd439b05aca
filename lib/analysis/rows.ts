// The rows of a view's table: one for each group that has somebody, and those of which nothing is told.
import type { TableRow, TableValue } from "../report/table"
import { groupsIn, type ViewGroup } from "./groups"
import type { Prepared } from "./prepare"
import type { Universe } from "./universe"
import { type View, WAVE } from "./view"

export type Values = Readonly<Record<string, TableValue>>

export const WITHHELD: TableValue = { value: null, withheld: true }

/** `keys` are all columns but the number of people, `n`. `rows` are the group's people of the universe. */
export function rowsOf(
  view: View,
  prepared: Prepared,
  { asked, shows }: Universe,
  keys: readonly string[],
  valuesOf: (rows: Uint32Array, group: ViewGroup) => Values,
): TableRow[] {
  return groupsIn(prepared, view).flatMap((group): TableRow[] => {
    const name = nameOf(group, view)
    // A group that is withheld may be empty: it is not told.
    if (!group.parts.every(shows))
      return [{ ...name, values: Object.fromEntries([...keys, "n"].map((key) => [key, WITHHELD])) }]
    const rows = group.rows.filter((row) => asked[row])
    if (rows.length === 0) return group.path.length === 0 ? [{ ...name, values: { n: { value: 0 } } }] : []
    const few = rows.length < prepared.settings.few
    const values = Object.entries(valuesOf(rows, group)).map(([key, value]) => [
      key,
      few && value.value !== null ? { ...value, few } : value,
    ])
    return [{ ...name, values: { ...Object.fromEntries(values), n: { value: rows.length } } }]
  })
}

/** People of the whole table; null where they are withheld. */
export const baseOf = ([all]: readonly TableRow[]): number | null => all?.values.n?.value ?? null

function nameOf({ path }: ViewGroup, { breaks }: View): Omit<TableRow, "values"> {
  if (path.length === 0) return { code: "total", word: "total", depth: 0 }
  const last = path.at(-1)
  const code = path.map((named) => named?.code ?? "").join("/")
  const depth = breaks.filter((name) => name !== WAVE).length > 1 ? path.length - 1 : 1
  if (!last) return { code, word: "unknown", depth }
  return { code, label: last.label, ...(last.full && { full: last.full }), depth }
}
