import { describe, expect, test } from "vitest"
import type { Standing } from "../quota/places"
import { CONSEQUENCES, effectsOf, proposeConsequence, refuseConsequence } from "./consequence"
import { FINDINGS } from "./finding"

describe("consequences", () => {
  test("of each finding", () => {
    const allowed = FINDINGS.map((finding) => [
      finding,
      CONSEQUENCES.filter((chosen) => refuseConsequence(finding, chosen, "because") === null),
    ])
    expect(Object.fromEntries(allowed)).toEqual({
      confirmed: ["keep"],
      discrepancy: ["keep", "correct", "void"],
      fabricated: ["void"],
      unreachable: ["keep"],
    })
    expect(refuseConsequence("fabricated", "keep", "because")).toBe("not_of_this_finding")
    expect(refuseConsequence("discrepancy", "keep", " ")).toBe("note_required")
    expect(refuseConsequence("discrepancy", "void", "")).toBeNull()
  })

  test.each([
    ["confirmed", [], "keep"],
    ["unreachable", ["not_reached"], "keep"],
    ["fabricated", ["never_interviewed"], "void"],
    ["discrepancy", ["facts_differ"], "correct"],
    ["discrepancy", ["facts_differ", "service_not_received"], "void"],
    ["discrepancy", ["answers_suggested"], "void"],
    ["discrepancy", ["not_read_out"], "keep"],
  ] as const)("offered first for %s with %j: %s", (finding, reasons, expected) => {
    expect(proposeConsequence(finding, reasons)).toBe(expected)
  })

  const same = { returnsPlace: false, tally: "none", replacementCase: false, drawsNext: false }
  test.each<[(typeof FINDINGS)[number], (typeof CONSEQUENCES)[number], Standing, object]>([
    ["confirmed", "keep", "counted", { ...same, standing: "counted" }],
    [
      "fabricated",
      "void",
      "counted",
      { ...same, standing: "out", returnsPlace: true, tally: "remove", replacementCase: true },
    ],
    ["fabricated", "void", "overflow", { ...same, standing: "out" }],
    ["fabricated", "void", "out", { ...same, standing: "out" }],
    ["discrepancy", "correct", "counted", { ...same, standing: "counted", tally: "replace" }],
    ["discrepancy", "correct", "overflow", { ...same, standing: "overflow" }],
    ["unreachable", "keep", "counted", { ...same, standing: "counted", drawsNext: true }],
  ])("%s, %s, %s", (finding, consequence, standing, effects) => {
    expect(effectsOf(finding, consequence, standing)).toEqual(effects)
  })
})
