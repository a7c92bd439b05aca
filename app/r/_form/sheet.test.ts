import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"
import type { QuestionWords } from "@/components/question/asked"
import type { Answers } from "@/lib/questionnaire/definition"
import { messagesOf } from "@/messages"
import { readPage } from "./read-page"
import { sheetOf } from "./sheet"
import { filling, post } from "./testing"

const t = createTranslator({ locale: "en", messages: messagesOf("en"), namespace: "question" }) as QuestionWords
const filled = (answers: Answers) => ({ filling, answers, language: "en", fills: {}, t })

describe("a page of questions", () => {
  it("shows the stored answers as the form would post them", () => {
    const answers = { agree: "yes", form: "office", waited: "98", trouble: ["slow"] }
    const given = sheetOf(filled(answers), "visit")?.asked.map(({ question, given }) => [question.name, given])
    expect(given).toEqual([
      ["form", ["office"]],
      ["place", []],
      ["waited", ["special:98"]],
      ["trouble", ["slow"]],
    ])
  })

  it("shows again what was typed, with the reason beside it", () => {
    const posted = post("visit", { ":shown": ["waited", "trouble"], waited: "ages", trouble: ["slow", "none"] })
    const { refusals, answers } = readPage(filling, { agree: "yes" }, posted)
    const asked = sheetOf(filled(answers), "visit", { strings: posted.strings, shown: posted.shown, refusals })?.asked
    const [waited, trouble] = ["waited", "trouble"].map((name) => asked?.find(({ question }) => question.name === name))
    expect(waited).toMatchObject({ given: ["ages"], error: "Write a number in digits." })
    expect(trouble?.given).toEqual(["slow", "none"])
    expect(trouble?.error).toContain("“none” cannot go together")
  })

  it("never shows a personal answer again", () => {
    const answers = { agree: "yes", form: "office", place: "desk", waited: 5, trouble: ["none"], phone: "•" }
    const [phone] = sheetOf(filled(answers), "contact")?.asked ?? []
    expect(phone).toMatchObject({ given: [], kept: true })
  })

  it("is none for a block that does not apply", () => {
    expect(sheetOf(filled({ agree: "no" }), "visit")).toBeUndefined()
  })
})
