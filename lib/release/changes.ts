// What one release changes in another, figure by figure, as both are printed.
import { published } from "../scoring/round"
import type { Score } from "../scoring/score"
import { type Figure, type FigureLevel, figuresOf, keyOf } from "./figures"
import type { Labels } from "./labels"
import type { ReleasedMethod } from "./method"
import type { Scores } from "./scores"

/** Of a release, or of what the wave would give now. */
export type Compared = Readonly<{ scores: Scores; labels: Labels; method: Pick<ReleasedMethod, "settings"> }>

/** A figure as printed; null where there is none. */
export type Printed = Readonly<{ score: Score | null; rank: number | null; n: number | null }>

export type Change = Readonly<{
  key: string
  level: FigureLevel
  code: string
  form: string
  /** Null: the figure is new, or no longer there. */
  before: Printed | null
  after: Printed | null
}>

/**
 * Figures whose printed score, rank or base differ, in the order of the later release; what it lost comes last. Each
 * side is rounded by its own method, so what is not seen in print is no change.
 */
export function changesBetween(old: Compared, next: Compared): Change[] {
  const [before, after] = [printedOf(old), printedOf(next)]
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]
  return keys.flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)]
    const figure = is ?? was
    if (!figure || isSame(was?.printed, is?.printed)) return []
    const { level, code, form } = figure
    return [{ key, level, code, form, before: was?.printed ?? null, after: is?.printed ?? null }]
  })
}

/** Whether the figure itself moved, not only its rank or base. */
export const isScoreChange = ({ before, after }: Change): boolean => !isSameScore(before?.score, after?.score)

/** Figures that stand in another place of their ranking. */
export const rankMoves = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(({ before, after }) => before?.rank && after?.rank && before.rank !== after.rank)

type Kept = Readonly<{ level: FigureLevel; code: string; form: string; printed: Printed }>

function printedOf({ scores, labels, method: { settings } }: Compared): Map<string, Kept> {
  const kept = (figure: Figure): [string, Kept] => {
    const { level, code, form = "", rank = null, n = null, score } = figure
    const printed = { score: score && published(score, settings.decimals), rank, n }
    return [keyOf(figure), { level, code, form, printed }]
  }
  return new Map(figuresOf(scores, labels).map(kept))
}

const isSame = (a: Printed | undefined, b: Printed | undefined): boolean =>
  a !== undefined && b !== undefined && a.rank === b.rank && a.n === b.n && isSameScore(a.score, b.score)

const isSameScore = (a: Score | null | undefined, b: Score | null | undefined): boolean =>
  a?.mean === b?.mean && a?.percent === b?.percent
