// The score of one group, as sure as it is.
import type { FigureKey } from "../doubt/doubt"
import { errorsOf } from "../doubt/errors"
import type { Figure } from "../doubt/figures"
import { linearOf } from "../doubt/influence"
import { intervalOf, type ScoreBounds } from "../doubt/interval"
import { leavesOf, madeOfItem } from "../doubt/made"
import { treeFigures } from "../doubt/tree-figures"
import { questionColumn } from "../microdata/columns"
import { countsFrom, scoredColumns } from "../microdata/counts"
import type { Scheme } from "../scoring/scheme"
import type { ItemCounts, Score } from "../scoring/score"
import { pooled, scoreTree } from "../scoring/tree"
import type { ViewItem } from "./catalogue"
import { type Part, partOf } from "./part"
import { itemsBehind } from "./universe"

export type ScoredGroup = Readonly<{ score: Score; bounds: ScoreBounds | null }>

/**
 * Scores groups by an item of the view: the same functions as releases use, on the group's interviews alone. Errors take
 * the group for a stratified sample of its own: cells of region and service are its strata. Null where nobody rated.
 */
export function scorerOf(scheme: Scheme, whole: Part, item: ViewItem): (rows: Uint32Array) => ScoredGroup | null {
  const own = methodOf(scheme, item)
  const names = columnsFor(own, item)
  const weighted = own.settings.weights === "raking" ? whole : { microdata: whole.microdata }
  const everywhere = itemCounts(own, weighted)
  return (rows) => {
    const part = partOf(weighted, rows, names)
    const figure = figureOf(own, part, item)
    if (!figure) return null
    const linear = linearOf(own, everywhere, figure)
    const found = errorsOf(own, part.microdata, [linear], part.weights).get(figure.key)
    const { confidence, scale } = own.settings
    const bounds = found ? intervalOf(figure.score, found.error, found.people, confidence, scale) : null
    return { score: figure.score, bounds }
  }
}

/** By the study's own method, or with everybody's answers the same. */
function methodOf(scheme: Scheme, item: ViewItem): Scheme {
  if (item.kind !== "score" || item.average === "own") return scheme
  return { ...scheme, settings: { ...scheme.settings, average: "respondents" } }
}

function columnsFor(scheme: Scheme, item: ViewItem): string[] {
  const items = new Set(itemsBehind(scheme, item).map(questionColumn))
  const others = new Set([...scheme.items.keys()].map(questionColumn))
  return scoredColumns(scheme).filter((name) => items.has(name) || !others.has(name))
}

function figureOf(scheme: Scheme, part: Part, item: ViewItem): Figure | null {
  const counts = countsFrom(scheme, part.microdata, undefined, part.weights)
  const made =
    item.kind === "rating"
      ? madeOfRating(scheme, pooled(scheme, counts).get("")?.get(item.item), item.item)
      : treeFigures(scheme, scoreTree(scheme, counts)).figures.get(keyOf(item))
  return made?.score ? { key: keyOf(item), score: made.score, leaves: leavesOf(scheme, made) } : null
}

function madeOfRating(scheme: Scheme, counts: ItemCounts | undefined, name: string) {
  const item = scheme.items.get(name)
  return item && counts ? madeOfItem(scheme, { scope: "all", service: null, item, counts }) : undefined
}

const keyOf = (item: ViewItem): FigureKey =>
  item.kind === "criterion"
    ? `criterion ${item.form}/${item.criterion}`
    : item.kind === "rating"
      ? `item ${item.item}`
      : "study"

const itemCounts = (scheme: Scheme, { microdata, weights }: Part): ReadonlyMap<string, ItemCounts> =>
  pooled(scheme, countsFrom(scheme, microdata, undefined, weights)).get("") ?? new Map()
