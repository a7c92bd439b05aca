import { describe, expect, it } from "vitest"
import { ratesByHour, ratesByInterviewer } from "./outcome-breaks"

const of = (personId: string, code: string, n: number, open = false) => ({
  personId,
  name: `N ${personId}`,
  code,
  open,
  n,
})

describe("rates by interviewer", () => {
  it("go by final outcomes, with the share of eligible of all together", () => {
    // a: I 4, R 2, NE 2; b: I 2, UH 2, UO 2. e of all = 8 / 10.
    const rows = [
      ...[of("b", "complete", 2), of("b", "no_answer", 2, true), of("b", "call_later", 2, true)],
      ...[of("a", "complete", 4), of("a", "soft_refusal", 1), of("a", "break_off", 1), of("a", "not_recipient", 2)],
    ]
    const [a, b] = ratesByInterviewer(rows)
    expect(a).toMatchObject({ personId: "a", cases: 8, outcomes: { I: 4, R: 2, NE: 2 } })
    expect(a!.rates.RR1).toBeCloseTo(4 / 6, 12)
    expect(b!.rates.e).toBeCloseTo(0.8, 12)
    expect(b!.rates.RR3).toBeCloseTo(2 / (2 + 0.8 * 4), 12)
  })

  it("count an open appointment as no refusal", () => {
    const [line] = ratesByInterviewer([of("a", "appointment", 3, true), of("a", "complete", 1)])
    expect(line).toMatchObject({ outcomes: { R: 0, UO: 3 } })
    expect(line!.rates.COOP3).toBe(1)
  })
})

it("rates by hour go by every call, in the order of the day", () => {
  const at = (hour: number, code: string, n: number) => ({ hour, code, n })
  const hours = [
    at(18, "no_answer", 3),
    at(18, "complete", 1),
    at(9, "busy", 4),
    at(18, "refusal", 3),
    at(18, "away", 1),
  ]
  expect(ratesByHour(hours)).toEqual([
    { hour: 9, calls: 4, reached: 0, interviews: 0, refusals: 0, cooperation: null },
    { hour: 18, calls: 8, reached: 5, interviews: 1, refusals: 3, cooperation: 0.25 },
  ])
})
