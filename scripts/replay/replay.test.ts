import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { contextOf } from "@/db/queries/instruments"
import { compile } from "@/lib/questionnaire/compile"
import { pathOf } from "@/lib/questionnaire/path"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { cellKey } from "@/lib/quota/cells"
import { national } from "@/lib/scoring/published-2020/data"
import { serviceAt } from "@/lib/scoring/published-2020/lookup"
import { rank } from "@/lib/scoring/rank"
import { published } from "@/lib/scoring/round"
import { type Scheme, schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { fitTable } from "./fit-table"
import { generateReplay, RECIPIENTS, REPLAY_SEED, type ReplayInterview, SCREENED } from "./generate"
import { type Judged, judge, recount } from "./judge"
import { INTERVIEWERS } from "./schedule"
import { wantedServices } from "./wanted"

let study: Study
let scheme: Scheme
let questionnaire: Questionnaire
let replay: ReplayInterview[]
let judged: Judged[]
let counted: Judged[]

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  const compiled = read.ok ? compile(read.study.definition) : undefined
  if (!read.ok || !compiled?.ok) throw new Error("the study is not in order")
  study = read.study
  scheme = schemeOf(study)!
  questionnaire = compiled.questionnaire
  replay = generateReplay(study, REPLAY_SEED)
  judged = replay.map((interview) => judge(study, questionnaire, interview))
  counted = judged.filter(({ ended }) => ended === "complete")
}, 60_000)

const countBy = <T>(list: readonly T[], keyOf: (one: T) => string) => {
  const counts: Record<string, number> = {}
  for (const one of list) counts[keyOf(one)] = (counts[keyOf(one)] ?? 0) + 1
  return counts
}

describe("the people of the replay", () => {
  it("are the same, byte for byte, from the same seed", () => {
    expect(JSON.stringify(generateReplay(study, REPLAY_SEED)) === JSON.stringify(replay)).toBe(true)
  }, 60_000)

  it("answer to the end, or are screened out", () => {
    expect(countBy(judged, ({ ended }) => ended)).toEqual({ complete: RECIPIENTS, screened_out: SCREENED })
  })

  it("answer nothing that they are not asked", () => {
    const stray = replay.filter((interview) => {
      const context = contextOf(study, interview, new Date(interview.endedAt))
      const { values } = pathOf(questionnaire, interview.answers, context)
      return Object.keys(interview.answers).some((name) => values[name] === undefined)
    })
    expect(stray).toEqual([])
  })

  it("fill every cell of region and service exactly", () => {
    const cells = study.quotas.tables[0]?.cells ?? []
    expect(countBy(counted, ({ interview: { region, service } }) => cellKey({ region, service }))).toEqual(
      Object.fromEntries(cells.map(({ conditions, target }) => [cellKey(conditions), target])),
    )
  })

  it("are as many for each service and region as were published", () => {
    const byService = countBy(counted, ({ interview }) => interview.service)
    const inReport = national.sample_by_service.rows.filter(({ mass_survey }) => mass_survey)
    expect(inReport.map(({ service_no }) => byService[serviceAt(scheme, service_no)?.code ?? ""])).toEqual(
      inReport.map(({ n }) => n),
    )
    const byRegion = countBy(counted, ({ interview }) => interview.region)
    const code = (id: string) => (id === "other_countries" ? "abroad" : id.replace("kazakhstan", "kz"))
    const regions = national.sample_by_region.rows.map(({ region_id, n }) => [code(region_id), n])
    expect(byRegion).toEqual(Object.fromEntries(regions))
  })

  it("received their service in the forms published", () => {
    const forms = countBy(counted, ({ interview, contribution }) => `${interview.service} ${contribution.form}`)
    const wanted = wantedServices(scheme).flatMap(({ service, forms }) =>
      forms.map(({ form, n }) => [`${service} ${form === "ambulance" ? "" : form}`, n]),
    )
    expect(forms).toEqual(Object.fromEntries(wanted))
  })

  it("leave some items unrated, each with every special code, and not many", () => {
    const ratings = [...scheme.items.values()].filter(({ criterion }) => criterion !== "feedback")
    const given = counted.flatMap(({ interview: { answers } }) =>
      ratings.flatMap(({ name }) => (answers[name] === undefined ? [] : String(answers[name]))),
    )
    const special = given.filter((code) => /^9[6-9]$/.test(code))
    expect(new Set(special)).toEqual(new Set(["97", "98", "99"]))
    expect(special.length / given.length).toBeGreaterThan(0.005)
    expect(special.length / given.length).toBeLessThan(0.05)
  })

  it("make the portrait that was published", () => {
    const share = (question: string, code: string) => {
      const asked = counted.filter(({ interview }) => interview.answers[question] !== undefined)
      return (100 * asked.filter(({ interview }) => interview.answers[question] === code).length) / asked.length
    }
    expect(share("sex", "female")).toBeCloseTo(55.5, 1)
    expect(share("age_band", "30_39")).toBeCloseTo(31.7, 1)
    expect(share("home_internet", "yes")).toBeCloseTo(66.5, 1)
    expect(share("receipt_form", "online")).toBeCloseTo(34.7, 1)
    expect(Math.abs(share("service_language", "kk") - 43.1)).toBeLessThan(0.5)
    expect(Math.abs(share("settlement_type", "village") - 23.3)).toBeLessThan(0.5)
    expect(Math.abs(share("recipient_status", "individual") - 86.3)).toBeLessThan(0.5)
  })

  it("were asked between 17 October and 18 December 2020, by people who call one at a time", () => {
    expect(replay.every(({ mode, interviewer }) => (mode === "phone") === (interviewer !== null))).toBe(true)
    expect(new Date(replay[0]!.startedAt) > new Date("2020-10-17T00:00:00+06:00")).toBe(true)
    expect(new Date(replay.at(-1)!.endedAt) < new Date("2020-12-19T00:00:00+06:00")).toBe(true)
    const lastEnd = new Map<number, number>()
    const overlapping = replay.filter(({ interviewer, startedAt, endedAt }) => {
      if (interviewer === null) return false
      const before = lastEnd.get(interviewer) ?? 0
      lastEnd.set(interviewer, endedAt)
      return startedAt < before || endedAt <= startedAt
    })
    expect(overlapping).toEqual([])
    expect(lastEnd.size).toBe(INTERVIEWERS)
  })
})

describe("the scores of the replay", () => {
  it("agree with the published ranking in all 62 services", () => {
    const { rows, national: nation } = fitTable(scheme, recount(judged))
    expect(rows).toHaveLength(62)
    expect(rows.filter(({ within }) => !within)).toEqual([])
    expect(nation && published(nation, scheme.settings.decimals)).toEqual({ mean: 4.58, percent: 75.1 })
    const ranked = rank(scheme, "services", rows)
    expect(ranked.map(({ service }) => service)).toEqual(
      national.service_ranking.rows.map(({ service_no }) => serviceAt(scheme, service_no)?.code),
    )
  })

  it("name the services whose printed figures contradict each other", () => {
    const { rows } = fitTable(scheme, recount(judged))
    const named = rows.filter(({ contradictions }) => contradictions.length > 0).map(({ service }) => service)
    expect(named).toEqual(["C1", "C10", "C14", "C24", "C25", "C27", "C31", "C48", "L6", "L7", "L10", "L11", "L15"])
  })
})
