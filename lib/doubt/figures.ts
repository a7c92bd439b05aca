// Every figure that a release prints, with the counts that it is made of.
import { countItems, type ItemRow } from "../scoring/count"
import type { Scheme } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import { scoreTree } from "../scoring/tree"
import type { FigureKey } from "./doubt"
import { type Leaf, leavesOf, type Made } from "./made"
import { bodyFigures, callFigures, providerFigures, regionFigures } from "./made-figures"
import { treeFigures } from "./tree-figures"

export type Figure = Readonly<{ key: FigureKey; score: Score; leaves: readonly Leaf[] }>

/** The figures that have a score, by the scheme's own method. Their scores are those of `scoresOf`, unrounded. */
export function figuresOf(scheme: Scheme, rows: readonly ItemRow[]): Figure[] {
  const counts = countItems(scheme, rows)
  const { figures, services } = treeFigures(scheme, scoreTree(scheme, counts))
  const all: [FigureKey, Made][] = [
    ...figures,
    ...regionFigures(scheme, rows),
    ...providerFigures(scheme, rows),
    ...bodyFigures(scheme, counts, services),
    ...callFigures(scheme, rows),
  ]
  return all.flatMap(([key, made]) => (made.score ? [{ key, score: made.score, leaves: leavesOf(scheme, made) }] : []))
}
