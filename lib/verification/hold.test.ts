import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { FINDINGS, type Finding } from "./finding"
import { holdReasons, recordOf, type SettledCheck } from "./hold"

const policy = { limits: { "1": 0.05, "2": 0.1, "3": 0.25 }, unreachableLimit: 0.3 }
const check = (finding: Finding, facts: boolean | null = false, random = true): SettledCheck => ({
  random,
  finding,
  differs: { 1: facts, 2: null, 3: null },
})
const times = (count: number, one: SettledCheck) => new Array<SettledCheck>(count).fill(one)
const kinds = (checks: readonly SettledCheck[]) => holdReasons(recordOf(checks), policy).map(({ kind }) => kind)

describe("hold", () => {
  test.each<[string, SettledCheck[], string[]]>([
    ["nothing checked", [], []],
    ["one fabricated interview", [...times(30, check("confirmed")), check("fabricated", true)], ["fabricated"]],
    ["one fabricated, found on suspicion", [check("fabricated", true, false)], ["fabricated"]],
    ["one discrepancy of one", [check("discrepancy", true)], []],
    [
      "two of five: lower bound 0.0527",
      [...times(3, check("confirmed")), ...times(2, check("discrepancy", true))],
      ["discrepancies"],
    ],
    ["two of six: lower bound 0.0433", [...times(4, check("confirmed")), ...times(2, check("discrepancy", true))], []],
    ["suspicions do not enter the rate", times(5, check("discrepancy", true, false)), []],
    ["three unreachable of three: lower bound 0.292", times(3, check("unreachable", null)), []],
    ["four of four: 0.398", times(4, check("unreachable", null)), ["unreachable"]],
    ["confirmed in writing against the comparison", times(5, check("confirmed", true)), []],
  ])("%s", (_, checks, expected) => expect(kinds(checks)).toEqual(expected))

  test("says the numbers behind it", () => {
    const checks = [...times(3, check("confirmed")), ...times(2, check("discrepancy", true))]
    const [reason] = holdReasons(recordOf(checks), policy)
    expect(reason).toMatchObject({ kind: "discrepancies", verify: 1, hits: 2, of: 5, limit: 0.05 })
  })

  test("unstable ratings count though the interview is confirmed", () => {
    const unstable: SettledCheck = { random: true, finding: "confirmed", differs: { 1: false, 2: null, 3: true } }
    expect(holdReasons(recordOf(times(8, unstable)), policy)).toMatchObject([{ kind: "discrepancies", verify: 3 }])
  })

  test("adding checks on suspicion changes no rate", () => {
    const some = fc.array(
      fc.record({
        random: fc.boolean(),
        finding: fc.constantFrom(...FINDINGS),
        differs: fc.constantFrom({ 1: true, 2: false, 3: null }, { 1: false, 2: true, 3: true }),
      }),
    )
    fc.assert(
      fc.property(some, (checks) => {
        const all = recordOf(checks)
        const drawn = recordOf(checks.filter(({ random }) => random))
        expect({ ...all, fabricated: 0 }).toEqual({ ...drawn, fabricated: 0 })
        expect(all.checked + all.unreachable.hits).toBe(all.unreachable.of)
      }),
    )
  })
})
