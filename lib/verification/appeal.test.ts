import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AppealKind, appealUntil, effectsOfChange, isImpartial, refuseAsking, refuseChange } from "./appeal"
import { CONSEQUENCES, consequencesOf } from "./consequence"
import { FINDINGS, type Finding } from "./finding"

const DECIDED = new Date("2026-11-02T05:00:00Z")
const SOON = new Date("2026-11-05T05:00:00Z")
type Asked = Parameters<typeof refuseAsking>[2]

describe("asking for another look", () => {
  it.each<[AppealKind, Finding, Asked, string | null]>([
    ["appeal", "discrepancy", [], null],
    ["appeal", "fabricated", [], null],
    ["appeal", "confirmed", [], "nothing_to_appeal"],
    ["appeal", "unreachable", [], "nothing_to_appeal"],
    ["second_opinion", "confirmed", [], null],
    ["second_opinion", "unreachable", [], "nothing_to_appeal"],
    ["appeal", "fabricated", [{ kind: "appeal", open: true }], "appeal_open"],
    ["appeal", "fabricated", [{ kind: "second_opinion", open: true }], "appeal_open"],
    ["appeal", "fabricated", [{ kind: "appeal", open: false }], "asked_before"],
    ["appeal", "fabricated", [{ kind: "second_opinion", open: false }], null],
    ["second_opinion", "confirmed", [{ kind: "second_opinion", open: false }], "asked_before"],
  ])("%s of %s after %j", (kind, finding, asked, refusal) => {
    expect(refuseAsking(kind, { finding, decidedAt: DECIDED }, asked, 14, SOON)).toBe(refusal)
  })

  it("ends for the interviewer with the policy's days, to the instant; for a supervisor never", () => {
    const until = appealUntil(DECIDED, 14)
    const late = new Date(until.getTime() + 1)
    const decided = { finding: "fabricated", decidedAt: DECIDED } as const
    expect(refuseAsking("appeal", decided, [], 14, until)).toBeNull()
    expect(refuseAsking("appeal", decided, [], 14, late)).toBe("appeal_too_late")
    expect(refuseAsking("second_opinion", decided, [], 14, late)).toBeNull()
  })
})

it("is decided by neither who asked nor who decided", () => {
  expect(isImpartial("c", "a", ["b", null])).toBe(true)
  expect(isImpartial("a", "a", ["b"])).toBe(false)
  expect(isImpartial("b", "a", ["b"])).toBe(false)
})

describe("a changed decision", () => {
  const decisions = fc
    .constantFrom(...FINDINGS)
    .chain((finding) => fc.constantFrom(...consequencesOf(finding)).map((consequence) => ({ finding, consequence })))

  it("changes something, has a consequence of its finding, and leaves unreachable ones alone", () => {
    const choices = fc.record({ finding: fc.constantFrom(...FINDINGS), consequence: fc.constantFrom(...CONSEQUENCES) })
    fc.assert(
      fc.property(decisions, choices, (was, becomes) => {
        const unreachable = was.finding === "unreachable" || becomes.finding === "unreachable"
        const same = was.finding === becomes.finding && was.consequence === becomes.consequence
        const fits = consequencesOf(becomes.finding).includes(becomes.consequence)
        expect(refuseChange(was, becomes) === null).toBe(!unreachable && !same && fits)
      }),
    )
  })

  it.each([
    ["fabricated", "void", "confirmed", "keep", "out", "counted", ["reinstates", "takesPlace"]],
    ["fabricated", "void", "discrepancy", "correct", "out", "overflow", ["reinstates"]],
    ["discrepancy", "correct", "discrepancy", "keep", "counted", "counted", ["restores"]],
    ["discrepancy", "correct", "fabricated", "void", "counted", "counted", ["restores", "returnsPlace", "voids"]],
    ["confirmed", "keep", "fabricated", "void", "overflow", "overflow", ["voids"]],
    ["confirmed", "keep", "discrepancy", "correct", "counted", "counted", []],
    ["fabricated", "void", "discrepancy", "void", "out", "counted", []],
  ] as const)("%s/%s to %s/%s", (f1, c1, f2, c2, standing, before, expected) => {
    const effects = effectsOfChange(
      { finding: f1, consequence: c1 },
      { finding: f2, consequence: c2 },
      standing,
      before,
    )
    const applied = Object.entries(effects).flatMap(([name, applies]) => (applies ? [name] : []))
    expect(applied.sort()).toEqual([...expected])
  })

  it("back and forth leads to where it began", () => {
    fc.assert(
      fc.property(decisions, decisions, (was, becomes) => {
        const there = effectsOfChange(was, becomes, was.consequence === "void" ? "out" : "counted", "counted")
        const back = effectsOfChange(becomes, was, becomes.consequence === "void" ? "out" : "counted", "counted")
        expect([back.voids, back.reinstates]).toEqual([there.reinstates, there.voids])
        expect([back.returnsPlace, back.takesPlace]).toEqual([there.takesPlace, there.returnsPlace])
      }),
    )
  })
})
