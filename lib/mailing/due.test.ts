import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CALLING } from "../study/calling"
import { formatInTimeZone } from "../time"
import { dueAt, MOST_TRIES, mayWriteAt, nextWritable, retryAt, roomNow } from "./due"
import { DROP_REASONS, type Standing, whyNot } from "./fit"
import { MailingPlan } from "./plan"

const HOURS = CALLING.hours
const NEVER = { from: "00:00", to: "00:00" }
const plan = MailingPlan.parse({ templates: {}, from: "2026-11-23", daysAfter: 3 })
const zones = { wave: "Asia/Almaty", own: "Asia/Aqtau" }
const clock = (at: Date, zone = "Asia/Almaty") => formatInTimeZone(at, zone, "yyyy-MM-dd HH:mm")
const at = (words: string) => new Date(`${words}Z`)

const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"))
const quiets = fc.record({ from: clocks, to: clocks })
const instants = fc.date({ min: at("2026-01-01T00:00"), max: at("2027-12-31T00:00"), noInvalidDate: true })
const timezones = fc.constantFrom("Asia/Almaty", "Europe/Berlin", "America/New_York", "Asia/Kathmandu")

describe("a time to write", () => {
  it("is never in quiet hours, never earlier than asked, and is there within two days where all days have calls", () => {
    fc.assert(
      fc.property(quiets, instants, timezones, (quiet, from, timezone) => {
        const found = nextWritable(quiet, HOURS, from, timezone)
        const local = formatInTimeZone(found, timezone, "HH:mm")
        const isQuiet =
          quiet.from <= quiet.to ? quiet.from <= local && local < quiet.to : local >= quiet.from || local < quiet.to
        // A clock put forward may skip the very minute that quiet hours end at.
        expect(isQuiet && quiet.from !== quiet.to && !timezone.match(/Berlin|New_York/)).toBe(false)
        expect(found.getTime()).toBeGreaterThanOrEqual(from.getTime())
        expect(found.getTime() - from.getTime()).toBeLessThanOrEqual(2 * 86_400_000)
        expect(mayWriteAt(quiet, HOURS, found, timezone)).toBe(true)
      }),
    )
  })

  it.each([
    ["in the evening it is the next morning", "2026-11-23T15:30", "2026-11-24 09:00"],
    ["at night it is the same morning", "2026-11-23T20:00", "2026-11-24 09:00"],
    ["by day it is now", "2026-11-23T06:30", "2026-11-23 11:30"],
    ["when quiet hours begin it is too late", "2026-11-23T15:30", "2026-11-24 09:00"],
  ])("%s", (_name, from, expected) => {
    expect(clock(nextWritable(plan.quiet, HOURS, at(from), "Asia/Almaty"))).toBe(expected)
  })

  it("leaves out days on which nobody is called, unless that is every day", () => {
    const weekdays = { ...HOURS, weekend: NEVER }
    const saturday = at("2026-11-28T06:00")
    expect(clock(nextWritable(plan.quiet, weekdays, saturday, "Asia/Almaty"))).toBe("2026-11-30 09:00")
    expect(nextWritable(plan.quiet, { weekday: NEVER, weekend: NEVER }, saturday, "Asia/Almaty")).toEqual(saturday)
  })
})

describe("a letter is due", () => {
  it.each<[string, string, string | null, string]>([
    ["on its first day, in the morning of its person", "2026-11-20T10:00", null, "2026-11-23 09:00"],
    ["at once when that day has come", "2026-11-24T07:00", null, "2026-11-24 12:00"],
    ["as a reminder, days after the mailing before", "2026-11-24T07:00", "2026-11-24T06:00", "2026-11-27 11:00"],
    ["as a reminder at once when those days are over", "2026-11-29T07:00", "2026-11-24T06:00", "2026-11-29 12:00"],
  ])("%s", (_name, now, after, expected) => {
    expect(clock(dueAt(plan, HOURS, zones, at(now), after ? at(after) : null), zones.own)).toBe(expected)
  })
})

it("goes at the plan's pace", () => {
  expect([0, 59, 60, 90].map((sent) => roomNow({ perMinute: 60 }, sent))).toEqual([60, 1, 0, 0])
})

it("is tried again ever later, and not for ever", () => {
  const now = at("2026-11-23T05:00")
  const tries = Array.from({ length: MOST_TRIES }, (_, n) => retryAt(plan.quiet, HOURS, n + 1, now, "Asia/Almaty"))
  expect(tries.map((when) => when && (when.getTime() - now.getTime()) / 60_000)).toEqual([5, 20, 80, 320, null])
  const evening = at("2026-11-23T15:28")
  expect(clock(retryAt(plan.quiet, HOURS, 1, evening, "Asia/Almaty")!)).toBe("2026-11-24 09:00")
})

describe("who gets it", () => {
  const fine: Standing = {
    ...{ open: true, answered: false, refusals: 0, withdrawn: false, disposition: null, final: false },
    ...{ optedOut: false, barred: false, hasAddress: true },
  }

  it.each<[Partial<Standing>, ReturnType<typeof whyNot>]>([
    [{}, null],
    [{ disposition: "no_answer" }, null],
    [{ disposition: "break_off" }, null],
    [{ answered: true }, "answered"],
    [{ refusals: 1, disposition: "no_answer" }, "refused"],
    [{ disposition: "soft_refusal" }, "refused"],
    [{ disposition: "household_refusal" }, "refused"],
    [{ disposition: "refusal", final: true }, "refused"],
    [{ disposition: "do_not_call", final: true }, "refused"],
    [{ withdrawn: true }, "refused"],
    [{ optedOut: true }, "opted_out"],
    [{ barred: true }, "opted_out"],
    [{ disposition: "deceased", final: true }, "finished"],
    [{ open: false }, "closed"],
    [{ hasAddress: false }, "no_address"],
  ])("%j: %s", (standing, expected) => {
    expect(whyNot({ ...fine, ...standing })).toBe(expected)
  })

  it("goes to nobody for whom anything speaks against it, whatever else is so", () => {
    const standings = fc.record<Standing>({
      ...{ open: fc.boolean(), answered: fc.boolean(), withdrawn: fc.boolean(), final: fc.boolean() },
      ...{ optedOut: fc.boolean(), barred: fc.boolean(), hasAddress: fc.boolean() },
      refusals: fc.nat(2),
      disposition: fc.constantFrom(null, "no_answer", "refusal", "soft_refusal", "appointment", "complete"),
    })
    fc.assert(
      fc.property(standings, (one) => {
        const reason = whyNot(one)
        const against = one.answered || one.withdrawn || one.optedOut || one.barred || one.final || one.refusals > 0
        const refused = one.disposition?.includes("refusal") ?? false
        expect(reason === null).toBe(!against && !refused && one.open && one.hasAddress)
        if (reason) expect(DROP_REASONS).toContain(reason)
      }),
    )
  })
})
