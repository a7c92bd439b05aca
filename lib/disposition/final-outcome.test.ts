import { describe, expect, it } from "vitest"
import { COMPLETE, DISPOSITIONS, DO_NOT_CALL, dispositionOf, SCREENED_OUT } from "./codes"
import { finalOutcome, RANKS } from "./final-outcome"
import { groupOf } from "./rates"

describe("the final outcome of several calls", () => {
  it.each([
    ["nobody ever answered", ["no_answer", "busy", "no_answer"], "busy"],
    ["refused, then did not answer any more", ["soft_refusal", "no_answer", "no_answer"], "soft_refusal"],
    ["refused, then agreed a time and was away", ["soft_refusal", "appointment", "no_answer"], "soft_refusal"],
    ["an open appointment is a contact, no refusal", ["no_answer", "appointment"], "appointment"],
    ["one number wrong, another rang", ["no_answer", "wrong_number"], "no_answer"],
    ["all numbers wrong", ["not_working", "wrong_number"], "wrong_number"],
    ["an interview in the end", ["soft_refusal", "break_off", "complete"], "complete"],
    ["found out to be no recipient after a break-off", ["break_off", "not_recipient"], "not_recipient"],
    ["of two that tell the same, the latest", ["call_later", "away"], "away"],
  ])("%s", (_name, history, expected) => {
    expect(finalOutcome(history)).toBe(expected)
  })

  it("of none is none, and what nobody knows tells nothing", () => {
    expect(finalOutcome([])).toBeNull()
    expect(finalOutcome(["invented", "busy"])).toBe("busy")
  })
})

describe("codes", () => {
  const all = [...DISPOSITIONS, COMPLETE, SCREENED_OUT, DO_NOT_CALL]

  it("are unique, known, and each has its place among the informative", () => {
    expect(new Set(all.map((d) => d.code)).size).toBe(all.length)
    expect(new Map(RANKS).size).toBe(all.length)
    for (const one of all) expect(new Map(RANKS).has(one.code) && dispositionOf(one.code)).toBe(one)
  })

  it("count no appointment as a refusal, and every refusal as one", () => {
    const groups = (pattern: RegExp) => all.filter(({ code }) => pattern.test(code)).map(({ aapor }) => groupOf(aapor))
    expect(new Set(groups(/appointment|call_later|away/))).toEqual(new Set(["NC"]))
    expect(new Set(groups(/refusal|do_not_call|break_off/))).toEqual(new Set(["R"]))
  })
})
