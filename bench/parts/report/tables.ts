// Every table of a report, worked out from the counts of the tally as they are read.

import { releasedCounts } from "@/lib/release/counts"
import { labelsOf } from "@/lib/release/labels"
import { methodOf } from "@/lib/release/method"
import { scoresOf } from "@/lib/release/scores"
import type { ReportCount } from "@/lib/report/answered"
import { reportDataOf } from "@/lib/report/data-of"
import type { ReportTable } from "@/lib/report/table"
import { bodyTables, type Figures, regionTables, reportTables, serviceTables } from "@/lib/report/tables"
import type { ItemRow } from "@/lib/scoring/count"
import type { Scheme } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"

/** Those of the whole study, of each service, each region and each body. Doubts are worked out by a job, and kept. */
export function allTables(
  study: Study,
  scheme: Scheme,
  items: readonly ItemRow[],
  counts: readonly ReportCount[],
): ReportTable[] {
  const figures = figuresOf(study, scheme, items, counts)
  return [
    ...reportTables(figures),
    ...figures.data.services.flatMap(({ code }) => serviceTables(figures, code)),
    ...figures.method.regions.flatMap((code) => regionTables(figures, code)),
    ...figures.method.bodies.flatMap(({ code }) => bodyTables(figures, code)),
  ]
}

function figuresOf(study: Study, scheme: Scheme, items: readonly ItemRow[], counts: readonly ReportCount[]): Figures {
  const { smallest } = study.report
  const scores = scoresOf(scheme, items, smallest)
  const field = { accepted: scores.national.n, checked: 0, discrepancy: 0, fabricated: 0, unreachable: 0, voided: 0 }
  const facts = { study, counts, items, targets: study.quotas.cells, history: study.history, year: 2026, field }
  return {
    scores,
    labels: labelsOf(study, scheme, scores),
    method: methodOf(scheme),
    counts: releasedCounts(scheme, items, smallest),
    doubt: null,
    data: reportDataOf(facts),
  }
}
