// The figures of an invented wave, for tests of what is made from them.

import type { Doubt } from "@/lib/doubt/doubt"
import type { Chance } from "@/lib/questionnaire/simulate"
import { chanceOf, inventedTally } from "@/lib/release/testing/invented"
import { itemRows, type TallyCount } from "@/lib/scoring/count"
import { schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { reportCountsOf } from "../counts-of"
import { questionsOfReport, type ReportFacts } from "../data-of"
import { liveFigures } from "../live-figures"
import type { Figures } from "../tables"

type Said = Readonly<{ doubt?: Doubt; facts?: Partial<ReportFacts> }>

const FIELD = { accepted: 0, checked: 0, discrepancy: 0, fabricated: 0, unreachable: 0, voided: 0 }

/** Figures of this tally, as a release of it would have them. */
export function figuresOf(study: Study, tally: readonly TallyCount[], { doubt, facts }: Said = {}): Figures {
  const scheme = schemeOf(study)
  const counted = {
    counts: reportCountsOf(tally, questionsOfReport(study)),
    items: scheme ? itemRows(scheme, tally) : [],
  }
  const known = { targets: study.quotas.cells, history: study.history, year: 2020, field: FIELD }
  const figures = liveFigures({ study, ...counted, ...known, ...facts }, doubt ?? null)
  if (!figures) throw new Error("the study has no method")
  return figures
}

/** Figures of so many invented interviews. */
export const inventedFigures = (study: Study, n: number, chance: Chance = chanceOf(n), said: Said = {}): Figures =>
  figuresOf(study, inventedTally(study, n, chance), said)
