import { describe, expect, it } from "vitest"
import type { Answers } from "@/lib/questionnaire/definition"
import { readPage } from "./read-page"
import { filling, post } from "./testing"

const AGREED: Answers = { agree: "yes" }
const VISIT = ["form", "waited", "trouble"]
const GOOD = { form: "online", waited: "30", trouble: ["slow", "rude"] }

const read = (fields: Parameters<typeof post>[1], stored: Answers = AGREED) =>
  readPage(filling, stored, post("visit", fields))

describe("a posted page", () => {
  it("becomes the changes it holds, in the questionnaire's order", () => {
    expect(read({ ":shown": VISIT, ...GOOD }).changes).toEqual([
      { question: "form", value: "online" },
      { question: "waited", value: 30 },
      { question: "trouble", value: ["slow", "rude"] },
    ])
  })

  it("changes nothing when it is sent again", () => {
    const { answers } = read({ ":shown": VISIT, ...GOOD })
    expect(read({ ":shown": VISIT, ...GOOD }, answers).changes).toEqual([])
  })

  it("leaves alone what another tab has answered since", () => {
    const stored = { ...AGREED, form: "office", waited: 5 }
    const { changes, refusals } = read({ ":shown": VISIT, ":was": "{}", trouble: "none" }, stored)
    expect(changes).toEqual([{ question: "trouble", value: ["none"] }])
    expect([...refusals]).toEqual([])
  })

  it("takes back what the person has emptied", () => {
    const stored = { ...AGREED, ...GOOD, waited: 30 }
    const { changes } = read({ ":shown": ["waited"], ":was": '{"waited":30}', waited: "" }, stored)
    expect(changes).toEqual([{ question: "waited", value: undefined }])
  })

  it("keeps a personal answer whose field stays empty, for it is never shown again", () => {
    const posted = post("contact", { ":shown": "phone", ":was": '{"phone":"•"}', phone: "" })
    expect(readPage(filling, { phone: "•" }, posted).changes).toEqual([])
  })

  it("reads a decimal comma and a special code beside a typed field", () => {
    expect(read({ ":shown": "waited", waited: ["", "special:98"] }).changes).toEqual([
      { question: "waited", value: "98" },
    ])
    expect(read({ ":shown": "waited", waited: "1 0" }).changes).toEqual([{ question: "waited", value: 10 }])
  })

  it.each([
    ["a word for a number", { waited: "long" }, "waited", "not_a_number"],
    ["a number out of bounds", { waited: "601" }, "waited", "constraint"],
    ["half a minute", { waited: "0,5" }, "waited", "not_whole"],
    ["an exclusive choice with another", { trouble: ["slow", "none"] }, "trouble", "exclusive_choice"],
    ["a choice nobody offered", { form: "by_post" }, "form", "unknown_choice"],
    ["nothing at all", {}, "form", "required"],
  ])("refuses %s and stores the rest", (_, fields, question, code) => {
    const { refusals, changes } = read({ ":shown": VISIT, ...GOOD, ...blank(question), ...fields })
    expect([...refusals].map(([name, refusal]) => [name, refusal.code])).toEqual([[question, code]])
    expect(changes.map((change) => change.question)).toEqual(VISIT.filter((name) => name !== question))
  })

  it("refuses the stored value's bad replacement too, so that what was typed comes back", () => {
    const { refusals } = read(
      { ":shown": "waited", ":was": '{"waited":30}', waited: "long" },
      { ...AGREED, waited: 30 },
    )
    expect(refusals.get("waited")?.code).toBe("not_a_number")
  })

  it("says which questions its answers have opened", () => {
    const opened = (stored: Answers, fields: Parameters<typeof post>[1]) =>
      read(fields, stored).opened.map(({ name }) => name)
    expect(opened(AGREED, { ":shown": VISIT, ...GOOD })).toEqual(["place"])
    const stored = { ...AGREED, form: "online" }
    expect(opened(stored, { ":shown": [...VISIT, "place"], ...GOOD, place: "portal" })).toEqual(["portal_name"])
    const shown = [...VISIT, "place", "portal_name"]
    expect(opened(stored, { ":shown": shown, ...GOOD, place: "portal" })).toEqual([])
  })

  it("reads no question that did not stand on it", () => {
    expect(read({ form: "online" }).changes).toEqual([])
    expect(readPage(filling, AGREED, post("elsewhere", { ":shown": "form", form: "online" })).changes).toEqual([])
  })
})

const blank = (question: string): Record<string, string[]> => ({ [question]: [] })
