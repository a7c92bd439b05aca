// The state machine of a case under any sequence of calls, times and people.
import { addMinutes } from "date-fns"
import fc from "fast-check"
import { expect, it } from "vitest"
import { mayCallAt } from "../sample/slots"
import { CallingPolicy } from "../study/calling"
import { startOfDayIn } from "../time"
import { COMPLETE, DISPOSITIONS, dispositionOf } from "./codes"
import { finalOutcome, rankOf } from "./final-outcome"
import { groupOf } from "./rates"
import { afterwards, type Case, type Coded, codeCall, NEW_CASE } from "./testing"

const BEGIN = new Date("2026-11-23T05:00:00Z")
const policies = fc
  .record({
    attempts: fc.record({
      most: fc.integer({ min: 1, max: 9 }),
      perNumber: fc.integer({ min: 1, max: 4 }),
      perDay: fc.integer({ min: 1, max: 3 }),
    }),
    refusal: fc.record({ conversions: fc.integer({ min: 0, max: 2 }), coolingDays: fc.integer({ min: 1, max: 9 }) }),
  })
  .map((some) => CallingPolicy.parse(some))

const step = fc.record({
  code: fc.constantFrom(...DISPOSITIONS.map(({ code }) => code)),
  late: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  ahead: fc.option(fc.integer({ min: 1, max: 5 * 24 * 60 }), { nil: null }),
  personId: fc.constantFrom("a", "b", "c"),
  language: fc.constantFrom(null, "kk", "ru", "en"),
  spoken: fc.boolean(),
})
type Step = Readonly<{
  code: string
  late: number
  ahead: number | null
  personId: string
  language: string | null
  spoken: boolean
}>

/** Calls the case whenever it is due, a little late, by somebody who may; what cannot be coded is no call. */
function run(
  phones: number,
  steps: readonly Step[],
  policy: CallingPolicy,
  see: (before: Case, coded: Coded, after: Case) => void,
) {
  let case_: Case = { ...NEW_CASE, phones }
  let now = BEGIN
  for (const { code, late, ahead, personId, ...rest } of steps) {
    if (case_.final) break
    now = addMinutes(case_.nextAttemptAt && case_.nextAttemptAt > now ? case_.nextAttemptAt : now, late)
    const caller = personId === case_.refusedBy ? `not ${personId}` : personId
    const appointmentAt = ahead === null ? null : addMinutes(now, ahead)
    const coded: Coded = { code, now, personId: caller, appointmentAt, ...rest }
    const after = codeCall(case_, coded, policy)
    if (!after.ok) continue
    const next = afterwards(case_, coded, after)
    see(case_, coded, next)
    case_ = next
  }
  return case_
}

it("never exceeds its limits, and always is final or has a time to come", () => {
  fc.assert(
    fc.property(
      policies,
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { maxLength: 40 }),
      (policy, phones, steps) => {
        run(phones, steps, policy, (before, coded, after) => {
          expect(after.attempts).toBeLessThanOrEqual(policy.attempts.most)
          expect(after.attempts).toBeGreaterThanOrEqual(before.attempts)
          if (coded.code === "appointment" && before.history.length === 0) expect(after.attempts).toBe(0)
          expect(after.refusals).toBeLessThanOrEqual(policy.refusal.conversions + 1)
          expect(after.phone).toBeGreaterThanOrEqual(1)
          expect(after.phone).toBeLessThanOrEqual(phones)
          if (after.final) return expect(after.nextAttemptAt).toBeNull()
          expect(after.attempts).toBeLessThan(policy.attempts.most)
          expect(after.nextAttemptAt!.getTime()).toBeGreaterThanOrEqual(coded.now.getTime())
          if (!after.agreed) expect(mayCallAt(policy, after.nextAttemptAt!, after.timezone)).toBe(true)
          const today = after.history.filter(({ at }) => at >= startOfDayIn(coded.now, after.timezone)).length
          if (!after.agreed && today >= policy.attempts.perDay)
            expect(after.nextAttemptAt!.getTime()).toBeGreaterThan(
              startOfDayIn(addMinutes(coded.now, 24 * 60), after.timezone).getTime() - 1,
            )
          const known = dispositionOf(coded.code)!
          if (known.next.kind === "number") expect(after.phone).not.toBe(before.phone)
        })
      },
    ),
    { numRuns: 300 },
  )
})

it("ends in a final disposition of the standard, whatever is coded, if it is only called long enough", () => {
  fc.assert(
    fc.property(
      policies,
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { minLength: 5, maxLength: 12 }),
      (policy, phones, some) => {
        const steps = Array.from({ length: 8 }, () => some)
          .flat()
          .filter(({ code, ahead }) => code !== "appointment" || ahead !== null)
        fc.pre(steps.length >= 40)
        const end = run(phones, steps, policy, () => undefined)
        expect(end.final).not.toBeNull()
        expect(() => groupOf(dispositionOf(end.final!)!.aapor)).not.toThrow()
        expect(end.history.length).toBeLessThanOrEqual(2 * policy.attempts.most + policy.attempts.most + 2)
      },
    ),
    { numRuns: 200 },
  )
})

it("tells no less than any call told, when it is closed by a limit", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...DISPOSITIONS.map(({ code }) => code)), { minLength: 1 }), (history) => {
      const final = finalOutcome(history)!
      expect(Math.min(...history.map(rankOf))).toBe(rankOf(final))
      expect(finalOutcome([...history, COMPLETE.code])).toBe(COMPLETE.code)
      expect(finalOutcome([COMPLETE.code, ...history])).toBe(COMPLETE.code)
    }),
  )
})
