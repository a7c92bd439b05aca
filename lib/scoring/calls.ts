// Call centres by number: the rows of their items carry the number that was called as their slice.
import { SPECIAL_CODES } from "../questionnaire/definition"
import { countItemsBy, type Filter, type ItemRow } from "./count"
import type { Scheme } from "./scheme"
import { average, type ItemCounts, itemScore, type Score } from "./score"
import { pooled } from "./tree"

export type CallScore = Readonly<{
  number: string
  n: number
  score: Score | null
  items: readonly Readonly<{ item: string; score: Score | null; counts: ItemCounts }>[]
}>

/**
 * Call centres by number, all services of the subset together: the flat mean of the call items. Callers who could
 * not name the number are in none.
 */
export function callScores(scheme: Scheme, rows: Iterable<ItemRow>, filter: Filter = {}): CallScore[] {
  const numbers = countItemsBy(scheme, callRows(scheme, rows), "slice", filter)
  return [...numbers.keys()].sort().flatMap((number) => {
    const counts = pooled(scheme, numbers.get(number) ?? new Map()).get("")
    const items = [...scheme.items.values()].flatMap(({ name, call, base }) => {
      const found = call ? counts?.get(name) : undefined
      return found ? [{ item: name, score: itemScore(found, base, scheme.settings.scale.lowest), counts: found }] : []
    })
    if (number === "" || UNNAMED.has(number) || items.length === 0) return []
    const n = Math.max(...items.map((item) => item.counts.asked))
    return [{ number, n, score: average(items.map(({ score }) => score)), items }]
  })
}

function* callRows(scheme: Scheme, rows: Iterable<ItemRow>) {
  for (const row of rows) if (scheme.items.get(row.item)?.call) yield row
}

const UNNAMED = new Set<string>(Object.values(SPECIAL_CODES))
