// What the screen of a check is given, on the real questionnaire.
import { beforeAll, describe, expect, test } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../questionnaire/compile"
import type { Answers } from "../questionnaire/definition"
import { answerAll } from "../questionnaire/simulate"
import { preloadsFor } from "../study/preloads"
import type { Study } from "../study/study"
import { blindQuestions, type Checkable, missingIn, readBlind, standingOnly } from "./blind"
import { formOf } from "./forms"
import { markedQuestions } from "./reask"

let study: Study
let checkable: Checkable

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
  const original = answerAll(questionnaire, context, () => 0.2, fixed)
  const asked = { kind: "callback", extent: "marked", form: formOf(study, "callback"), formContext: context } as const
  checkable = { ...asked, questionnaire, original, context }
})

const HELD: Answers = { v_took_place: "yes", v_person: "self" }
const names = (again: Answers, callback: Answers = HELD) => putAgain(checkable, callback, again).map(({ name }) => name)
const putAgain = (of: Checkable, callback: Answers, again: Answers) =>
  blindQuestions(of, { callback, again }).again.flatMap(({ questions }) => questions.map(({ question }) => question))

describe("the blind part", () => {
  test("is the same whatever was answered first to the questions that are asked again", () => {
    const marked = new Set(markedQuestions(study.definition).map(({ name }) => name))
    const kept = Object.entries(checkable.original).filter(([name]) => !marked.has(name))
    const without = { ...checkable, original: Object.fromEntries(kept) }
    const given = { callback: HELD, again: { receipt_form: "online" } }
    expect(kept.length).toBeLessThan(Object.keys(checkable.original).length)
    expect(blindQuestions(checkable, given)).toEqual(blindQuestions(without, given))
  })

  test("opens a branch by the answer given now, and waits with choices that depend on it", () => {
    expect(names({})).not.toContain("receipt_place")
    expect(names({ receipt_form: "office" })).toEqual(expect.arrayContaining(["receipt_place", "o_result"]))
    expect(names({ receipt_form: "online" })).not.toContain("o_result")
  })

  test("asks nothing again of somebody who was never interviewed", () => {
    expect(names({}, { v_took_place: "no" })).toEqual([])
    expect(names({}, { ...HELD, v_person: "other_person" })).toEqual([])
  })

  test("leaves the supervisor's own conclusion out", () => {
    expect([...formOf(study, "callback").byName.keys()].filter((name) => name.startsWith("ver_"))).toEqual([])
  })

  test("refuses what cannot stand, says what is missing, and keeps only what stands", () => {
    const posted = {
      callback: { v_took_place: ["yes"], v_person: ["self"], v_minutes: ["900"] },
      again: { sex: ["male"] },
    }
    const read = readBlind(checkable, posted)
    expect([...read.refusals.keys()]).toEqual(["v_minutes"])
    expect([...missingIn(checkable, read).keys()]).toContain("v_service")
    const told = { callback: { ...read.callback, v_took_place: "no" }, again: read.again }
    expect(standingOnly(checkable, told)).toEqual({ callback: { v_took_place: "no" }, again: {} })
  })

  test("has a short form for a study without one", () => {
    const short = formOf({}, "callback")
    expect([...short.byName.keys()]).toEqual(["v_took_place", "v_person", "v_service"])
    expect(formOf({}, "callback")).toBe(short)
    expect([...formOf({}, "repeat").byName.keys()][0]).toBe("v_moment")
    expect([...formOf({}, "observation").byName.keys()]).toEqual(
      expect.arrayContaining(["o_heard", "o_worded", "o_prompts", "o_codes", "o_overall"]),
    )
  })
})
