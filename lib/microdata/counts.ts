// Counts of rating items from microdata: the scoring works on any part of the interviews, weighted or not.
import type { Counts, ItemRow, Place } from "../scoring/count"
import type { Item, Scheme } from "../scoring/scheme"
import type { ItemCounts } from "../scoring/score"
import { questionColumn } from "./columns"
import { type Groups, groupsOf } from "./groups"
import type { Column, Microdata, Selection } from "./microdata"
import { columnIn } from "./select"

/** What one interview stands for, in the order of the interviews; 1 each without weights. */
export type Weights = Float64Array

const PLACE = ["region", "service", "form", "place", "mode"] as const satisfies readonly (keyof Place)[]

/** Columns that scores are made of: nothing else need be read for them. */
export const scoredColumns = (scheme: Scheme): string[] => [
  ...PLACE,
  "number",
  ...[...scheme.items.keys()].map(questionColumn),
]

/**
 * The rows that the tally has for these interviews: of all of them, what `itemRows` makes of `readTally`. Counts are
 * whole numbers unless there are weights.
 */
export function itemRowsFrom(
  scheme: Scheme,
  microdata: Microdata,
  selection?: Selection,
  weights?: Weights,
): ItemRow[] {
  const places = groupsOf(microdata, PLACE, selection)
  const calls = groupsOf(microdata, [...PLACE, "number"], selection)
  const rows: ItemRow[] = []
  for (const item of scheme.items.values()) {
    const column = columnIn(microdata, questionColumn(item.name))
    const groups = item.call ? calls : places
    countItem(scheme, column, groups, weights).forEach((counts, group) => {
      if (counts.asked === 0) return
      const { region = "", service = "", form = "", place = "", mode = "" } = groups.codes[group] ?? {}
      const slice = item.call ? (calls.codes[group]?.number ?? "") : ""
      rows.push({ region, service, form, place, mode, slice, item: item.name, counts })
    })
  }
  return rows
}

/** Counts of items by service: for `scoreTree` and whatever else starts from counts. */
export function countsFrom(scheme: Scheme, microdata: Microdata, selection?: Selection, weights?: Weights): Counts {
  return countsBy(scheme, microdata, [], selection, weights)[0]?.counts ?? new Map()
}

export type PartCounts<Name extends string> = Readonly<{ codes: Readonly<Record<Name, string>>; counts: Counts }>

/** Counts by service of each group that the codes of these columns make, in one pass: by body, by sex and age. */
export function countsBy<Name extends string>(
  scheme: Scheme,
  microdata: Microdata,
  names: readonly Name[],
  selection?: Selection,
  weights?: Weights,
): PartCounts<Name>[] {
  const groups = groupsOf<Name | typeof SERVICE>(withService(microdata), [...names, SERVICE], selection)
  const parts = new Map<string, { codes: Record<Name, string>; counts: Map<string, Map<string, ItemCounts>> }>()
  const open = groups.codes.map(({ [SERVICE]: service, ...rest }) => {
    const codes = rest as unknown as Record<Name, string>
    const key = JSON.stringify(names.map((name) => codes[name]))
    const part = parts.get(key) ?? { codes, counts: new Map() }
    parts.set(key, part)
    return { service, counts: part.counts }
  })
  for (const item of scheme.items.values())
    fill(open, item, countItem(scheme, columnIn(microdata, questionColumn(item.name)), groups, weights))
  return [...parts.values()]
}

// Its own name, so that it can be split by, too.
const SERVICE = " service"

const withService = (microdata: Microdata): Microdata => ({
  ...microdata,
  columns: new Map([...microdata.columns, [SERVICE, columnIn(microdata, "service")]]),
})

type OpenPart = Readonly<{ service: string; counts: Map<string, Map<string, ItemCounts>> }>

function fill(parts: readonly OpenPart[], item: Item, counted: readonly ItemCounts[]): void {
  counted.forEach((counts, group) => {
    const part = parts[group]
    if (!part || counts.asked === 0) return
    const items = part.counts.get(part.service) ?? new Map<string, ItemCounts>()
    part.counts.set(part.service, items.set(item.name, counts))
  })
}

/** Answers to one item in each group; weighted ones tell how many people gave them. */
function countItem({ settings, placeOf }: Scheme, { codes, values }: Column, groups: Groups, weights?: Weights) {
  const width = codes.length + 1
  const cells = new Float64Array(groups.codes.length * width)
  const people = new Uint32Array(groups.codes.length)
  for (let row = 0; row < values.length; row++) {
    const group = groups.of[row]!
    if (group < 0) continue
    const value = values[row]!
    cells[group * width + value]! += weights ? weights[row]! : 1
    if (value > 0) people[group]!++
  }
  const ratings = codes.map(placeOf)
  return groups.codes.map((_, group): ItemCounts => {
    const counts = { asked: 0, ratings: new Array<number>(settings.scale.highest - settings.scale.lowest + 1).fill(0) }
    codes.forEach((_code, index) => {
      const count = cells[group * width + index + 1]!
      const rating = ratings[index]
      counts.asked += count
      if (rating !== undefined) counts.ratings[rating]! += count
    })
    return weights ? { ...counts, people: people[group]! } : counts
  })
}
