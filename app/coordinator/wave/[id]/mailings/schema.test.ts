import { describe, expect, it } from "vitest"
import { MailingPlan } from "@/lib/mailing/plan"
import { draftOf, formOf, MailingForm } from "./schema"

const WAVE = "01990000-0000-7000-8000-000000000001"
const OTHER = "01990000-0000-7000-8000-000000000002"
const saved = { id: OTHER, waveId: WAVE, name: "First", channel: "email", after: null } as const
const plan = MailingPlan.parse({
  templates: { kk: { subject: "Тақырып", body: "{link}" } },
  regions: ["atyrau"],
  from: "2026-11-23",
})

describe("a mailing as it is typed", () => {
  it("comes back as the draft it was made of", () => {
    const form = MailingForm.parse(formOf(saved, plan, ["kk", "ru"]))
    expect(form.templates.ru).toEqual({ subject: "", body: "" })
    expect(draftOf(form)).toEqual({ name: "First", channel: "email", after: null, plan })
    expect(MailingPlan.parse(draftOf(form).plan)).toEqual(plan)
  })

  it("has days for a reminder only, and no subject in a text", () => {
    const form = formOf(saved, plan, ["kk"])
    expect(draftOf({ ...form, after: OTHER, daysAfter: 5 })).toMatchObject({ after: OTHER, plan: { daysAfter: 5 } })
    expect(draftOf({ ...form, channel: "sms" }).plan.templates).toEqual({ kk: { subject: "", body: "{link}" } })
  })

  it.each([
    [{ name: "  " }, "name", "required"],
    [{ name: "x".repeat(121) }, "name", "too_many_signs"],
    [{ from: "" }, "from", "required"],
    [{ daysAfter: Number.NaN }, "daysAfter", "days_range"],
    [{ daysAfter: 61 }, "daysAfter", "days_range"],
    [{ perMinute: 0 }, "perMinute", "pace_range"],
    [{ after: "nothing" }, "after", "unknown_mailing"],
  ])("%j is refused beside %s", (wrong, field, code) => {
    const result = MailingForm.safeParse({ ...formOf(saved, plan, ["kk"]), ...wrong })
    expect(result.error?.issues.map(({ path, message }) => [path.join("."), message])).toContainEqual([field, code])
  })
})
