// The rows of a view's tables: each group with the people in it, and the groups that its filters join together.
import { columnIn } from "../microdata/select"
import type { Named } from "./catalogue"
import type { Group } from "./disclosure"
import { rowsIn } from "./part"
import type { Prepared } from "./prepare"
import { type View, WAVE } from "./view"

/** `path`: codes of the view's breaks, the first ones; null where it is not known. `parts`: what the filters join. */
export type ViewGroup = Readonly<{
  path: readonly (Named | null)[]
  rows: Uint32Array
  parts: readonly Group[]
}>

/** First everybody within the filters, then each code of the first break, under each those of the second. */
export function groupsIn(prepared: Prepared, { breaks: all, filters }: Pick<View, "breaks" | "filters">): ViewGroup[] {
  const breaks = all.filter((name) => name !== WAVE)
  const named = breaks.map((name) => choicesOf(prepared, name, filters[name]))
  const inside = Object.fromEntries(
    Object.entries(filters).map(([name, codes]) => [name, numbersOf(prepared, name, codes)]),
  )
  const rows = rowsIn(prepared.everybody).filter((row) =>
    Object.entries(inside).every(([name, numbers]) => numbers.includes(numberAt(prepared, name, row))),
  )
  const groups: ViewGroup[] = []
  const add = (path: readonly Choice[], rows: Uint32Array): void => {
    const own: Group = Object.fromEntries(path.map(({ number }, at) => [breaks[at]!, number]))
    groups.push({ path: path.map(({ named }) => named), rows, parts: joined(own, inside) })
    const next = named[path.length]
    if (!next) return
    const split = splitBy(prepared, breaks[path.length]!, rows)
    for (const choice of next) add([...path, choice], split.get(choice.number) ?? new Uint32Array(0))
  }
  add([], rows)
  return groups
}

/** Codes of filters of which too few are known for anything with them to be shown. */
export function refusedCodes(prepared: Prepared, { filters }: Pick<View, "filters">, shows: (group: Group) => boolean) {
  return Object.entries(filters).flatMap(([column, codes]) =>
    codes.flatMap((code) => {
      const [number = -1] = numbersOf(prepared, column, [code])
      return number < 0 || shows({ [column]: number }) ? [] : [{ column, code }]
    }),
  )
}

type Choice = Readonly<{ number: number; named: Named | null }>

/** Codes of a break that the filter leaves, in the order of the study; then those not known, where nothing filters. */
function choicesOf(
  { catalogue, microdata, scope }: Prepared,
  name: string,
  within: readonly string[] | undefined,
): Choice[] {
  const column = catalogue.columns.find((one) => one.name === name)
  const { codes } = columnIn(microdata, column?.column ?? name)
  const known = (column?.codes ?? []).filter(
    ({ code }) => (!within || within.includes(code)) && (name !== "region" || !scope || scope.includes(code)),
  )
  const choices = known.flatMap((named): Choice[] => {
    const at = codes.indexOf(named.code)
    return at < 0 ? [] : [{ number: at + 1, named }]
  })
  const others = codes.flatMap((code, at): Choice[] =>
    column?.codes.some((one) => one.code === code)
      ? []
      : [{ number: at + 1, named: code === "" ? null : { code, label: { "": code } } }],
  )
  return within ? choices : [...choices, ...others, { number: 0, named: null }]
}

function numbersOf({ catalogue, microdata }: Prepared, name: string, codes: readonly string[]): number[] {
  const column = catalogue.columns.find((one) => one.name === name)
  const known = columnIn(microdata, column?.column ?? name).codes
  return codes.flatMap((code) => (known.includes(code) ? [known.indexOf(code) + 1] : []))
}

function numberAt({ columns }: Prepared, name: string, row: number): number {
  return columns.find((one) => one.name === name)?.values[row] ?? 0
}

function splitBy({ columns }: Prepared, name: string, rows: Uint32Array): ReadonlyMap<number, Uint32Array> {
  const values = columns.find((one) => one.name === name)?.values
  const found = new Map<number, number[]>()
  for (const row of rows) {
    const value = values?.[row] ?? 0
    const part = found.get(value)
    if (part) part.push(row)
    else found.set(value, [row])
  }
  return new Map([...found].map(([value, part]) => [value, Uint32Array.from(part)]))
}

function joined(own: Group, inside: Readonly<Record<string, readonly number[]>>): Group[] {
  return Object.entries(inside).reduce<Group[]>(
    (groups, [name, numbers]) =>
      name in own ? groups : groups.flatMap((group) => numbers.map((number) => ({ ...group, [name]: number }))),
    [own],
  )
}
