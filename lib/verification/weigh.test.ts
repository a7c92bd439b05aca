// Checks of each kind as a whole, on the real questionnaire.
import { beforeAll, describe, expect, test } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../questionnaire/compile"
import type { Answers } from "../questionnaire/definition"
import { answerAll } from "../questionnaire/simulate"
import { preloadsFor } from "../study/preloads"
import type { Study } from "../study/study"
import { type BlindAnswers, blindQuestions, type Checkable, readBlind, standingOnly } from "./blind"
import { formOf } from "./forms"
import type { Kind } from "./kind"
import { type Extent, reaskPath } from "./reask"
import { weigh } from "./weigh"

const PHONE = { modes: ["phone"], daysAgo: 1, minutes: 12 }
const MET: Answers = { v_moment: "yes", v_took_place: "yes", v_person: "self", v_service: "yes" }
const HEARD: Answers = { o_heard: "whole", o_worded: "always", o_options: "always", o_prompts: "no", o_codes: "always" }
const FINE: Answers = { ...HEARD, o_consent: "yes", o_introduced: "yes", o_overall: "acceptable" }

let study: Study
let of: (kind: Kind, extent?: Extent) => Checkable

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  study = read.study
  const compiled = compile(study.definition)
  if (!compiled.ok) throw new Error("the questionnaire does not compile")
  const { questionnaire } = compiled
  const preloads = preloadsFor(study, { region: "akmola", service: "C24", case: { source: "list" } })
  const context = { preloads, today: "2026-11-22" }
  const fixed = { consent: "yes", scr_received: "yes", scr_age18: "yes", receipt_form: "office" }
  const original = answerAll(questionnaire, context, () => 0.2, { ...fixed, recontact_consent: "yes" })
  of = (kind, extent = "marked") => ({
    ...{ kind, extent, questionnaire, original, context },
    ...{ form: formOf(study, kind), formContext: context },
  })
})

const again = (checkable: Checkable, changed: Answers = {}): BlindAnswers => {
  const said = { ...checkable.original, ...changed }
  const posted = Object.fromEntries(
    Object.entries(said).map(([name, answer]) => [name, Array.isArray(answer) ? answer : [String(answer)]]),
  )
  const read = readBlind(checkable, { callback: {}, again: posted })
  return standingOnly(checkable, { callback: MET, again: read.again })
}
const weighed = (checkable: Checkable, { callback, again: said }: BlindAnswers) =>
  weigh(checkable, { contact: "reached", answers: callback, again: said }, PHONE, study.verificationPolicy!)

describe("a repeat interview in full", () => {
  test("starts from the first question and knows nothing of the first answers", () => {
    const full = of("repeat", "full")
    const none = { ...full, original: {} }
    const start = { callback: MET, again: {} }
    expect(blindQuestions(full, start).again[0]?.questions[0]?.question.name).toBe("consent")
    const begun: Answers[] = [{}, { consent: "yes" }, { consent: "yes", scr_received: "yes", scr_age18: "yes" }]
    for (const given of begun)
      expect(blindQuestions(full, { callback: MET, again: given })).toEqual(
        blindQuestions(none, { callback: MET, again: given }),
      )
  })

  test("never asks for personal data, and counts what is left", () => {
    const full = of("repeat", "full")
    const { again: said } = again(full)
    const { again: blocks, left } = blindQuestions(full, { callback: MET, again: said })
    const put = blocks.flatMap(({ questions }) => questions.map(({ question }) => question))
    expect(put.length).toBeGreaterThan(40)
    expect(put.filter(({ personal }) => personal)).toEqual([])
    expect(left).toBe(0)
    const { sex: _, ...without } = said
    expect(blindQuestions(full, { callback: MET, again: without }).left).toBe(1)
  })

  test("keeps every answer, and judges the marked ones", () => {
    const full = of("repeat", "full")
    const told = again(full, { sex: full.original.sex === "male" ? "female" : "male" })
    expect(told.again).toHaveProperty("service_language")
    const { comparison, proposal } = weighed(full, told)
    expect(comparison?.items.map(({ question }) => question)).not.toContain("service_language")
    expect(comparison?.items.filter(({ verdict }) => verdict === "different")).toMatchObject([
      { question: "sex", verify: 1 },
    ])
    expect(proposal).toMatchObject({ finding: "discrepancy", reasons: ["facts_differ"] })
  })
})

