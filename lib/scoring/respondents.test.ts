import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { scoresOf } from "../release/scores"
import { bodyScores } from "./bodies"
import { callScores } from "./calls"
import { addCounts, countItems, itemRows, type TallyCount } from "./count"
import { scoresBy } from "./parts"
import { providerScores } from "./providers"
import { row, rows } from "./rows"
import { type Scheme, schemeOf } from "./scheme"
import type { Score } from "./score"
import { find, type ScoreNode, scoreTree, servicesOf } from "./tree"
import { zoneScore } from "./zones"

let scheme: Scheme
let plain: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  plain = schemeOf(read.ok ? read.study : (null as never))!
  scheme = { ...plain, settings: { ...plain.settings, average: "respondents" } }
})

const items = (all: readonly TallyCount[]) => itemRows(scheme, all)
const counts = (all: readonly TallyCount[]) => countItems(scheme, items(all))
const treeOf = (all: readonly TallyCount[]) => scoreTree(scheme, counts(all))

const someRow = fc
  .record({
    region: fc.constantFrom("akmola", "shymkent"),
    service: fc.constantFrom("C1", "C24", "L1"),
    question: fc.constantFrom("o_staff_polite", "o_inf_access", "o_fb_answer", "o_result", "e_result", "cc_speed"),
    value: fc.constantFrom("1", "2", "3", "4", "5", "97", "99", ""),
    place: fc.constantFrom("fo_manager", "fo_self_service", "egov"),
    count: fc.integer({ min: 0, max: 4 }),
  })
  .map(row)
const someRows = fc.array(someRow, { maxLength: 50 })

/** By definition, from the rows themselves: every answer to one of the questions counts the same. */
function byHand(all: readonly TallyCount[], counted: (row: TallyCount) => boolean): Score | null {
  const own = all.filter((one) => counted(one) && scheme.items.has(one.question))
  const sum = (part: (row: TallyCount) => number) => own.reduce((total, one) => total + one.count * part(one), 0)
  const rated = (one: TallyCount) => (/^[1-5]$/.test(one.value) ? 1 : 0)
  const raters = sum(rated)
  if (raters <= 0) return null
  const base = sum((one) => (scheme.items.get(one.question)?.base === "rated" ? rated(one) : 1))
  return {
    mean: sum((one) => rated(one) * Number(one.value)) / raters,
    percent: (100 * sum((one) => (one.value === "5" ? 1 : 0))) / base,
  }
}

function same(score: Score | null | undefined, other: Score | null | undefined) {
  expect(score === null || score === undefined).toBe(other === null || other === undefined)
  expect(score?.mean ?? 0).toBeCloseTo(other?.mean ?? 0, 9)
  expect(score?.percent ?? 0).toBeCloseTo(other?.percent ?? 0, 7)
}

