// How near the replay comes to what is printed: scored by the method, from the answers themselves.
import { countItems, itemRows, type TallyCount } from "@/lib/scoring/count"
import { published } from "@/lib/scoring/round"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Score } from "@/lib/scoring/score"
import { find, type ScoreNode, scoreTree } from "@/lib/scoring/tree"
import { wantedServices } from "./wanted"

/** Agreement that the replay promises for every service of the ranking. */
export const TOLERANCE = { mean: 0.03, percent: 1.5 } as const

export type FitRow = Readonly<{
  service: string
  n: number
  printed: Score
  score: Score
  /** Score less print, for the service and for the form that is farthest off. */
  off: Score
  offInForms: Score
  within: boolean
  /** Printed to the same decimals it reads the same. */
  same: boolean
  /** Why the report's own figures of this service cannot all be right. */
  contradictions: readonly string[]
}>

export function fitTable(scheme: Scheme, tally: readonly TallyCount[]): { rows: FitRow[]; national: Score | null } {
  const tree = scoreTree(scheme, countItems(scheme, itemRows(scheme, tally)))
  const rows = wantedServices(scheme).map((wanted): FitRow => {
    const { service, score: printed, contradictions } = wanted
    const node = find(tree, "service", service)
    const score = scoreOf(node)
    const off = less(score, printed)
    const inForms = wanted.forms.map(({ form, score }) => less(scoreOf(node && find(node, "form", form)), score))
    const shown = published(score, scheme.settings.decimals)
    return {
      service,
      n: node?.n ?? 0,
      printed,
      score,
      off,
      offInForms: {
        mean: farthest(inForms.map(({ mean }) => mean)),
        percent: farthest(inForms.map(({ percent }) => percent)),
      },
      within: Math.abs(off.mean) <= TOLERANCE.mean && Math.abs(off.percent) <= TOLERANCE.percent,
      same: shown.mean === printed.mean && shown.percent === printed.percent,
      contradictions,
    }
  })
  return { rows, national: tree.score }
}

const scoreOf = (node: ScoreNode | undefined): Score => node?.score ?? { mean: Number.NaN, percent: Number.NaN }
const less = (a: Score, b: Score): Score => ({ mean: a.mean - b.mean, percent: a.percent - b.percent })
const farthest = (all: readonly number[]) => all.reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far), 0)
