import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { escalationOf } from "./escalation"
import { FINDINGS, type Finding } from "./finding"

const POLICY = { share: 0.15, escalation: { discrepancies: 2, share: 0.3 } }

describe("an escalation", () => {
  it.each<[string, readonly Finding[], boolean]>([
    ["nothing found", [], false],
    ["one discrepancy", ["confirmed", "discrepancy"], false],
    ["two discrepancies", ["discrepancy", "confirmed", "discrepancy"], true],
    ["unreachable ones tell nothing", ["unreachable", "unreachable", "unreachable"], false],
    ["a fabricated one counts", ["fabricated", "discrepancy"], true],
  ])("%s", (_what, findings, escalates) => {
    expect(escalationOf(findings, POLICY) !== null).toBe(escalates)
  })

  it("says how many were found, how many were allowed, and the share from now on", () => {
    expect(escalationOf(["discrepancy", "discrepancy", "discrepancy"], POLICY)).toEqual({
      found: 3,
      allowed: 1,
      share: 0.3,
    })
  })

  it("is none where the study checks that much anyway", () => {
    expect(escalationOf(["discrepancy", "discrepancy"], { ...POLICY, share: 0.3 })).toBeNull()
  })

  it("is never undone by one more check", () => {
    const findings = fc.array(fc.constantFrom(...FINDINGS))
    fc.assert(
      fc.property(findings, fc.constantFrom(...FINDINGS), (known, next) => {
        if (escalationOf(known, POLICY)) expect(escalationOf([...known, next], POLICY)).not.toBeNull()
      }),
    )
  })
})
