// Call centres by number: the rows of their items carry the number that was called as their slice.
import { SPECIAL_CODES } from "../questionnaire/definition"
import { countItemsBy, type Filter, type ItemRow } from "./count"
import { remembered } from "./remembered"
import { type Scored, together } from "./respondents"
import type { Scheme } from "./scheme"
import { type ItemCounts, peopleOf } from "./score"
import { itemScored, pooled } from "./tree"

export type CallScore = Scored &
  Readonly<{
    number: string
    n: number
    items: readonly (Scored & Readonly<{ item: string; counts: ItemCounts }>)[]
  }>

/**
 * Call centres by number, all services of the subset together: the flat mean of the call items, or all answers to
 * them. Callers who could not name the number are in none.
 */
export function callScores(scheme: Scheme, rows: Iterable<ItemRow>, filter: Filter = {}): readonly CallScore[] {
  return remembered(rows, scheme, `calls ${JSON.stringify(filter)}`, () => scoresOfNumbers(scheme, rows, filter))
}

function scoresOfNumbers(scheme: Scheme, rows: Iterable<ItemRow>, filter: Filter): CallScore[] {
  const numbers = countItemsBy(scheme, callRows(scheme, rows), "slice", filter)
  return [...numbers.keys()].sort().flatMap((number) => {
    const counts = pooled(scheme, numbers.get(number) ?? new Map()).get("")
    const items = [...scheme.items.values()].flatMap((item) => {
      const found = item.call ? counts?.get(item.name) : undefined
      return found ? [{ item: item.name, ...itemScored(scheme, found, item), counts: found }] : []
    })
    if (number === "" || UNNAMED.has(number) || items.length === 0) return []
    const n = Math.max(...items.map((item) => peopleOf(item.counts)))
    return [{ number, n, ...together(scheme, items), items }]
  })
}

function* callRows(scheme: Scheme, rows: Iterable<ItemRow>) {
  for (const row of rows) if (scheme.items.get(row.item)?.call) yield row
}

const UNNAMED = new Set<string>(Object.values(SPECIAL_CODES))
