// A release with everything in it, of interviews invented by chance: tally, microdata, doubt, report.
import { doubtOf } from "@/lib/doubt/doubt-of"
import { itemRowsFrom } from "@/lib/microdata/counts"
import { invented, loadPublicServices, microdataOf } from "@/lib/microdata/testing/interviews"
import { reportCountsOf } from "@/lib/report/counts-of"
import { questionsOfReport, reportDataOf } from "@/lib/report/data-of"
import { contributionOf } from "@/lib/scoring/contribution"
import { itemRows, type TallyCount } from "@/lib/scoring/count"
import { schemeOf } from "@/lib/scoring/scheme"
import type { ScoringSettings } from "@/lib/study/scoring"
import { gateOf } from "../gate"
import { scoresOf } from "../scores"
import { type Facts, type Snapshot, snapshotOf } from "../snapshot"
import { chanceOf, inventedFacts } from "./invented"

export type NewSnapshot = Snapshot & { format: "saual-release/2" }
type Method = Pick<ScoringSettings, "average" | "weights">

/** Of the large study, by this method. */
export async function wholeRelease(method: Method, interviews: number, seed: number): Promise<NewSnapshot> {
  const loaded = await loadPublicServices()
  const study = { ...loaded.study, scoring: { ...loaded.study.scoring!, ...method } }
  const scheme = schemeOf(study)!
  const chance = chanceOf(seed)
  const all = Array.from({ length: interviews }, () => invented(loaded, chance))
  const microdata = microdataOf(loaded, all)
  const tally = all.flatMap((one): TallyCount[] => {
    const { form, place, entries } = contributionOf(study, loaded.questionnaire, one.answers, one.context)
    const at = { region: one.region ?? "", service: one.service ?? "", form, place, mode: one.mode, count: 1 }
    return entries.map(([question, value, slice]) => ({ ...at, question, value, slice }))
  })
  const weights = Float64Array.from(all, () => 0.5 + chance())
  const raked = method.weights === "raking"
  const items = raked ? itemRowsFrom(scheme, microdata, undefined, weights) : itemRows(scheme, tally)
  const scores = scoresOf(scheme, items, study.report.smallest)
  const field = { accepted: interviews, checked: 0, discrepancy: 0, fabricated: 0, unreachable: 0, voided: 0 }
  const counts = reportCountsOf(tally, questionsOfReport(study))
  const snapshot = snapshotOf({
    ...inventedFacts(study, tally),
    ...basesOf(all),
    items,
    doubt: doubtOf(scheme, study.report, microdata, scores, weights),
    report: reportDataOf({ study, counts, items, targets: [], history: [], year: 2026, field }),
  })
  if (snapshot?.format !== "saual-release/2") throw new Error("no method")
  // As it is read back: numbers and texts only.
  return JSON.parse(JSON.stringify(snapshot))
}

function basesOf(all: readonly Readonly<{ mode: string; source: string }>[]): Pick<Facts, "bases" | "gate"> {
  const by = (of: (one: (typeof all)[number]) => string) =>
    Object.fromEntries([...new Set(all.map(of))].map((code) => [code, all.filter((one) => of(one) === code).length]))
  const rows = { status: "closed", share: 0.15, regions: [], quotas: [], streams: [], open: [] } as const
  const bases = { accepted: all.length, overflow: 0, screenedOut: 0, first: "2026-11-01", last: "2026-11-22" }
  return {
    bases: { ...bases, byMode: by(({ mode }) => mode), bySource: by(({ source }) => source) },
    gate: gateOf({
      ...rows,
      appeals: [],
      held: [],
      accepted: [{ region: null, stream: "online/list", n: all.length }],
    }),
  }
}
