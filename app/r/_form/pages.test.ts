import { describe, expect, it } from "vitest"
import type { Answers } from "@/lib/questionnaire/definition"
import { pathOf } from "@/lib/questionnaire/path"
import { askedNow, isBranching } from "./asked-now"
import { pageWithin } from "./steps"
import { filling } from "./testing"

const path = (answers: Answers) => pathOf(filling.questionnaire, answers, filling.context)
const names = (answers: Answers) => askedNow(path(answers), "visit").map(({ name }) => name)
const question = (name: string) => filling.questionnaire.byName.get(name)!.question

describe("what a page asks", () => {
  it("holds a question back until the answer that its choices depend on", () => {
    expect(names({ agree: "yes" })).toEqual(["form", "waited", "trouble"])
    expect(names({ agree: "yes", form: "online" })).toEqual(["form", "place", "waited", "trouble"])
  })

  it("knows which questions change the page", () => {
    const branching = ["form", "place", "waited"].map((name) => isBranching(filling, "visit", question(name)))
    expect(branching).toEqual([true, true, false])
  })
})

describe("which page comes", () => {
  const DONE = { agree: "yes", form: "office", place: "desk", waited: 5, trouble: ["none"] }

  it.each<[string, Answers, string | null, string]>([
    ["the first page at the start", {}, null, "consent"],
    ["no page beyond what must be answered", {}, "contact", "consent"],
    ["an earlier page for whoever goes back", DONE, "consent", "consent"],
    ["the next open page on coming again", { agree: "yes" }, null, "visit"],
    ["the page itself within reach", DONE, "contact", "contact"],
    ["a page for an unknown name", DONE, "nowhere", "contact"],
    ["the last page when all is answered", { ...DONE, phone: "•" }, null, "contact"],
  ])("%s", (_, answers, wanted, expected) => {
    expect(pageWithin(filling, answers, wanted)).toBe(expected)
  })
})
