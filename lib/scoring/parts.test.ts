import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../questionnaire/compile"
import { answerAll } from "../questionnaire/simulate"
import { preloadsFor } from "../study/preloads"
import type { Study } from "../study/study"
import { bodyScores } from "./bodies"
import { callScores } from "./calls"
import { contributionOf } from "./contribution"
import { countItems, itemRows, type TallyCount } from "./count"
import { scoresBy } from "./parts"
import { providerScores } from "./providers"
import { rows } from "./rows"
import { type Scheme, schemeOf } from "./scheme"
import { find, scoreTree } from "./tree"
import { zoneScore, zoneScores } from "./zones"

let study: Study
let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  study = read.study
  scheme = schemeOf(study)!
})

const items = (all: readonly TallyCount[]) => itemRows(scheme, all)
const counts = (all: readonly TallyCount[]) => countItems(scheme, items(all))
const online = { form: "online", place: "egov" }

describe("zones", () => {
  const all = [
    ...rows("o_staff_polite", { "5": 1 }),
    ...rows("o_inf_access", { "3": 1 }),
    ...rows("o_time_term", { "4": 1 }),
    ...rows("o_fb_answer", { "1": 1 }),
    ...rows("e_time_term", { "2": 1 }, online),
  ]

  it("are flat means of their items and the shared ones, form by form", () => {
    const zones = zoneScores(scheme, counts(all), "C1")
    expect(zones.map(({ zone, score }) => [zone, score?.mean])).toEqual([
      ["front_office", 3],
      ["state_body", 2.75],
    ])
  })

  it("leave feedback out where the settings or the caller say so", () => {
    const forms = (without?: string[]) => zoneScore(scheme, counts(all), "C1", "state_body", without).forms
    expect(forms().map(({ form, score }) => [form, score?.mean])).toEqual([
      ["office", 3.5],
      ["online", 2],
    ])
    expect(forms([])[0]?.items).toEqual(["o_inf_access", "o_time_term", "o_fb_answer"])
  })
})

describe("bodies", () => {
  // acsa has C1 and C2, mfa the two services abroad, local bodies L1.
  const all = [
    ...rows("o_time_term", { "5": 1 }),
    ...rows("o_staff_polite", { "1": 1 }),
    ...rows("e_time_term", { "3": 3 }, { ...online, service: "C2" }),
    ...rows("o_staff_polite", { "4": 1 }, { service: "C15", region: "abroad" }),
    ...rows("o_time_term", { "2": 1 }, { service: "C15", region: "abroad" }),
    ...rows("o_time_term", { "4": 1 }, { service: "L1", region: "shymkent" }),
  ]

  it("are the means of their services: own zone, and all zones", () => {
    expect(
      bodyScores(scheme, counts(all)).map(({ body, ownZone, allZones, ranked }) => [
        body,
        ownZone?.mean,
        allZones?.mean,
        ranked,
      ]),
    ).toEqual([
      ["acsa", 4, 3, true],
      ["mfa", 3, 3, true],
      ["local_bodies", 4, 4, false],
    ])
  })

  it("take published scores for all zones, as annex A does", () => {
    const thirds = [...rows("o_result", { "5": 1, "4": 2 }), ...rows("o_result", { "5": 1, "4": 2 }, { service: "C2" })]
    expect(bodyScores(scheme, counts(thirds))[0]).toMatchObject({
      allZones: { mean: 4.33, percent: 33.3 },
      ownZone: { mean: 13 / 3 },
    })
  })

  it("of one region are those of its rows", () => {
    const byRegion = scoresBy(scheme, items(all), "region").map(({ code, counts, tree }) => [
      code,
      bodyScores(scheme, counts, tree).map(({ body }) => body),
    ])
    expect(byRegion).toEqual([
      ["akmola", ["acsa"]],
      ["shymkent", ["local_bodies"]],
      ["abroad", ["mfa"]],
    ])
  })
})

