import { addDays, addHours, addMinutes } from "date-fns"
import { describe, expect, it } from "vitest"
import { CALLING, CallingPolicy } from "../study/calling"
import { appointmentOutcome, expiresAt } from "./after-call"
import { type Coded, called, codeCall, NEW_CASE } from "./testing"

// Monday 10:00 in Almaty.
const NOW = new Date("2026-11-23T05:00:00Z")
const ANY_TIME = CallingPolicy.parse({
  hours: { weekday: { from: "00:00", to: "24:00" }, weekend: { from: "00:00", to: "24:00" } },
  slots: [],
})
const at = (code: string, now = NOW, more: Partial<Coded> = {}): Coded => ({ code, now, ...more })
const days = (code: string, n: number, from = NOW): Coded[] =>
  Array.from({ length: n }, (_, day) => at(code, addDays(from, day)))

describe("the next attempt", () => {
  it.each([
    ["busy", 30],
    ["no_answer", 180],
    ["technical", 30],
    ["away", 7 * 24 * 60],
    ["break_off", 180],
    ["quota_full", 24 * 60],
  ])("after %s is %i minutes later", (code, minutes) => {
    expect(called(NEW_CASE, [at(code)], ANY_TIME)).toMatchObject({
      final: null,
      nextAttemptAt: addMinutes(NOW, minutes),
    })
  })

  it("waits as long as the study says", () => {
    const policy = { ...ANY_TIME, retryMinutes: { busy: 5 } }
    expect(called(NEW_CASE, [at("busy")], policy).nextAttemptAt).toEqual(addMinutes(NOW, 5))
  })

  it("is at a time when people may be called, in a part of the week that was not tried yet", () => {
    // Monday morning was tried; three hours later it is afternoon, 13:00.
    expect(called(NEW_CASE, [at("no_answer")], CALLING).nextAttemptAt).toEqual(addHours(NOW, 3))
    const evening = called(NEW_CASE, [at("no_answer"), at("no_answer", addHours(NOW, 3))], CALLING)
    expect(evening.nextAttemptAt).toEqual(new Date("2026-11-23T12:00:00Z"))
    const weekend = called(evening, [at("no_answer", new Date("2026-11-23T12:00:00Z"))], CALLING)
    expect(weekend.nextAttemptAt).toEqual(new Date("2026-11-28T05:00:00Z"))
  })

  it("is not today once a case was called often enough", () => {
    const calls = [0, 1, 2].map((n) => at("busy", addMinutes(NOW, n * 40)))
    expect(called(NEW_CASE, calls, ANY_TIME).nextAttemptAt).toEqual(new Date("2026-11-23T19:00:00Z"))
  })
})

describe("the end of a case", () => {
  it.each(["refusal", "unable", "under_18", "not_recipient", "deceased"])("comes with %s", (code) => {
    expect(called(NEW_CASE, [at(code)], CALLING)).toMatchObject({ final: code, nextAttemptAt: null })
  })

  it("comes with the last attempt, and tells the most informative of what was found", () => {
    const calls = [at("call_later"), ...days("no_answer", 7, addDays(NOW, 1))]
    expect(called(NEW_CASE, calls, CALLING)).toMatchObject({ attempts: 8, final: "call_later" })
    expect(called(NEW_CASE, days("no_answer", 8), CALLING)).toMatchObject({ final: "no_answer" })
  })
})

describe("several numbers", () => {
  const two = { ...NEW_CASE, phones: 2 }

  it.each(["wrong_number", "wrong_person", "not_working"])("%s ends the number; the last one ends the case", (code) => {
    const next = called(two, [at(code)], ANY_TIME)
    expect(next).toMatchObject({ final: null, phone: 2, nextAttemptAt: NOW })
    expect(called(next, [at(code, addHours(NOW, 1))], ANY_TIME)).toMatchObject({ final: code })
    expect(called(NEW_CASE, [at(code)], ANY_TIME)).toMatchObject({ final: code })
  })

  it("the next one is tried when nobody answers the first for too long, and the first again after that", () => {
    const next = called(two, days("no_answer", 4), ANY_TIME)
    expect(next.phone).toBe(2)
    expect(called(next, [at("wrong_number", addDays(NOW, 5))], ANY_TIME)).toMatchObject({ phone: 1, final: null })
  })

  it("one that is wrong is not tried again, and what rang unanswered tells more than it", () => {
    const next = called(two, [at("wrong_number"), ...days("no_answer", 4, addDays(NOW, 1))], ANY_TIME)
    expect(next.phone).toBe(2)
    expect(called(next, days("no_answer", 3, addDays(NOW, 6)), ANY_TIME).final).toBe("no_answer")
  })
})

