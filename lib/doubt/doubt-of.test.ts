import { beforeAll, describe, expect, it } from "vitest"
import { itemRowsFrom } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import { invented, type Loaded, loadPublicServices, microdataOf } from "../microdata/testing/interviews"
import { keyOf, figuresOf as releasedFigures } from "../release/figures"
import { type Scores, scoresOf } from "../release/scores"
import { chanceOf } from "../release/testing/invented"
import { type Scheme, schemeOf } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import type { Doubt } from "./doubt"
import { doubtOf } from "./doubt-of"
import { workOut } from "./method"

let loaded: Loaded
let scheme: Scheme
let microdata: Microdata
let weights: Float64Array
beforeAll(async () => {
  loaded = await loadPublicServices()
  scheme = schemeOf(loaded.study)!
  const chance = chanceOf(11)
  const all = Array.from({ length: 600 }, () => invented(loaded, chance))
  microdata = microdataOf(loaded, all)
  weights = Float64Array.from(all, () => 0.5 + chance())
})

const by = (average: "unweighted" | "respondents", weighted: "none" | "raking" = "none"): Scheme => ({
  ...scheme,
  settings: { ...scheme.settings, average, weights: weighted },
})
const scores = (own: Scheme, used?: Float64Array, smallest = 1): Scores =>
  scoresOf(own, itemRowsFrom(own, microdata, undefined, used), smallest)
const labels = { services: {}, criteria: {}, forms: {}, regions: {}, providers: {}, bodies: {}, calls: {} }
const released = (own: Scores): [string, Score][] =>
  releasedFigures(own, labels as never).flatMap((one) => (one.score ? [[keyOf(one), one.score]] : []))
const doubt = (own: Scheme, used?: Float64Array): Doubt =>
  doubtOf(own, loaded.study.report, microdata, scores(own, used), used)

describe("the figures of doubt", () => {
  it.each([
    ["unweighted", "none"],
    ["respondents", "none"],
    ["respondents", "raking"],
  ] as const)("are those that are released: %s, %s", (method, weighted) => {
    const own = by(method, weighted)
    const used = weighted === "raking" ? weights : undefined
    const { figures } = workOut(scheme, microdata, { method, weights: weighted }, weights)
    const all = released(scores(own, used))
    expect(all.length).toBeGreaterThan(100)
    for (const [key, score] of all) {
      const rounded = key.startsWith("body_all") && method === "unweighted"
      expect(Math.abs(figures.get(key)!.score.mean - score.mean)).toBeLessThan(rounded ? 0.0051 : 1e-9)
      expect(Math.abs(figures.get(key)!.score.percent - score.percent)).toBeLessThan(rounded ? 0.051 : 1e-7)
    }
  })
})

describe("the doubt of a wave", () => {
  it("has an error or the lack of one, and the people, of every figure that is released", () => {
    const found = doubt(scheme)
    for (const [key] of released(scores(scheme))) {
      expect(Object.hasOwn(found.errors, key)).toBe(true)
      expect(found.people[key]).toBeGreaterThan(0)
      if (found.people[key]! < 3) expect(found.errors[key]).toBeNull()
    }
    expect(found.errors.study!.mean).toBeGreaterThan(0)
  })

  it("ranges every ranking over all of its entries", () => {
    const own = scores(scheme)
    const { ranks } = doubt(scheme)
    expect(Object.keys(ranks.services!)).toEqual(own.services.map(({ code }) => code))
    expect(Object.keys(ranks.regions!)).toEqual(own.regions.map(({ code }) => code))
    expect(Object.keys(ranks.providers!)).toEqual(own.providers.map(({ code }) => code))
    for (const { code, rank } of own.providers) {
      const { from, to } = ranks.providers![code]!
      expect(from <= rank && rank <= to).toBe(true)
    }
  })

  it("sets the other methods beside the study's own, weighted where there are weights", () => {
    const methods = (one: Doubt) => one.beside.map(({ method, weights: used }) => `${method} ${used}`)
    expect(methods(doubt(scheme))).toEqual(["respondents none"])
    expect(methods(doubt(scheme, weights))).toEqual(["respondents none", "respondents raking"])
    expect(methods(doubt(by("respondents", "raking"), weights))).toEqual(["unweighted none", "respondents none"])
    const [plain, raked] = doubt(scheme, weights).beside
    expect(plain!.effectiveN).toBe(600)
    expect(raked!.effectiveN).toBeLessThan(600)
    expect(raked!.figures.study!.n).toBe(plain!.figures.study!.n)
    for (const { n } of Object.values(raked!.figures)) expect(n).toBeGreaterThanOrEqual(3)
  })

  it("leaves a study that weighs its answers no way to do without weights", () => {
    const own = by("respondents", "raking")
    expect(() => doubtOf(own, loaded.study.report, microdata, scores(own), undefined)).toThrow(RangeError)
  })

  it("holds items against the result of each form", () => {
    const { drivers } = doubt(scheme)
    expect(Object.keys(drivers)).toEqual(Object.keys(loaded.study.report.overall))
    expect(drivers.office![""]!.map(({ item }) => item)).not.toContain("o_result")
    expect(drivers.office![""]!.length).toBeGreaterThan(5)
  })

  it("is plain data: kept with a release and read back it is the same", () => {
    const found = doubt(scheme, weights)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  it("is empty of nobody", () => {
    const nobody = microdataOf(loaded, [])
    const found = doubtOf(scheme, loaded.study.report, nobody, scoresOf(scheme, [], 3))
    expect(found.errors).toEqual({})
    expect(found.n).toBe(0)
  })
})
