import { addMinutes } from "date-fns"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DISPOSITIONS, dispositionOf } from "./codes"
import { afterCall, MAX_ATTEMPTS } from "./next-attempt"

const NOW = new Date("2026-11-22T05:00:00Z")
const of = (code: string) => dispositionOf(code)!

describe("after a call", () => {
  it.each([
    ["busy", 30],
    ["no_answer", 180],
    ["away", 7 * 24 * 60],
  ])("%s waits %i minutes", (code, minutes) => {
    expect(afterCall(of(code), 1, NOW, null)).toEqual({
      ok: true,
      final: false,
      nextAttemptAt: addMinutes(NOW, minutes),
      appointmentAt: null,
    })
  })

  it.each(["refusal", "not_working", "under_18", "wrong_person"])("%s ends the case", (code) => {
    expect(afterCall(of(code), 1, NOW, null)).toMatchObject({ ok: true, final: true })
  })

  it("an appointment needs a time to come, and never runs out of attempts", () => {
    const at = addMinutes(NOW, 60)
    expect(afterCall(of("appointment"), MAX_ATTEMPTS + 5, NOW, at)).toMatchObject({ final: false, appointmentAt: at })
    expect(afterCall(of("appointment"), 1, NOW, null)).toEqual({ ok: false, refusal: "appointment_needs_time" })
    expect(afterCall(of("appointment"), 1, NOW, NOW)).toEqual({ ok: false, refusal: "appointment_in_past" })
  })

  it("every outcome either ends the case or names a time to come", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DISPOSITIONS),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 10_000 }),
        (outcome, attempts, ahead) => {
          const after = afterCall(outcome, attempts, NOW, addMinutes(NOW, ahead))
          expect(after.ok && (after.final ? after.nextAttemptAt === null : (after.nextAttemptAt ?? NOW) > NOW)).toBe(
            true,
          )
        },
      ),
    )
  })
})

describe("codes", () => {
  it("are unique, and an appointment is no refusal", () => {
    expect(new Set(DISPOSITIONS.map((d) => d.code)).size).toBe(DISPOSITIONS.length)
    expect(of("appointment").aapor).not.toMatch(/^2\.1/)
    expect(of("refusal").aapor).toMatch(/^2\.1/)
  })
})
