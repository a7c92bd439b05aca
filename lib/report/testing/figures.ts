// The figures of an invented wave, for tests of what is made from them.

import type { Doubt } from "@/lib/doubt/doubt"
import type { Chance } from "@/lib/questionnaire/simulate"
import { releasedCounts } from "@/lib/release/counts"
import { labelsOf } from "@/lib/release/labels"
import { methodOf } from "@/lib/release/method"
import { scoresOf } from "@/lib/release/scores"
import { chanceOf, inventedTally } from "@/lib/release/testing/invented"
import { itemRows, type TallyCount } from "@/lib/scoring/count"
import { schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { reportCountsOf } from "../counts-of"
import { questionsOfReport, type ReportFacts, reportDataOf } from "../data-of"
import type { Figures } from "../tables"

type Said = Readonly<{ doubt?: Doubt; facts?: Partial<ReportFacts> }>

/** Figures of this tally, as a release of it would have them. */
export function figuresOf(study: Study, tally: readonly TallyCount[], { doubt, facts }: Said = {}): Figures {
  const scheme = schemeOf(study)
  if (!scheme) throw new Error("the study has no method")
  const items = itemRows(scheme, tally)
  const { smallest } = study.report
  const scores = scoresOf(scheme, items, smallest)
  const field = { accepted: 0, checked: 0, discrepancy: 0, fabricated: 0, unreachable: 0, voided: 0 }
  return {
    scores,
    labels: labelsOf(study, scheme, scores),
    method: methodOf(scheme),
    counts: releasedCounts(scheme, items, smallest),
    doubt: doubt ?? null,
    data: reportDataOf({
      ...{ study, counts: reportCountsOf(tally, questionsOfReport(study)), items },
      ...{ targets: study.quotas.cells, history: study.history, year: 2020, field },
      ...facts,
    }),
  }
}

/** Figures of so many invented interviews. */
export const inventedFigures = (study: Study, n: number, chance: Chance = chanceOf(n), said: Said = {}): Figures =>
  figuresOf(study, inventedTally(study, n, chance), said)
