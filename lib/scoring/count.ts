// From the tally to counts of items. Sums are whole numbers, so no order matters.
import { remembered } from "./remembered"
import type { Scheme } from "./scheme"
import { type ItemCounts, peopleOf } from "./score"

export type Place = Readonly<{
  region: string
  service: string
  form: string
  place: string
  mode: string
  slice: string
}>

/** One row of the tally: so many accepted interviews gave this value (design: tally). */
export type TallyCount = Place & Readonly<{ question: string; value: string; count: number }>

/** All answers to one item in one place of the tally: what every score is computed from. */
export type ItemRow = Place & Readonly<{ item: string; counts: ItemCounts }>

/** Rows with one of these words in each dimension named: the subset that is scored. */
export type Filter = Readonly<Partial<Record<keyof Place, readonly string[]>>>

/** Counts of each item by service. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, ItemCounts>>

/** The scheme's items in the tally, values brought together: done once, then scored in as many ways as need be. */
export function itemRows(scheme: Scheme, rows: Iterable<TallyCount>): ItemRow[] {
  const found: (ItemRow & { counts: OpenCounts })[] = []
  // A map in a map: one key of all the words takes several times as long to make.
  const known: Nested = new Map()
  for (const { region, service, form, place, mode, slice, question, value, count } of rows) {
    if (count === 0 || !scheme.items.has(question)) continue
    const inPlace = getOr(getOr(getOr(known, question, newMap), service, newMap), region, newMap)
    const key = form === "" && mode === "" && slice === "" ? place : `${place}\n${form}\n${mode}\n${slice}`
    let row = inPlace.get(key)
    if (row === undefined) {
      row = { region, service, form, place, mode, slice, item: question, counts: noCounts(scheme) }
      found.push(row)
      inPlace.set(key, row)
    }
    row.counts.asked += count
    const rating = scheme.placeOf(value)
    if (rating !== undefined) row.counts.ratings[rating] = (row.counts.ratings[rating] ?? 0) + count
  }
  return found
}

/** Counts the items of a subset. */
export function countItems(scheme: Scheme, rows: Iterable<ItemRow>, filter: Filter = {}): Counts {
  return remembered(
    rows,
    scheme,
    `items ${JSON.stringify(filter)}`,
    () => countItemsBy(scheme, rows, () => "", filter).get("") ?? new Map(),
  )
}

/** Counts each part of the subset by itself in one pass: by region, place, called number, or any key of a row. */
export function countItemsBy(
  scheme: Scheme,
  rows: Iterable<ItemRow>,
  part: keyof Place | ((row: ItemRow) => string),
  filter: Filter = {},
): ReadonlyMap<string, Counts> {
  const partOf = typeof part === "string" ? (row: ItemRow) => row[part] : part
  const wanted = Object.entries(filter).map(([name, words]) => [name as keyof Place, new Set(words)] as const)
  const parts = new Map<string, Open>()
  for (const row of rows) {
    if (wanted.some(([dimension, words]) => !words.has(row[dimension]))) continue
    add(scheme, getOr(parts, partOf(row), newMap), row.service, row.item, row.counts)
  }
  return parts
}

/** Counts of several subsets together: as if their rows had been counted at once. */
export function addCounts(scheme: Scheme, all: readonly Counts[]): Counts {
  const sum: Open = new Map()
  for (const counts of all)
    for (const [service, items] of counts) for (const [item, more] of items) add(scheme, sum, service, item, more)
  return sum
}

type OpenCounts = { asked: number; ratings: number[]; people?: number }
type Open = Map<string, Map<string, OpenCounts>>
type Nested = Map<string, Map<string, Map<string, Map<string, ItemRow & { counts: OpenCounts }>>>>

function noCounts({ settings }: Scheme): OpenCounts {
  return { asked: 0, ratings: new Array(settings.scale.highest - settings.scale.lowest + 1).fill(0) }
}

function add(scheme: Scheme, sum: Open, service: string, item: string, more: ItemCounts) {
  const { asked, ratings } = more
  const open = getOr(getOr(sum, service, newMap), item, () => noCounts(scheme))
  if (more.people !== undefined || open.people !== undefined) open.people = peopleOf(open) + peopleOf(more)
  open.asked += asked
  for (let place = 0; place < ratings.length; place++)
    open.ratings[place] = (open.ratings[place] ?? 0) + (ratings[place] ?? 0)
}

const newMap = () => new Map()

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
