// From the tally to counts of items: the only place that reads tally rows. Sums are whole numbers, so no order matters.
import type { Scheme } from "./scheme"
import type { ItemCounts } from "./score"

/** One row of the tally: so many accepted interviews gave this value (design: tally). */
export type TallyCount = Readonly<{
  region: string
  service: string
  form: string
  place: string
  mode: string
  question: string
  value: string
  slice: string
  count: number
}>

export type Dimension = "region" | "service" | "form" | "place" | "mode" | "slice"

/** Rows with one of these words in each dimension named: the subset that is scored. */
export type Filter = Readonly<Partial<Record<Dimension, readonly string[]>>>

/** Counts of each item by service. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, ItemCounts>>

/** Counts the scheme's items in the rows of a subset. Rows of other questions do no harm. */
export function countItems(scheme: Scheme, rows: Iterable<TallyCount>, filter: Filter = {}): Counts {
  return countItemsBy(scheme, rows, () => "", filter).get("") ?? new Map()
}

/** Counts each part of the subset by itself in one pass: by region, place, called number, or any key of a row. */
export function countItemsBy(
  scheme: Scheme,
  rows: Iterable<TallyCount>,
  part: Dimension | ((row: TallyCount) => string),
  filter: Filter = {},
): ReadonlyMap<string, Counts> {
  const partOf = typeof part === "string" ? (row: TallyCount) => row[part] : part
  const wanted = Object.entries(filter).map(([name, words]) => [name as Dimension, new Set(words)] as const)
  const parts = new Map<string, Open>()
  for (const row of rows) {
    if (row.count === 0 || !scheme.items.has(row.question)) continue
    if (wanted.some(([dimension, words]) => !words.has(row[dimension]))) continue
    const services = getOr(parts, partOf(row), () => new Map())
    const items = getOr(services, row.service, () => new Map())
    add(
      getOr(items, row.question, () => noCounts(scheme)),
      row,
      scheme,
    )
  }
  return parts
}

/** Counts of several subsets together: as if their rows had been counted at once. */
export function addCounts(scheme: Scheme, all: readonly Counts[]): Counts {
  const sum: Open = new Map()
  for (const counts of all)
    for (const [service, items] of counts)
      for (const [item, { asked, ratings }] of items) {
        const open = getOr(
          getOr(sum, service, () => new Map()),
          item,
          () => noCounts(scheme),
        )
        open.asked += asked
        ratings.forEach((count, place) => {
          open.ratings[place] = (open.ratings[place] ?? 0) + count
        })
      }
  return sum
}

type OpenCounts = { asked: number; ratings: number[] }
type Open = Map<string, Map<string, OpenCounts>>

function noCounts({ settings }: Scheme): OpenCounts {
  return { asked: 0, ratings: new Array(settings.scale.highest - settings.scale.lowest + 1).fill(0) }
}

function add(counts: OpenCounts, { value, count }: TallyCount, scheme: Scheme) {
  const place = scheme.placeOf(value)
  counts.asked += count
  if (place !== undefined) counts.ratings[place] = (counts.ratings[place] ?? 0) + count
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
