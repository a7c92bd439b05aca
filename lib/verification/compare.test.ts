import { describe, expect, test } from "vitest"
import type { Answer } from "../questionnaire/definition"
import { compareItem } from "./compare"
import { compareAnswers } from "./comparison"
import type { MarkedQuestion } from "./reask"

const question = (name: string, type: MarkedQuestion["type"], verify: 1 | 2 | 3, more = {}): MarkedQuestion => ({
  name,
  type,
  verify,
  label: {},
  required: true,
  special: [],
  personal: false,
  ...more,
})
const policy = {
  ratingTolerance: 1,
  excludedCodes: ["dont_remember" as const, "refused" as const],
  tolerances: { waited: { abs: 2 }, price: { percent: 5 }, words2: { abs: 5 } },
  limits: { "1": 0.05, "2": 0.1, "3": 0.25 },
  minimumItems: 3,
}
const special = ["not_applicable", "dont_remember"] as const
const place = question("place", "select_one", 1, { special: ["dont_remember"] })
const rating = question("rating", "rating", 3, { special })
const several = question("several", "select_multiple", 2, { special: ["dont_remember"] })
const words = question("words", "text", 2)
const minutes = question("minutes", "integer", 2)
const waited = question("waited", "integer", 2, { special: ["not_applicable"] })
const price = question("price", "decimal", 2)
const words2 = question("words2", "text", 2)

describe("one item", () => {
  test.each<[string, MarkedQuestion, Answer | undefined, Answer | undefined, string]>([
    ["equal codes", place, "desk", "desk", "same"],
    ["other codes", place, "desk", "web", "different"],
    ["not asked first", place, undefined, "web", "not_asked_first"],
    ["not asked again", place, "web", undefined, "not_asked_again"],
    ["an excluded code in the check", place, "web", "96", "excluded_code"],
    ["an excluded code in the interview", place, "96", "web", "excluded_code"],
    ["a refusal that the question does not offer is just a code", place, "99", "99", "same"],
    ["ratings within the tolerance", rating, "4", "5", "same"],
    ["ratings beyond it", rating, "3", "5", "different"],
    ["a rating and a code that is not excluded", rating, "5", "97", "different"],
    ["97 is no rating next to 96", rating, "97", "97", "same"],
    ["the same set in another order", several, ["a", "b"], ["b", "a"], "same"],
    ["a smaller set", several, ["a", "b"], ["a"], "different"],
    ["an excluded code in a set", several, ["96"], ["a"], "excluded_code"],
    ["words but for case and spaces", words, " Astana  city", "astana city", "same"],
    ["other words", words, "Astana", "Almaty", "different"],
    ["equal numbers", minutes, 10, 10, "same"],
    ["the tolerance is for ratings", minutes, 10, 11, "different"],
    ["numbers at the edge of their tolerance", waited, 10, 8, "same"],
    ["numbers beyond it", waited, 10, 13, "different"],
    ["numbers at the edge of percents of the first", price, 70, 66.5, "same"],
    ["numbers beyond percents of the first", price, 66.5, 70, "different"],
    ["percents of a negative number", price, -100, -95, "same"],
    ["percents of nothing", price, 0, 0.1, "different"],
    ["a code is no number near another", waited, 96, "97", "different"],
    ["a tolerance makes no numbers of words", words2, "10", "11", "different"],
  ])("%s", (_, item, original, again, expected) => {
    const { verdict, why } = compareItem(item, original, again, policy)
    expect(why ?? verdict).toBe(expected)
  })
})

describe("a whole interview", () => {
  const marked = [place, question("form", "select_one", 1), rating, question("rating2", "rating", 3), several]

  test("counts by type, and says which types are above their limit", () => {
    const comparison = compareAnswers(
      marked,
      { place: "desk", form: "office", rating: "1", rating2: "5", several: ["96"] },
      { place: "web", form: "office", rating: "5", rating2: "5", several: ["a"] },
      policy,
    )
    expect(comparison.byType).toEqual({
      1: { compared: 2, different: 1, exceeds: true },
      2: { compared: 0, different: 0, exceeds: null },
      3: { compared: 2, different: 1, exceeds: true },
    })
    expect(comparison).toMatchObject({ asked: 5, enough: true })
  })

  test("a share at the limit is not above it", () => {
    const original = { rating: "1", rating2: "5" }
    const at = (limit: number) =>
      compareAnswers(
        marked,
        original,
        { rating: "5", rating2: "5" },
        { ...policy, limits: { ...policy.limits, "3": limit } },
      )
    expect(at(0.5).byType[3].exceeds).toBe(false)
    expect(at(0.49).byType[3].exceeds).toBe(true)
  })

  test.each([
    [{ place: "desk", form: "a", rating: "1", rating2: "2" }, { place: "desk", form: "a" }, false],
    [{ place: "desk", form: "a", rating: "1", rating2: "2" }, { place: "desk", form: "a", rating: "1" }, true],
    [{ place: "desk", form: "a" }, { place: "desk", form: "a" }, true],
    [{ place: "desk", form: "a" }, {}, false],
  ])("%j asked again as %j is enough: %s", (original, again, enough) => {
    expect(compareAnswers(marked, original, again, policy).enough).toBe(enough)
  })

  test("leaves out what was asked neither time", () => {
    expect(compareAnswers(marked, { form: "a" }, {}, policy).items.map((item) => item.question)).toEqual(["form"])
  })
})