describe("a refusal", () => {
  it("that is soft cools down, is somebody else's, and is final the second time", () => {
    const cooling = called(NEW_CASE, [at("soft_refusal", NOW, { personId: "a" })], CALLING)
    expect(cooling).toMatchObject({ final: null, refusals: 1, refusedBy: "a" })
    expect(cooling.nextAttemptAt!.getTime()).toBeGreaterThanOrEqual(addDays(NOW, 7).getTime())
    const later = addDays(NOW, 8)
    expect(called(cooling, [at("soft_refusal", later, { personId: "b" })], CALLING).final).toBe("soft_refusal")
    expect(called(cooling, days("no_answer", 7, later), CALLING).final).toBe("soft_refusal")
  })

  it("is final where the study converts none", () => {
    const policy = CallingPolicy.parse({ refusal: { conversions: 0 } })
    expect(called(NEW_CASE, [at("household_refusal")], policy).final).toBe("household_refusal")
  })
})

describe("a language barrier", () => {
  it("hands the case over to who speaks it, and is final where nobody does, or when it is met again", () => {
    const handed = called(NEW_CASE, [at("language_barrier", NOW, { language: "en", spoken: true })], CALLING)
    expect(handed).toMatchObject({ final: null, language: "en", nextAttemptAt: NOW })
    expect(called(NEW_CASE, [at("language_barrier", NOW, { language: "en" })], CALLING).final).toBe("language_barrier")
    expect(called(NEW_CASE, [at("language_barrier")], CALLING).final).toBe("language_barrier")
    const again = at("language_barrier", addHours(NOW, 1), { language: "en", spoken: true })
    expect(called(handed, [again], CALLING).final).toBe("language_barrier")
  })
})

describe("an appointment", () => {
  const time = addMinutes(NOW, 60)

  it("needs a time to come", () => {
    expect(codeCall(NEW_CASE, at("appointment"), CALLING)).toEqual({ ok: false, refusal: "appointment_needs_time" })
    expect(codeCall(NEW_CASE, at("appointment", NOW, { appointmentAt: NOW }), CALLING)).toEqual({
      ok: false,
      refusal: "appointment_in_past",
    })
  })

  it("is no attempt, nor is the call that keeps it; it may be outside the hours", () => {
    const night = new Date("2026-11-23T20:00:00Z")
    const agreed = called(NEW_CASE, [at("appointment", NOW, { appointmentAt: night })], CALLING)
    expect(agreed).toMatchObject({ attempts: 0, agreed: { at: night, hard: true }, nextAttemptAt: night })
    expect(called(agreed, [at("no_answer", night)], CALLING).attempts).toBe(0)
  })

  it("that is missed is a try like any other", () => {
    const agreed = called(NEW_CASE, [at("appointment", NOW, { appointmentAt: time })], CALLING)
    expect(called(agreed, [at("no_answer", addHours(time, 25))], CALLING).attempts).toBe(1)
  })

  it("is soft when it is only a better time", () => {
    const soft = called(NEW_CASE, [at("call_later", NOW, { appointmentAt: time })], CALLING)
    expect(soft).toMatchObject({ attempts: 1, agreed: { at: time, hard: false }, nextAttemptAt: time })
    expect(called(soft, [at("no_answer", time)], CALLING).attempts).toBe(2)
  })

  it.each(["call_later", "away", "break_off"])("is soft after %s, in the hours, with no time needed", (code) => {
    const night = new Date("2026-11-23T20:00:00Z")
    const morning = new Date("2026-11-24T04:00:00Z")
    const named = called(NEW_CASE, [at(code, NOW, { appointmentAt: night })], CALLING)
    expect(named).toMatchObject({ attempts: 1, agreed: { at: morning, hard: false }, nextAttemptAt: morning })
    expect(called(NEW_CASE, [at(code)], CALLING).agreed).toBeNull()
    expect(codeCall(NEW_CASE, at(code, NOW, { appointmentAt: NOW }), CALLING)).toMatchObject({ ok: false })
  })

  it.each(["no_answer", "voice_mail", "soft_refusal", "wrong_number"])("is none after %s: nobody named it", (code) => {
    expect(called({ ...NEW_CASE, phones: 2 }, [at(code, NOW, { appointmentAt: time })], CALLING).agreed).toBeNull()
  })

  it("expires as the study says, a soft one by its own hours", () => {
    const appointments = { ...CALLING.appointments, hardExpiryHours: 2, softExpiryHours: 1 }
    const policy = { ...CALLING, appointments }
    expect(expiresAt({ at: time, hard: true }, policy)).toEqual(addHours(time, 2))
    expect(expiresAt({ at: time, hard: false }, policy)).toEqual(addHours(time, 1))
    const agreed = called(NEW_CASE, [at("appointment", NOW, { appointmentAt: time })], policy)
    expect(called(agreed, [at("no_answer", addMinutes(time, 119))], policy).attempts).toBe(0)
    expect(called(agreed, [at("no_answer", addHours(time, 2))], policy).attempts).toBe(1)
  })

  it.each([
    ["moved", -1, true, true],
    ["kept", 10, true, true],
    ["missed", 10, true, false],
    ["missed", 25 * 60, true, true],
    ["missed", 5 * 60, false, true],
  ] as const)("is %s %i minutes after its time (hard: %s, reached: %s)", (outcome, minutes, hard, reached) => {
    expect(appointmentOutcome({ at: time, hard }, addMinutes(time, minutes), reached, CALLING)).toBe(outcome)
  })
})
