// Interviews grouped by the codes of some columns.
import type { Microdata, Selection } from "./microdata"
import { columnIn } from "./select"

/** `of`: the group of each interview, -1 outside the selection; `codes`: of each group by column, "" where not known. */
export type Groups<Name extends string = string> = Readonly<{
  of: Int32Array
  codes: readonly Readonly<Record<Name, string>>[]
}>

/** Groups that occur, numbered as they first do. Without columns everybody selected is in one. */
export function groupsOf<Name extends string>(
  microdata: Microdata,
  names: readonly Name[],
  selection?: Selection,
): Groups<Name> {
  const of = new Int32Array(microdata.n)
  if (selection) for (let row = 0; row < microdata.n; row++) if (!selection[row]) of[row] = -1
  let codes = [{} as Record<Name, string>]
  for (const name of names) codes = split(of, codes, name, columnIn(microdata, name))
  return { of, codes }
}

/** Splits each group by one more column. */
function split<Name extends string>(
  of: Int32Array,
  codes: readonly Record<Name, string>[],
  name: Name,
  column: ReturnType<typeof columnIn>,
): Record<Name, string>[] {
  const width = column.codes.length + 1
  const numbers = new Int32Array(codes.length * width).fill(-1)
  const found: Record<Name, string>[] = []
  for (let row = 0; row < of.length; row++) {
    const group = of[row]!
    if (group < 0) continue
    const value = column.values[row]!
    const cell = group * width + value
    if (numbers[cell] === -1)
      numbers[cell] = found.push({ ...codes[group]!, [name]: column.codes[value - 1] ?? "" }) - 1
    of[row] = numbers[cell]!
  }
  return found
}
