import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { COMPLETE, DISPOSITIONS, dispositionOf, SCREENED_OUT } from "./codes"
import { eligibleShare, groupOf, type Outcomes, outcomesOf, type Rates, ratesOf } from "./rates"

// Worked by hand from the standard's formulas: 1,000 cases, e = (400 + 50 + 200 + 100 + 50) / (800 + 80) = 0.9090909.
const WORKED: Outcomes = { I: 400, P: 50, R: 200, NC: 100, O: 50, UH: 90, UO: 30, NE: 80 }

describe("rates of a worked example", () => {
  it("takes e by proportional allocation", () => {
    expect(eligibleShare(WORKED)).toBeCloseTo(800 / 880, 12)
  })

  it.each([
    ["RR1", 400 / 920],
    ["RR2", 450 / 920],
    ["RR3", 400 / (800 + (800 / 880) * 120)],
    ["RR4", 450 / (800 + (800 / 880) * 120)],
    ["RR5", 0.5],
    ["RR6", 0.5625],
    ["COOP1", 400 / 700],
    ["COOP2", 450 / 700],
    ["COOP3", 400 / 650],
    ["COOP4", 450 / 650],
    ["REF1", 200 / 920],
    ["REF2", 200 / (800 + (800 / 880) * 120)],
    ["REF3", 0.25],
    ["CON1", 700 / 920],
    ["CON2", 700 / (800 + (800 / 880) * 120)],
    ["CON3", 0.875],
  ] as const)("%s", (name, expected) => {
    expect(ratesOf(WORKED)[name]).toBeCloseTo(expected, 12)
  })

  it("has no rate where nobody is below the line", () => {
    const nobody: Outcomes = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 5 }
    expect(ratesOf(nobody)).toMatchObject({ RR1: null, RR5: null, COOP1: null, REF3: null, CON3: null, e: 0 })
  })
})

// Figures that others have published for the same formulas (R package outcomerate 1.0.1, README and tests).
describe("rates that others work out, too", () => {
  const names = ["RR1", "RR2", "RR3", "RR4", "RR5", "RR6"] as const
  const further = ["COOP1", "COOP2", "COOP3", "COOP4", "REF1", "REF2", "REF3", "CON1", "CON2", "CON3"] as const
  const rounded = (rates: Rates) => [...names, ...further].map((name) => Number(rates[name]?.toFixed(3)))

  it("for twelve people, e by proportional allocation", () => {
    const twelve: Outcomes = { I: 4, P: 2, R: 1, NC: 1, O: 1, UH: 1, UO: 1, NE: 1 }
    expect(rounded(ratesOf(twelve))).toEqual([
      ...[0.364, 0.545, 0.37, 0.556, 0.444, 0.667],
      ...[0.5, 0.75, 0.571, 0.857, 0.091, 0.093, 0.111, 0.727, 0.741, 0.889],
    ])
  })

  it("for sixteen people, e given as a half", () => {
    const sixteen: Outcomes = { I: 5, P: 3, R: 2, NC: 1, O: 2, UH: 1, UO: 1, NE: 1 }
    const expected = [
      ...[1 / 3, 8 / 15, 5 / 14, 4 / 7, 5 / 13, 8 / 13],
      ...[5 / 12, 2 / 3, 1 / 2, 4 / 5, 2 / 15, 1 / 7, 2 / 13, 4 / 5, 6 / 7, 12 / 13],
    ]
    expect(rounded(ratesOf(sixteen, 0.5))).toEqual(expected.map((rate) => Number(rate.toFixed(3))))
  })

  it("for one person of whom nothing is known: rates of the known have nothing below their line", () => {
    const one: Outcomes = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 1, NE: 0 }
    expect(ratesOf(one, 0.3)).toMatchObject({ RR1: 0, RR3: 0, RR5: null, COOP1: null, REF2: 0, CON1: 0, CON3: null })
  })
})

describe("each outcome has its code of the standard", () => {
  it.each([
    ["complete", "1.1"],
    ["household_refusal", "2.111"],
    ["refusal", "2.112"],
    ["soft_refusal", "2.112"],
    ["do_not_call", "2.112"],
    ["break_off", "2.12"],
    ["appointment", "2.21"],
    ["call_later", "2.21"],
    ["away", "2.21"],
    ["deceased", "2.31"],
    ["unable", "2.32"],
    ["language_barrier", "2.33"],
    ["busy", "3.12"],
    ["no_answer", "3.13"],
    ["voice_mail", "3.14"],
    ["blocked", "3.15"],
    ["technical", "3.16"],
    ["wrong_person", "3.3"],
    ["not_working", "3.3"],
    ["wrong_number", "3.9"],
    ["not_recipient", "4.7"],
    ["under_18", "4.7"],
    ["screened_out", "4.7"],
    ["quota_full", "4.8"],
  ])("%s is %s", (code, aapor) => {
    expect(dispositionOf(code)?.aapor).toBe(aapor)
  })
})

describe("codes of the standard", () => {
  it.each([
    ["1.1", "I"],
    ["1.2", "P"],
    ["2.112", "R"],
    ["2.12", "R"],
    ["2.21", "NC"],
    ["2.33", "O"],
    ["3.13", "UH"],
    ["3.3", "UO"],
    ["4.7", "NE"],
  ])("%s is %s", (aapor, group) => {
    expect(groupOf(aapor)).toBe(group)
  })

  it("covers every outcome that an interviewer may code", () => {
    const all = [...DISPOSITIONS, COMPLETE, SCREENED_OUT]
    const counted = outcomesOf(all.map(({ aapor }) => ({ aapor, n: 1 })))
    expect(Object.values(counted).reduce((sum, n) => sum + n, 0)).toBe(all.length)
    expect(() => groupOf("5.1")).toThrow(RangeError)
  })
})

const counts = fc.nat({ max: 5000 })
const anyOutcomes = fc.record({
  I: counts,
  P: counts,
  R: counts,
  NC: counts,
  O: counts,
  UH: counts,
  UO: counts,
  NE: counts,
})

it("keeps the order the standard implies, whatever the counts", () => {
  fc.assert(
    fc.property(anyOutcomes, (outcomes) => {
      const rates = ratesOf(outcomes)
      const ordered = [
        [rates.RR1, rates.RR3, rates.RR5, rates.COOP1, rates.COOP3],
        [rates.RR2, rates.RR4, rates.RR6, rates.COOP2, rates.COOP4],
        [rates.REF1, rates.REF2, rates.REF3],
        [rates.CON1, rates.CON2, rates.CON3],
      ]
      for (const chain of ordered)
        chain.forEach((rate, i) => {
          if (rate === null) return
          expect(rate).toBeGreaterThanOrEqual(0)
          expect(rate).toBeLessThanOrEqual(1)
          if (i > 0 && chain[i - 1] !== null) expect(rate).toBeGreaterThanOrEqual(chain[i - 1]! - 1e-12)
        })
    }),
  )
})