describe("answers pooled", () => {
  it("weigh each respondent the same, where means of means do not", () => {
    const all = [...rows("o_result", { "5": 1 }), ...rows("o_result", { "1": 3 }, { service: "L1" })]
    expect(treeOf(all).score).toEqual({ mean: 2, percent: 25 })
    expect(scoreTree(plain, counts(all)).score).toEqual({ mean: 3, percent: 50 })
  })

  it("take each item's own base", () => {
    const answers = { "5": 2, "4": 2, "97": 4 }
    const tree = treeOf([...rows("o_result", answers), ...rows("o_fb_answer", answers)])
    expect(tree.score).toEqual({ mean: 4.5, percent: (100 * 4) / 12 })
  })

  it("keep in the base who was asked what nobody rated, wherever that was", () => {
    const silent = rows("o_result", { "97": 3 }, { service: "L1" })
    const tree = treeOf([...rows("o_result", { "5": 1 }), ...silent])
    expect(find(tree, "service", "L1")?.score).toBeNull()
    expect(tree.score).toEqual({ mean: 5, percent: 25 })
    expect(treeOf(silent).score).toBeNull()
  })

  it("are on every level what the rows say by themselves", () => {
    fc.assert(
      fc.property(someRows, (all) => {
        const inTree = (one: TallyCount) => !scheme.items.get(one.question)?.call
        same(treeOf(all).score, byHand(all, inTree))
        for (const service of servicesOf(treeOf(all)))
          same(
            service.score,
            byHand(all, (one) => inTree(one) && one.service === service.code),
          )
        for (const { code, tree } of scoresBy(scheme, items(all), "region"))
          same(
            tree.score,
            byHand(all, (one) => inTree(one) && one.region === code),
          )
        const { forms, criteria } = scoresOf(scheme, items(all), 1)
        for (const { form, criterion, score } of [...criteria, ...forms.map((one) => ({ ...one, criterion: "" }))])
          same(
            score,
            byHand(all, ({ question }) => {
              const item = scheme.items.get(question)
              return item?.form === form && !item.call && (criterion === "" || item.criterion === criterion)
            }),
          )
      }),
    )
  })

  it("are so of zones, providers, totals and bodies", () => {
    fc.assert(
      fc.property(someRows, (all) => {
        const inZone = (one: TallyCount, zone: string, without?: readonly string[]) => {
          const item = scheme.items.get(one.question)
          return scheme.settings.zones.some(
            (rule) =>
              item !== undefined &&
              !item.call &&
              rule.zone === zone &&
              rule.form === item.form &&
              rule.counts.includes(item.zone) &&
              !(without ?? rule.withoutCriteria).includes(item.criterion),
          )
        }
        same(
          zoneScore(scheme, counts(all), "C1", "state_body").score,
          byHand(all, (one) => one.service === "C1" && inZone(one, "state_body")),
        )
        const { providers, totals } = providerScores(scheme, items(all))
        const at = (...places: string[]) =>
          byHand(all, (one) => places.includes(one.place) && inZone(one, "front_office"))
        same(providers.find(({ name }) => name === "sc_manager")?.score, at("fo_manager"))
        same(totals[0]?.score, at("fo_manager", "fo_self_service"))
        for (const { body, ownZone, allZones } of bodyScores(scheme, counts(all))) {
          const own = (one: TallyCount) => scheme.services.get(one.service)?.body?.code === body
          same(
            ownZone,
            byHand(all, (one) => own(one) && inZone(one, "state_body")),
          )
          same(
            allZones,
            byHand(all, (one) => own(one) && !scheme.items.get(one.question)?.call),
          )
        }
      }),
    )
  })

  it("are so of the numbers called", () => {
    const all = [
      ...rows("cc_speed", { "5": 1, "99": 1 }, { slice: "1414" }),
      ...rows("cc_politeness", { "2": 2 }, { slice: "1414", service: "L1" }),
    ]
    expect(callScores(scheme, items(all)).map(({ number, score }) => [number, score?.mean])).toEqual([["1414", 3]])
    expect(callScores(plain, items(all))[0]?.score?.mean).toBe(3.5)
  })
})

describe("a score with one part", () => {
  it("is the score of that part, by either method", () => {
    const check = (node: ScoreNode): void => {
      const [only, ...others] = node.children
      if (only && others.length === 0) same(node.score, only.score)
      node.children.forEach(check)
    }
    fc.assert(
      fc.property(someRows, (all) => {
        check(treeOf(all))
        check(scoreTree(plain, counts(all)))
      }),
    )
  })
})

describe("weighted counts", () => {
  it("are no whole numbers; what weighs twice is there twice; how heavy all are is nothing to it", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(0.37, 1.5, 2, 1e6), (all, factor) => {
        const heavy = (one: TallyCount) => one.region === "akmola"
        const weighted = all.map((one) => ({ ...one, count: one.count * factor * (heavy(one) ? 2 : 1) }))
        same(treeOf(weighted).score, treeOf([...all, ...all.filter(heavy)]).score)
      }),
    )
  })

  it("tell their people apart from their weight", () => {
    const one = (asked: number, ratings: number[], people: number) =>
      new Map([["C1", new Map([["o_result", { asked, ratings, people }]])]])
    const sum = addCounts(scheme, [one(2.5, [0, 0, 0, 0, 2.5], 2), one(0.5, [0.5, 0, 0, 0, 0], 1)])
    const tree = scoreTree(scheme, sum)
    expect([tree.n, tree.score]).toEqual([3, { mean: 13 / 3, percent: 250 / 3 }])
  })
})