describe("providers", () => {
  const at = (service: string, place: string, value: string) =>
    rows("o_staff_polite", { [value]: 1 }, { service, place })
  const all = [
    ...at("C1", "fo_manager", "5"),
    ...at("C1", "fo_self_service", "3"),
    ...at("L1", "fo_manager", "4"),
    ...at("C1", "akimat", "1"),
    ...rows("e_acc_design", { "2": 1 }, { ...online, service: "L1" }),
    ...rows("o_fb_answer", { "3": 1 }, { service: "L1", place: "akimat" }),
    ...rows("o_time_term", { "5": 1 }, { service: "L1", place: "akimat" }),
  ]

  it("are scored at their receipt places, local bodies' services first among equals", () => {
    const { providers } = providerScores(scheme, items(all))
    expect(
      providers.map(({ name, score, services }) => [name, score?.mean, services.map(({ service }) => service)]),
    ).toEqual([
      ["sc_self_service", 3, ["C1"]],
      ["sc_manager", 4.5, ["L1", "C1"]],
      ["portals", 2, ["L1"]],
      ["local_bodies", 4, ["L1"]],
      ["central_bodies", undefined, []],
    ])
  })

  it("add up to totals that are means of subtotals, not pooled", () => {
    expect(providerScores(scheme, items(all)).totals).toEqual([
      { name: "state_corporation", score: { mean: 3.75, percent: 25 } },
    ])
    expect(providerScores(scheme, []).totals).toEqual([{ name: "state_corporation", score: null }])
  })
})

describe("parts", () => {
  it("come in register order, without those that have nothing", () => {
    const all = [
      ...rows("o_result", { "5": 1 }, { region: "shymkent" }),
      ...rows("o_result", { "3": 1 }, { region: "akmola" }),
      ...rows("o_result", { "97": 1 }, { region: "atyrau" }),
    ]
    expect(scoresBy(scheme, items(all), "region").map(({ code, tree }) => [code, tree.score?.mean, tree.n])).toEqual([
      ["akmola", 3, 1],
      ["shymkent", 5, 1],
    ])
    expect(scoresBy(scheme, items(all), "place", { region: ["shymkent"] }).map(({ code }) => code)).toEqual([
      "fo_manager",
    ])
  })
})

describe("call centres", () => {
  const calls = (slice: string, service = "C1") => [
    ...rows("cc_speed", { "3": 1, "5": 1 }, { slice, service }),
    ...rows("cc_competence", { "4": 2 }, { slice, service }),
    ...rows("cc_politeness", { "5": 1, "98": 1 }, { slice, service }),
  ]

  it("are scored by number over all services: the flat mean of the items", () => {
    const found = callScores(scheme, items([...calls("1414"), ...calls("1414", "L1"), ...calls("98"), ...calls("111")]))
    expect(found.map(({ number, n, score }) => [number, n, score?.mean, score?.percent])).toEqual([
      ["111", 2, 13 / 3, 100 / 3],
      ["1414", 4, 13 / 3, 100 / 3],
    ])
  })

  it("of one service are its own, and never move the service's score", () => {
    const all = [...calls("1414"), ...rows("o_result", { "5": 1 }, { service: "L1" })]
    expect(callScores(scheme, items(all), { service: ["L1"] })).toEqual([])
    expect(scoreTree(scheme, counts(all)).score).toEqual({ mean: 5, percent: 100 })
  })
})

describe("real interviews", () => {
  it("are counted once each in n, on every level", () => {
    const compiled = compile(study.definition)
    if (!compiled.ok) throw new Error("the questionnaire does not compile")
    const interview = (service: string, form: string, turn: number): TallyCount[] => {
      const context = {
        preloads: preloadsFor(study, { region: "akmola", service, case: { source: "list" } }),
        today: "2020-11-22",
      }
      const fixed = { consent: "yes", scr_received: "yes", scr_age18: "yes", receipt_form: form }
      const answers = answerAll(compiled.questionnaire, context, () => turn / 6, fixed)
      const { entries, ...where } = contributionOf(study, compiled.questionnaire, answers, context)
      return entries.map(([question, value, slice]) => ({
        ...{ ...where, region: "akmola", service, mode: "phone", question, value, slice, count: 1 },
      }))
    }
    const all = [0, 1, 2, 3, 4, 5].flatMap((turn) => [
      ...interview("C24", turn < 2 ? "office" : "online", turn),
      ...interview("L14", "office", turn),
    ])
    const tree = scoreTree(scheme, counts(all))
    const n = (service: string, form: string) => find(find(tree, "service", service)!, "form", form)?.n
    expect([tree.n, n("C24", "office"), n("C24", "online"), n("L14", "ambulance")]).toEqual([12, 2, 4, 6])
  })
})
