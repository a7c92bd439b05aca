// On the real questionnaire: what is asked again, blind, and what a correction may change.
import { beforeAll, describe, expect, test } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../questionnaire/compile"
import type { Answers, Context } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import type { Questionnaire } from "../questionnaire/questionnaire"
import { answerAll } from "../questionnaire/simulate"
import { preloadsFor } from "../study/preloads"
import type { Study } from "../study/study"
import { compareAnswers } from "./comparison"
import { correct } from "./correction"
import { markedQuestions, reaskPath } from "./reask"

let study: Study
let questionnaire: Questionnaire
let context: Context
let original: Answers

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  study = read.study
  const compiled = compile(study.definition)
  if (!compiled.ok) throw new Error("the questionnaire does not compile")
  questionnaire = compiled.questionnaire
  context = {
    preloads: preloadsFor(study, { region: "akmola", service: "C24", case: { source: "list" } }),
    today: "2026-11-22",
  }
  original = answerAll(questionnaire, context, () => 0, {
    consent: "yes",
    scr_received: "yes",
    scr_age18: "yes",
    receipt_form: "office",
    receipt_place: "akimat",
  })
})

const askAll = (fixed: Answers) => {
  let again: Answers = {}
  for (;;) {
    const { questions, values } = reaskPath(questionnaire, original, again, context)
    const next = questions.find(({ name }) => values[name] === undefined)
    if (!next) return values
    if (again[next.name] !== undefined) throw new Error(`${next.name} refuses ${again[next.name]}`)
    const [first] = questionnaire.byName.get(next.name)!.choices
    again = { ...again, [next.name]: fixed[next.name] ?? original[next.name] ?? first!.choice.code }
  }
}
const compared = (again: Answers) =>
  compareAnswers(
    markedQuestions(study.definition),
    pathOf(questionnaire, original, context).values,
    again,
    study.verificationPolicy!,
  )

describe("asking again", () => {
  test("starts with no first answer in sight", () => {
    const { questions, values } = reaskPath(questionnaire, original, {}, context)
    expect(values).toEqual({})
    expect(questions.map(({ name }) => name)).toContain("receipt_form")
    expect(questions.map(({ name }) => name)).not.toContain("o_staff_polite")
  })

  test("the same answers again agree in everything, and are enough", () => {
    const comparison = compared(askAll({}))
    expect(comparison.items.filter(({ verdict }) => verdict === "different")).toEqual([])
    expect(comparison.enough).toBe(true)
    expect(comparison.byType[3].compared).toBe(3)
  })

  test("another form opens the other branch; the first branch is not compared", () => {
    const again = askAll({ receipt_form: "online", receipt_place: "egov" })
    const { items, byType } = compared(again)
    const of = (name: string) => items.find(({ question }) => question === name)
    expect(of("receipt_form")?.verdict).toBe("different")
    expect(of("o_staff_polite")).toMatchObject({ verdict: "not_comparable", why: "not_asked_again" })
    expect(of("e_result")).toMatchObject({ verdict: "not_comparable", why: "not_asked_first" })
    expect(byType[1].exceeds).toBe(true)
  })

  test("who says that there was no service is asked no more", () => {
    expect(Object.keys(askAll({ scr_received: "no" }))).toEqual(["scr_received"])
  })

  test("answers to other questions are not taken", () => {
    const { values } = reaskPath(questionnaire, original, { consent: "no", age_band: "18_29" }, context)
    expect(values).not.toHaveProperty("consent")
  })
})

describe("correction", () => {
  test("takes facts of the check, leaves ratings, and keeps what was there", () => {
    const age = questionnaire.byName.get("age_band")!.choices.find(({ choice }) => choice.code !== original.age_band)!
    const { items } = compared(askAll({ age_band: age.choice.code, o_result: "5" }))
    const corrected = correct(questionnaire, original, items, context)
    if (!corrected.ok) throw new Error(corrected.reason)
    expect(corrected.changes).toEqual([{ question: "age_band", from: original.age_band, to: age.choice.code }])
    expect(corrected.answers).toEqual({ ...original, age_band: age.choice.code })
  })

  test("is refused when the other branch was never answered", () => {
    const { items } = compared(askAll({ receipt_form: "online", receipt_place: "egov" }))
    const corrected = correct(questionnaire, original, items, context)
    expect(corrected).toMatchObject({ ok: false, reason: "unanswered" })
  })

  test("is refused when the respondent turns out to be none", () => {
    const { items } = compared(askAll({ scr_received: "no" }))
    expect(correct(questionnaire, original, items, context)).toEqual({ ok: false, reason: "screened_out" })
  })

  test("is refused when nothing differs", () => {
    const { items } = compared(askAll({}))
    expect(correct(questionnaire, original, items, context)).toEqual({ ok: false, reason: "nothing_to_correct" })
  })
})

test("the study's callback form has the questions that findings rest on", () => {
  const names = study.verificationForms.callback!.blocks.flatMap((block) => block.questions).map(({ name }) => name)
  const known = "v_took_place v_person v_when v_mode v_minutes v_service v_read_out v_polite v_pressure ver_result"
  expect(names).toEqual(expect.arrayContaining(known.split(" ")))
})
