import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ratesOf } from "../disposition/rates"
import { sumOf } from "./board"
import { isBehind, paceOf } from "./pace"
import { addFieldwork, fieldworkOf, NO_FIELDWORK, outcomeOf } from "./progress"

const COUNTS = {
  "case:list:new:open": 40,
  "case:list:no_answer:open": 20,
  "case:list:call_later:open": 10,
  "case:list:refusal:final": 6,
  "case:list:complete:final": 20,
  "case:snowball:complete:final": 4,
  "case:list:not_recipient:final": 10,
  "case:open:complete:final": 99,
  "case:open:new:open": 99,
  "call:no_answer": 150,
  "call:complete": 50,
  "interview:complete:counted": 20,
  "interview:complete:overflow": 3,
  "interview:complete:out": 1,
  "check:open": 5,
  "check:confirmed": 7,
}

describe("fieldwork", () => {
  const work = fieldworkOf(COUNTS)

  it("is read from the counters", () => {
    expect(work).toMatchObject({ counted: 20, overflow: 3, checking: 5, left: 70, calls: 200 })
    expect(work).toMatchObject({ tried: 70, reached: 50 })
  })

  it("takes open cases as unknown, and none of an open link", () => {
    expect(work.outcomes).toEqual({ I: 24, P: 0, R: 6, NC: 0, O: 0, UH: 60, UO: 10, NE: 10 })
    const { e, CON2, RR3 } = ratesOf(work.outcomes)
    expect(e).toBeCloseTo(30 / 40)
    expect(CON2).toBeCloseTo(30 / (30 + 0.75 * 70))
    expect(RR3).toBeCloseTo(24 / (30 + 0.75 * 70))
  })

  it.each([
    ["new", true, "UH"],
    ["appointment", true, "UO"],
    ["busy", true, "UH"],
    ["busy", false, "UH"],
    ["refusal", false, "R"],
    ["not_working", false, "UO"],
    ["a code of later", false, "UO"],
  ] as const)("puts %s (open: %s) into %s", (disposition, open, group) => {
    expect(outcomeOf(disposition, open)).toBe(group)
  })

  it("adds up in any order", () => {
    const some = fc.array(fc.dictionary(fc.constantFrom(...Object.keys(COUNTS)), fc.nat(50)))
    fc.assert(
      fc.property(some, (parts) => {
        const all: Record<string, number> = {}
        for (const part of parts) for (const [name, n] of Object.entries(part)) all[name] = (all[name] ?? 0) + n
        expect(addFieldwork(parts.map(fieldworkOf))).toEqual(fieldworkOf(all))
      }),
    )
  })
})

describe("the pace of a line", () => {
  const line = (target: number | null, accepted: number, more = {}) =>
    sumOf([{ region: "a", service: "b", hard: true, reserved: 0, ...NO_FIELDWORK, target, accepted, ...more }])
  const whole = line(1000, 500, { calls: 4000, counted: 500 })

  it("asks for as many calls as the missing interviews will take", () => {
    expect(paceOf(line(50, 20, { calls: 100, counted: 20 }), whole)).toMatchObject({ perInterview: 5, needed: 150 })
  })

  it("takes the whole board's calls for an interview where there are few", () => {
    expect(paceOf(line(50, 1, { calls: 99, counted: 1 }), whole).needed).toBe(49 * 8)
    expect(paceOf(line(50, 0), line(100, 0)).needed).toBeNull()
    expect(paceOf(line(null, 5), whole).needed).toBeNull()
    expect(paceOf(line(5, 9), whole).needed).toBe(0)
  })

  it.each([
    [100, 39, true],
    [100, 41, false],
    [4, 0, false],
    [null, 0, false],
    [0, 0, false],
  ])("of target %s with %s accepted is behind: %s", (target, accepted, expected) => {
    expect(isBehind(line(target, accepted), whole)).toBe(expected)
  })
})
