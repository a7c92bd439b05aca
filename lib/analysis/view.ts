// A view of the answers: what is shown, of whom, broken down by what. It is an address, so that a link is all of it.
import type { Catalogue } from "./catalogue"
import { MOST_COLUMNS } from "./disclosure"

/** Break and filter columns by the names of the catalogue; the break `wave` is across the waves of the study. */
export type View = Readonly<{
  wave: string
  items: readonly string[]
  breaks: readonly string[]
  filters: Readonly<Record<string, readonly string[]>>
}>

/** What an address asked for and does not get: a word that is not known, or too many of something. */
export type Dropped = Readonly<{
  part: "item" | "break" | "filter" | "code"
  word: string
  why: "unknown" | "too_many"
}>

export const MOST_ITEMS = 8
export const MOST_BREAKS = 2
export const WAVE = "wave"

/** Any address makes a view: what is unknown or too much is left out and told. Words come in the order of the catalogue. */
export function parseView(
  params: URLSearchParams,
  wave: string,
  { columns, items, waves }: Catalogue,
): Readonly<{ view: View; dropped: readonly Dropped[] }> {
  const dropped: Dropped[] = []
  const take = (part: Dropped["part"], words: readonly string[], known: readonly string[], most: number): string[] => {
    const wanted = [...new Set(words)].filter((word) => word !== "")
    const found = wanted.filter((word) => known.includes(word))
    for (const word of wanted) if (!found.includes(word)) dropped.push({ part, word, why: "unknown" })
    for (const word of found.slice(most)) dropped.push({ part, word, why: "too_many" })
    return found.slice(0, most)
  }
  const names = columns.map(({ name }) => name)
  const chosen = take(
    "item",
    params.getAll("item"),
    items.map(({ word }) => word),
    MOST_ITEMS,
  )
  const breaks = take("break", params.getAll("by"), waves.length > 1 ? [...names, WAVE] : names, MOST_BREAKS)
  const asked = [
    ...new Set([...params.keys()].flatMap((key) => (key.startsWith(FILTER) ? [key.slice(FILTER.length)] : []))),
  ]
  const filters: Record<string, readonly string[]> = {}
  let room = MOST_COLUMNS - breaks.filter((name) => name !== WAVE).length
  for (const name of inOrder(take("filter", asked, names, Number.POSITIVE_INFINITY), names)) {
    const known = columns.find((column) => column.name === name)?.codes.map(({ code }) => code) ?? []
    const codes = inOrder(take("code", params.getAll(FILTER + name), known, Number.POSITIVE_INFINITY), known)
    if (codes.length === 0) continue
    if (!breaks.includes(name) && room-- <= 0) dropped.push({ part: "filter", word: name, why: "too_many" })
    else filters[name] = codes
  }
  const words = items.map(({ word }) => word)
  return { view: { wave, items: inOrder(chosen, words), breaks, filters }, dropped }
}

/** The query of the view's address; `parseView` makes the view of it again. */
export function addressOf({ wave, items, breaks, filters }: View): URLSearchParams {
  return new URLSearchParams([
    ["wave", wave],
    ...items.map((item) => ["item", item]),
    ...breaks.map((name) => ["by", name]),
    ...Object.entries(filters).flatMap(([name, codes]) => codes.map((code) => [FILTER + name, code])),
  ])
}

const FILTER = "f."

const inOrder = (found: readonly string[], order: readonly string[]): string[] =>
  order.filter((word) => found.includes(word))