describe("a repeat interview", () => {
  test("begins when the first is not denied", () => {
    const marked = of("repeat")
    const blocks = (callback: Answers) => blindQuestions(marked, { callback, again: {} }).again.length
    const unsaid: Answers[] = [{}, { v_moment: "yes" }, { v_moment: "99" }]
    expect(unsaid.map(blocks)).toEqual([0, 0, 0])
    expect(blocks({ ...MET, v_took_place: "no" })).toBe(0)
    expect(blocks(MET)).toBeGreaterThan(0)
  })

  test("the same answers again confirm it, with the marked questions only", () => {
    const marked = of("repeat")
    const told = again(marked)
    expect(told.again).not.toHaveProperty("service_language")
    expect(weighed(marked, told).proposal).toMatchObject({ finding: "confirmed", reasons: [] })
  })

  test("who does not want to is not reached", () => {
    const told = { callback: { v_moment: "99" }, again: {} }
    expect(weighed(of("repeat"), told).proposal).toMatchObject({ finding: "unreachable", reasons: ["check_refused"] })
  })

  test("waits for a good moment: an answer that it is none does not stand", () => {
    const { refusals, callback } = readBlind(of("repeat"), { callback: { v_moment: ["no"] }, again: {} })
    expect([...refusals.keys(), ...Object.keys(callback)]).toEqual(["v_moment"])
  })

  test("asks in full what the marked extent keeps", () => {
    const { questionnaire, original, context } = of("repeat")
    const kept = reaskPath(questionnaire, original, { consent: "no" }, context, "marked")
    expect(kept.values).toEqual({})
    expect(reaskPath(questionnaire, original, { consent: "no" }, context, "full").values).toEqual({ consent: "no" })
  })
})

describe("an observation", () => {
  test.each<[string, Answers, string, string[], string | null]>([
    ["all is well", FINE, "confirmed", [], "keep"],
    ["read rarely as worded", { ...FINE, o_worded: "rarely" }, "discrepancy", ["not_read_out"], "keep"],
    ["options left out", { ...FINE, o_options: "rarely" }, "discrepancy", ["not_read_out"], "keep"],
    ["prompts", { ...FINE, o_prompts: "yes" }, "discrepancy", ["answers_suggested"], "void"],
    ["codes untruly", { ...FINE, o_codes: "rarely" }, "discrepancy", ["coded_untruly"], "void"],
    ["no consent", { ...FINE, o_consent: "no" }, "discrepancy", ["consent_not_asked"], "void"],
    ["not acceptable", { ...FINE, o_overall: "not_acceptable" }, "discrepancy", ["not_acceptable"], "void"],
    ["mostly as worded", { ...FINE, o_worded: "mostly", o_codes: "mostly" }, "confirmed", [], "keep"],
  ])("%s", (_, callback, finding, reasons, consequence) => {
    expect(weighed(of("observation"), { callback, again: {} })).toMatchObject({
      ...{ consequence, heard: [] },
      proposal: { finding, reasons },
    })
  })

  test("remarks decide nothing", () => {
    const callback = { ...FINE, o_worded: "mostly", o_codes: "mostly", o_pace: "too_fast", o_overall: "needs_training" }
    const { proposal } = weighed(of("observation"), { callback, again: {} })
    expect(proposal.remarks).toEqual(["partly_read_out", "partly_miscoded", "too_fast", "needs_training"])
  })

  test("a rating heard one mark apart is miscoded: nobody had to remember it", () => {
    const observed = of("observation")
    const mark = observed.original.o_result === "5" ? "4" : "5"
    const { comparison, proposal, heard } = weighed(observed, { callback: FINE, again: { o_result: mark } })
    expect(comparison?.items.find(({ question }) => question === "o_result")?.verdict).toBe("different")
    expect(heard).toEqual([{ question: "o_result", from: observed.original.o_result, to: mark }])
    expect(proposal).toMatchObject({ finding: "discrepancy", reasons: ["miscoded"], differs: { 1: false, 3: true } })
  })

  test("an unmarked question heard otherwise is miscoded too, and is no item of the comparison", () => {
    const observed = of("observation")
    const language = observed.original.service_language === "ru" ? "kk" : "ru"
    const { comparison, heard, consequence } = weighed(observed, {
      callback: FINE,
      again: { service_language: language },
    })
    expect(heard.map(({ question }) => question)).toEqual(["service_language"])
    expect(comparison?.items.every(({ question }) => question !== "service_language")).toBe(true)
    expect(consequence).toBe("correct")
  })

  test("what was not heard is not compared", () => {
    const { comparison } = weighed(of("observation"), { callback: { ...FINE, o_heard: "end" }, again: {} })
    expect(comparison?.byType[1].compared).toBe(0)
  })

  test("proposes nothing while nobody has listened", () => {
    const untold = weigh(of("observation"), { contact: "not_reached", answers: null }, PHONE, study.verificationPolicy!)
    expect(untold).toMatchObject({ comparison: null, consequence: null, proposal: { reasons: ["not_observed"] } })
  })
})
