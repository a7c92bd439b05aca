// The same tree on a part of the tally: regions, receipt places, modes.
import { type Counts, countItemsBy, type Filter, type ItemRow, type Place } from "./count"
import { remembered } from "./remembered"
import type { Scheme } from "./scheme"
import { type ScoreNode, scoreTree } from "./tree"

export type PartScore = Readonly<{ code: string; tree: ScoreNode; counts: Counts }>

/** The whole tree for each region, place, mode or form that has ratings. Regions come in register order. */
export function scoresBy(
  scheme: Scheme,
  rows: Iterable<ItemRow>,
  dimension: keyof Place,
  filter: Filter = {},
): readonly PartScore[] {
  const key = `parts ${dimension} ${JSON.stringify(filter)}`
  return remembered(rows, scheme, key, () => partsOf(scheme, countItemsBy(scheme, rows, dimension, filter), dimension))
}

function partsOf(scheme: Scheme, parts: ReadonlyMap<string, Counts>, dimension: keyof Place): PartScore[] {
  const order = dimension === "region" ? scheme.regions : []
  const codes = [...parts.keys()].sort()
  return [...order.filter((code) => parts.has(code)), ...codes.filter((code) => !order.includes(code))].flatMap(
    (code) => {
      const counts = parts.get(code)
      const tree = counts && scoreTree(scheme, counts)
      return counts && tree?.score ? [{ code, tree, counts }] : []
    },
  )
}
