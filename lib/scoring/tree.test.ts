import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import type { Study } from "../study/study"
import { countItems, itemRows, type TallyCount } from "./count"
import { row, rows } from "./rows"
import { type Scheme, schemeOf, scoredQuestions } from "./scheme"
import { find, type ScoreNode, scoreTree } from "./tree"

let study: Study
let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  study = read.study
  scheme = schemeOf(study)!
})

const tree = (all: readonly TallyCount[]) => scoreTree(scheme, countItems(scheme, itemRows(scheme, all)))
const outline = (node: ScoreNode): string[] => [
  `${node.level} ${node.code} ${node.score ? `${node.score.mean} ${node.score.percent}` : "-"} n=${node.n}`.replace(
    "  ",
    " ",
  ),
  ...node.children.flatMap(outline),
]

describe("levels", () => {
  it("are means of the level below, whatever the numbers of respondents", () => {
    const all = [
      ...rows("o_staff_competent", { "5": 3, "4": 1 }),
      ...rows("o_staff_prompt", { "3": 4 }),
      ...rows("o_result", { "5": 2, "1": 2 }),
      ...rows("e_result", { "4": 1 }, { form: "online" }),
      ...rows("o_result", { "5": 100 }, { service: "L1" }),
    ]
    expect(outline(tree(all))).toEqual([
      "study 4.359375 60.9375 n=105",
      "service C1 3.71875 21.875 n=5",
      "form office 3.4375 43.75 n=4",
      "criterion staff 3.875 37.5 n=4",
      "item o_staff_competent 4.75 75 n=4",
      "item o_staff_prompt 3 0 n=4",
      "criterion result 3 50 n=4",
      "item o_result 3 50 n=4",
      "form online 4 0 n=1",
      "criterion result 4 0 n=1",
      "item e_result 4 0 n=1",
      "service L1 5 100 n=100",
      "form office 5 100 n=100",
      "criterion result 5 100 n=100",
      "item o_result 5 100 n=100",
    ])
  })

  it("keep the ambulance's items in their own form, though its respondents name none", () => {
    const amb = tree(rows("amb_r_polite", { "5": 1, "4": 1 }, { service: "L14", form: "", place: "" }))
    expect(find(amb, "form", "ambulance")?.score).toEqual({ mean: 4.5, percent: 50 })
    expect(find(amb, "service", "L14")?.n).toBe(2)
  })

  it("are those that the method names", () => {
    const flat = schemeOf({ ...study, scoring: { ...scheme.settings, levels: ["item", "criterion", "study"] } })!
    const all = [
      ...rows("o_result", { "5": 3 }),
      ...rows("o_result", { "1": 1 }, { service: "L1" }),
      ...rows("e_result", { "1": 1 }, { form: "online" }),
    ]
    expect(outline(scoreTree(flat, countItems(flat, itemRows(flat, all))))).toEqual([
      "study 2.5 37.5 n=5",
      "criterion result 2.5 37.5 n=5",
      "item o_result 4 75 n=4",
      "item e_result 1 0 n=1",
    ])
  })
})

describe("bases", () => {
  it("are everyone asked, blanks and special codes included, or raters only", () => {
    const answers = { "5": 2, "4": 1, "97": 3, "99": 1, "": 1 }
    const asked = tree([...rows("o_result", answers), ...rows("o_fb_answer", answers)])
    expect(find(asked, "item", "o_result")).toMatchObject({ score: { mean: 14 / 3, percent: 25 }, n: 8 })
    expect(find(asked, "item", "o_fb_answer")?.score).toEqual({ mean: 14 / 3, percent: 200 / 3 })
  })

  it("leave an item that nobody rated without a score, and one that nobody was asked out", () => {
    const all = tree([
      ...rows("o_result", { "97": 4 }),
      ...rows("o_time_term", { "4": 0 }),
      ...rows("o_time_queue", { "4": 4 }),
    ])
    expect(outline(all)).toEqual([
      "study 4 0 n=4",
      "service C1 4 0 n=4",
      "form office 4 0 n=4",
      "criterion deadlines 4 0 n=4",
      "item o_time_queue 4 0 n=4",
      "criterion result - n=4",
      "item o_result - n=4",
    ])
  })

  it("of nothing is no score", () => {
    expect(tree([])).toEqual({ level: "study", code: "", score: null, n: 0, children: [] })
  })
})

describe("rows that are no ratings", () => {
  it("do no harm", () => {
    const plain = rows("o_result", { "5": 2 })
    const more = [
      row({ question: "sex", value: "female", count: 7 }),
      ...rows("cc_speed", { "1": 9 }, { slice: "1414" }),
    ]
    expect(tree([...plain, ...more])).toEqual(tree(plain))
  })

  it("need not be read", () => {
    const questions = scoredQuestions(scheme)
    expect(questions).toHaveLength(57)
    expect(questions).toContain("cc_speed")
    expect(questions).not.toContain("sex")
  })

  it("a service that the register has lost still counts, last", () => {
    const all = tree([
      ...rows("o_result", { "5": 1 }, { service: "X9" }),
      ...rows("o_result", { "3": 1 }, { service: "L22" }),
    ])
    expect(all.children.map(({ code }) => code)).toEqual(["L22", "X9"])
    expect(all.score?.mean).toBe(4)
  })
})
