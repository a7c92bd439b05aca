// The figures of a wave as they are now: what a release would be made of, for the pages of the team.
import type { Doubt } from "../doubt/doubt"
import { releasedCounts } from "../release/counts"
import { labelsOf } from "../release/labels"
import { methodOf } from "../release/method"
import { scoresOf } from "../release/scores"
import { schemeOf } from "../scoring/scheme"
import { type ReportFacts, reportDataOf } from "./data-of"
import type { Figures } from "./tables"

/** Figures under the same small-cell policy as those of a release; null where the study has no method. */
export function liveFigures(facts: ReportFacts, doubt: Doubt | null): Figures | null {
  const { study, items } = facts
  const scheme = schemeOf(study)
  if (!scheme) return null
  const { smallest } = study.report
  const scores = scoresOf(scheme, items, smallest)
  return {
    scores,
    labels: labelsOf(study, scheme, scores),
    method: methodOf(scheme),
    counts: releasedCounts(scheme, items, smallest),
    doubt,
    data: reportDataOf(facts),
  }
}
