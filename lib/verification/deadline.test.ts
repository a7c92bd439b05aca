import { addDays } from "date-fns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { soonUntil, URGENCIES, urgencyOf } from "./deadline"

const NOW = new Date("2026-11-22T05:00:00Z")

describe("the deadline of a check", () => {
  it.each([
    ["2026-11-22T04:59:59Z", "overdue"],
    ["2026-11-22T05:00:00Z", "soon"],
    ["2026-11-24T05:00:00Z", "soon"],
    ["2026-11-24T05:00:01Z", "later"],
  ] as const)("at %s is %s, two days being the policy's", (dueAt, urgency) => {
    expect(urgencyOf(new Date(dueAt), NOW, 2)).toBe(urgency)
  })

  it("without days to remind is later until it has passed", () => {
    expect(urgencyOf(new Date(NOW.getTime() + 1), NOW, 0)).toBe("later")
    expect(urgencyOf(NOW, NOW, 0)).toBe("soon")
  })

  it("only grows more urgent as time passes", () => {
    const rank = (at: Date, now: Date, days: number) => URGENCIES.indexOf(urgencyOf(at, now, days))
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), fc.nat(10), fc.nat(20), (due, days, wait) => {
        const dueAt = addDays(NOW, due)
        expect(rank(dueAt, addDays(NOW, wait), days)).toBeLessThanOrEqual(rank(dueAt, NOW, days))
        expect(urgencyOf(soonUntil(NOW, days), NOW, days)).toBe("soon")
      }),
    )
  })
})
