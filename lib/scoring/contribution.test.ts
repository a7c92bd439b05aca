import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { compile } from "../questionnaire/compile"
import type { Answers, Context } from "../questionnaire/definition"
import { endingOf } from "../questionnaire/ending"
import type { Questionnaire } from "../questionnaire/questionnaire"
import { answerAll } from "../questionnaire/simulate"
import { preloadsFor } from "../study/preloads"
import type { Study } from "../study/study"
import { contributionOf } from "./contribution"

let study: Study
let questionnaire: Questionnaire
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  const compiled = compile(read.study.definition)
  if (!compiled.ok) throw new Error("the questionnaire does not compile")
  study = read.study
  questionnaire = compiled.questionnaire
})

const contextFor = (service: string): Context => ({
  preloads: preloadsFor(study, { region: "akmola", service, case: { source: "list" } }),
  today: "2026-11-22",
})
const CONSENT: Answers = { consent: "yes", scr_received: "yes", scr_age18: "yes" }

function contribution(service: string, fixed: Answers) {
  const context = contextFor(service)
  const answers = answerAll(questionnaire, context, () => 0, { ...CONSENT, ...fixed })
  expect(endingOf(questionnaire, answers, context)).toEqual({ kind: "complete" })
  return contributionOf(study, questionnaire, answers, context)
}

describe("what an interview adds to the tally", () => {
  it("has its form and place, and one count per answer on the path", () => {
    const { form, place, entries } = contribution("C24", {
      receipt_form: "office",
      receipt_place: "akimat",
      o_staff_polite: "97",
    })
    expect({ form, place }).toEqual({ form: "office", place: "akimat" })
    expect(entries).toContainEqual(["o_staff_polite", "97", ""])
    expect(entries.filter(([question]) => question.startsWith("e_"))).toEqual([])
  })

  it("asks for payment items of paid services only", () => {
    const asked = (service: string) =>
      contribution(service, { receipt_form: "office" }).entries.map(([question]) => question)
    expect(asked("C24")).toContain("o_cost_amount")
    expect(asked("C23")).not.toContain("o_cost_amount")
  })

  it("counts the contact centre by its number", () => {
    const { entries } = contribution("C24", {
      receipt_form: "online",
      cc_used: "yes",
      cc_number: "1414",
      cc_speed: "4",
    })
    expect(entries).toContainEqual(["cc_speed", "4", "1414"])
    expect(entries).toContainEqual(["receipt_form", "online", ""])
  })

  it("counts everybody who was asked a question with several answers", () => {
    const { entries } = contribution("C24", { receipt_form: "online", online_difficulties: ["slow_internet", "late"] })
    const counted = entries.filter(([question]) => question === "online_difficulties").map(([, value]) => value)
    expect(counted.sort()).toEqual(["*", "late", "slow_internet"])
  })

  it("says of words only that they were given, and leaves personal data out", () => {
    const { entries } = contribution("C24", {
      receipt_form: "office",
      receipt_place: "other",
      receipt_place_other: "Астана",
      recontact_consent: "yes",
    })
    const texts = JSON.stringify(entries)
    expect(texts).not.toContain("Астана")
    expect(entries.map(([question]) => question)).not.toContain("recontact_phone")
  })

  it("of an ambulance call has the ambulance items", () => {
    const names = contribution("L14", {}).entries.map(([question]) => question)
    expect(names).toContain("amb_r_polite")
    expect(names).not.toContain("o_staff_polite")
  })
})
