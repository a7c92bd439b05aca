import { addMinutes } from "date-fns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CALLING } from "../study/calling"
import { mayCallAt, nextCallable, nextDay, slotAt, slotsDue } from "./slots"

const at = (utc: string) => new Date(`2026-11-${utc}:00Z`)
const ALMATY = "Asia/Almaty"

describe("the slot of an instant, on the respondent's clock", () => {
  it.each([
    ["23T04:00", ALMATY, "morning"],
    ["23T03:59", ALMATY, null],
    ["23T07:00", ALMATY, "afternoon"],
    ["23T15:29", ALMATY, "evening"],
    ["23T15:30", ALMATY, null],
    ["28T06:00", ALMATY, "weekend"],
    ["22T19:30", "Asia/Tokyo", null],
    ["23T00:30", "Asia/Tokyo", "morning"],
  ])("%s in %s", (utc, timezone, slot) => {
    expect(slotAt(CALLING, at(utc), timezone)).toBe(slot)
    expect(mayCallAt(CALLING, at(utc), timezone)).toBe(slot !== null)
  })
})

describe("slots due", () => {
  it.each([
    [{}, ["morning", "afternoon", "evening", "weekend"]],
    [{ morning: 1 }, ["afternoon", "evening", "weekend"]],
    [{ morning: 1, afternoon: 1, evening: 1, weekend: 1 }, ["morning", "afternoon", "evening", "weekend"]],
    [{ morning: 2, afternoon: 1, evening: 1, weekend: 1 }, ["afternoon", "evening", "weekend"]],
  ])("after %o", (attempts, due) => {
    expect(slotsDue(CALLING, attempts)).toEqual(due)
  })

  it("are any where the study has none", () => {
    expect(slotsDue({ ...CALLING, slots: [] }, { morning: 3 })).toBeNull()
  })

  it("have each had a turn before any is repeated, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 30 }), (picks) => {
        const attempts: Record<string, number> = {}
        for (const pick of picks) {
          const due = slotsDue(CALLING, attempts)!
          const slot = due[pick % due.length]!
          attempts[slot] = (attempts[slot] ?? 0) + 1
        }
        const counts = CALLING.slots.map(({ name }) => attempts[name] ?? 0)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe("the next time to call", () => {
  it.each([
    ["now, when it may be", "23T05:00", null, "23T05:00"],
    ["the morning after the evening", "23T16:00", null, "24T04:00"],
    ["the weekend's later start", "27T16:00", null, "28T05:00"],
    ["the slot that is due", "23T05:00", ["evening"], "23T12:00"],
    ["the slot that is due next week", "28T13:00", ["weekend"], "29T05:00"],
    ["any time, when no such slot comes", "23T05:00", ["never"], "23T05:00"],
  ])("is %s", (_name, from, due, expected) => {
    expect(nextCallable(CALLING, at(from), ALMATY, due)).toEqual(at(expected))
  })

  it("knows that Almaty went back an hour in 2024", () => {
    expect(nextCallable(CALLING, new Date("2024-02-28T18:00:00Z"), ALMATY)).toEqual(new Date("2024-02-29T03:00:00Z"))
    expect(nextCallable(CALLING, new Date("2024-03-03T18:00:00Z"), ALMATY)).toEqual(new Date("2024-03-04T04:00:00Z"))
    expect(nextDay(at("23T05:00"), ALMATY)).toEqual(at("23T19:00"))
  })

  it("is never earlier than asked, never outside the hours, in a due slot, and the first such", () => {
    const zones = fc.constantFrom(ALMATY, "Asia/Oral", "Europe/Berlin", "America/St_Johns")
    const due = fc.subarray(
      CALLING.slots.map(({ name }) => name),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(fc.nat({ max: 400 * 24 * 60 }), zones, due, (minutes, timezone, slots) => {
        const from = addMinutes(new Date("2026-01-01T00:00:00Z"), minutes)
        const next = nextCallable(CALLING, from, timezone, slots)
        expect(next >= from && mayCallAt(CALLING, next, timezone)).toBe(true)
        expect(slots).toContain(slotAt(CALLING, next, timezone))
        const before = addMinutes(next, -1)
        if (before >= from) expect(slots).not.toContain(slotAt(CALLING, before, timezone))
      }),
      { numRuns: 200 },
    )
  })
})
