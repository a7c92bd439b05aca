import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { chanceOf, inventedTally } from "../release/testing/invented"
import { bodyScores } from "../scoring/bodies"
import { countItems, itemRows, type TallyCount } from "../scoring/count"
import { providerScores } from "../scoring/providers"
import { row } from "../scoring/rows"
import { type Scheme, schemeOf } from "../scoring/scheme"
import type { Study } from "../study/study"
import { crossScoresOf } from "./cross"

let study: Study
let scheme: Scheme

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  const found = read.ok ? schemeOf(read.study) : null
  if (!read.ok || !found) throw new Error("the study cannot be read")
  study = read.study
  scheme = found
})

const crossOf = (tally: readonly TallyCount[], smallest = 3) => crossScoresOf(scheme, itemRows(scheme, tally), smallest)
const mean = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0) / all.length
const office = (service: string, place: string, count: number, region = "akmola") =>
  row({ service, place, count, region, question: "o_staff_polite", value: "4" })

describe("scores of one thing by another", () => {
  it("make up the scores that stand above them, where nothing is withheld", () => {
    const tally = inventedTally(study, 120, chanceOf(11))
    const rows = itemRows(scheme, tally)
    const cross = crossScoresOf(scheme, rows, 1)
    for (const { name, score, services } of providerScores(scheme, rows).providers) {
      const own = Object.values(cross.providers[name] ?? {})
      expect(own).toHaveLength(services.length)
      if (score) expect(mean(own.map((one) => one.score?.mean ?? 0))).toBeCloseTo(score.mean)
    }
    const acsa = bodyScores(scheme, countItems(scheme, rows)).find(({ body }) => body === "acsa")
    const own = acsa?.services.flatMap((code) => cross.ownZone[code]?.percent ?? []) ?? []
    expect(mean(own)).toBeCloseTo(acsa?.ownZone?.percent ?? Number.NaN)
  })

  it("of a provider at some places are withheld where few people are behind them, and never one alone", () => {
    const tally = [office("C1", "fo_manager", 1), office("C2", "fo_manager", 9), office("C4", "fo_manager", 12)]
    const { sc_manager: services, local_bodies: whole } = crossOf(tally).providers
    expect(services?.C1).toEqual({ n: 1, score: null, withheld: true })
    expect(services?.C2).toEqual({ n: 9, score: null, withheld: true })
    expect(services?.C4).toEqual({ n: 12, score: { mean: 4, percent: 0 } })
    expect(whole).toEqual({})
  })

  it("of a region's services are withheld where few people are behind them, with a rectangle of others", () => {
    const tally = [
      ...[office("C1", "fo_manager", 1), office("C2", "fo_manager", 8), office("C4", "fo_manager", 30)],
      ...["C1", "C2", "C4"].map((service) => office(service, "fo_manager", 20, "atyrau")),
      ...["C1", "C2", "C4"].map((service) => office(service, "fo_manager", 40, "aktobe")),
    ]
    const { regions } = crossOf(tally)
    const withheld = Object.entries(regions).flatMap(([region, services]) =>
      Object.entries(services).flatMap(([service, one]) => (one.withheld ? [`${region} ${service}`] : [])),
    )
    expect(withheld.sort()).toEqual(["akmola C1", "akmola C2", "atyrau C1", "atyrau C2"])
    expect(regions.akmola?.C4?.score?.mean).toBe(4)
  })

  it("tell what the local bodies of each region are given, for their zone and for all", () => {
    const tally = [
      row({ region: "akmola", service: "L14", question: "o_proc_simple", value: "5", count: 6 }),
      row({ region: "akmola", service: "L14", question: "o_staff_polite", value: "3", count: 6 }),
      row({ region: "atyrau", service: "C1", question: "o_proc_simple", value: "5", count: 6 }),
    ]
    expect(crossOf(tally).local).toEqual({
      akmola: { own: { mean: 5, percent: 100 }, all: { mean: 4, percent: 50 }, services: 1, n: 6 },
    })
  })

  it("of the numbers called are those of all services, then of each", () => {
    const call = (service: string, slice: string, count: number) =>
      row({ service, slice, count, question: "cc_speed", value: "5" })
    const { calls } = crossOf([
      call("C1", "1414", 2),
      call("C2", "1414", 9),
      call("C4", "1414", 9),
      call("C1", "109", 4),
      call("C2", "109", 4),
    ])
    expect(calls["1414"]?.[""]).toEqual({
      ...{ n: 20, score: { mean: 5, percent: 100 } },
      items: [{ item: "cc_speed", score: { mean: 5, percent: 100 } }],
    })
    expect(calls["1414"]?.C1).toEqual({ n: 2, score: null, withheld: true, items: [{ item: "cc_speed", score: null }] })
    expect(calls["1414"]?.C4?.score?.mean).toBe(5)
    expect(calls["109"]?.C1?.withheld).toBe(true)
  })

  it("never show a score on fewer people than may be shown, and withhold no part alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 3, max: 6 }), (seed, smallest) => {
        const cross = crossOf(inventedTally(study, 30, chanceOf(seed)), smallest)
        const groups = [
          ...Object.values(cross.regions),
          cross.providers.sc_manager ?? {},
          cross.providers.sc_self_service ?? {},
        ]
        for (const group of groups) {
          const parts = Object.values(group)
          for (const { n, score, withheld } of parts) {
            if (n < smallest) expect(withheld).toBe(true)
            if (withheld) expect(score).toBeNull()
          }
          const hidden = parts.filter(({ withheld }) => withheld)
          if (parts.length > hidden.length && hidden.length > 0) {
            expect(hidden.length).toBeGreaterThan(1)
            expect(hidden.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(smallest)
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})
