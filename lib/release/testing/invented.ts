// Whole interviews by chance, and the facts around them, for tests of releases.
import { compile } from "@/lib/questionnaire/compile"
import { answerAll, type Chance } from "@/lib/questionnaire/simulate"
import { contributionOf } from "@/lib/scoring/contribution"
import { itemRows, type TallyCount } from "@/lib/scoring/count"
import { schemeOf } from "@/lib/scoring/scheme"
import { preloadsFor } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import { gateOf } from "../gate"
import type { Facts } from "../snapshot"

/** A chance that can be repeated. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The tally of `n` interviews: one row an answer. Few places, so that some cells hold many and some hold one. */
export function inventedTally(study: Study, n: number, chance: Chance): TallyCount[] {
  const compiled = compile(study.definition)
  if (!compiled.ok) throw new Error("the questionnaire does not compile")
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(chance() ** 2 * all.length)]
  const regions = study.axes.region?.register.entries.slice(0, 4).map(({ code }) => code) ?? []
  const services = (study.axes.service?.register.entries ?? []).filter(
    (entry) => entry.columns.instrument !== "qualitative",
  )
  return Array.from({ length: n }, () => {
    const region = pick(regions)
    const service = pick(services)?.code
    const preloads = preloadsFor(study, { region, service, case: { source: "list", language: "kk", mode: "online" } })
    const context = { preloads, today: "2026-11-22" }
    const fixed = { consent: "yes", scr_received: "yes", scr_age18: "yes", visited: "yes" }
    const answers = answerAll(compiled.questionnaire, context, chance, fixed)
    const { form, place, entries } = contributionOf(study, compiled.questionnaire, answers, context)
    const at = { region: region ?? "", service: service ?? "", form, place, mode: "online" }
    return entries.map(([question, value, slice]) => ({ ...at, question, value, slice, count: 1 }))
  }).flat()
}

/** Facts of a release of this tally, with nothing missing. */
export function inventedFacts(study: Study, tally: readonly TallyCount[]): Facts {
  const rows = {
    status: "closed",
    share: 0.15,
    regions: [],
    quotas: [],
    streams: [],
    open: [],
    appeals: [],
    held: [],
  } as const
  const scheme = schemeOf(study)
  if (!scheme) throw new Error("the study has no method")
  return {
    number: 1,
    releasedAt: "2026-11-22T05:00:00.000Z",
    study,
    instrumentHash: "0".repeat(64),
    wave: { id: "wave", name: "test", status: "closed", practice: false, notice: null },
    items: itemRows(scheme, tally),
    bases: {
      accepted: 1,
      overflow: 0,
      screenedOut: 0,
      byMode: { online: 1 },
      bySource: { list: 1 },
      first: null,
      last: null,
    },
    control: { streams: [], findings: [], voided: 0, auditHead: null, events: [], drawn: [] },
    seed: { hash: null, seed: null },
    gate: gateOf({ ...rows, accepted: [{ region: null, stream: "online/list", n: 1 }] }),
    said: { reason: "", changes: "" },
    previous: null,
    doubt: null,
    report: null,
  }
}
