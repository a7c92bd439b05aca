import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CourseEvent, courseOf } from "./course"

const BEGAN = Date.parse("2026-11-22T05:00:00Z")
/** An event so many seconds after the beginning. */
const event = (
  second: number,
  kind: string,
  question: string | null,
  more: Partial<CourseEvent> = {},
): CourseEvent => ({
  ...{ kind, question, value: null, elapsed: null, at: new Date(BEGAN + second * 1000) },
  ...more,
})

describe("how an interview went", () => {
  it("counts time at a question over its visits, going back and changed answers", () => {
    const course = courseOf([
      event(0, "opened", "a"),
      event(4, "answered", "a", { value: "1", elapsed: 4_000 }),
      event(4, "opened", "b"),
      event(6, "answered", "b", { value: "2", elapsed: 2_000 }),
      event(7, "opened", "a"),
      event(10, "answered", "a", { value: "1", elapsed: 3_000 }),
      event(12, "answered", "a", { value: "3", elapsed: 5_000 }),
    ])
    expect(Object.fromEntries(course.seconds)).toEqual({ a: 9, b: 2 })
    expect(course).toMatchObject({ backs: 1, changes: 1, stretches: 0, longest: { seconds: 4, question: "a" } })
  })

  it("finds stretches without a key, but none while the interview was left", () => {
    const course = courseOf([
      event(0, "opened", "a"),
      event(90, "answered", "a", { value: "1", elapsed: 90_000 }),
      event(90, "opened", "b"),
      event(95, "left", "b"),
      event(5_000, "resumed", "b"),
      event(5_010, "cleared", "b", { elapsed: 100 }),
    ])
    expect(course).toMatchObject({ stretches: 1, longest: { seconds: 90, question: "a" }, changes: 0 })
  })

  it("says nothing of an interview without events", () => {
    expect(courseOf([])).toEqual({ seconds: new Map(), backs: 0, changes: 0, stretches: 0, longest: null })
  })

  it("never counts more time than there was, nor less than none", () => {
    const kinds = fc.constantFrom("opened", "answered", "cleared", "note", "left", "resumed", "language")
    const some = fc.array(fc.tuple(kinds, fc.constantFrom("a", "b", null), fc.nat(500), fc.nat(3)))
    fc.assert(
      fc.property(some, (drawn) => {
        let second = 0
        let shownAt = 0
        const events = drawn.map(([kind, question, pause, value]) => {
          second += pause
          if (kind === "opened") shownAt = second
          return event(second, kind, question, { value, elapsed: (second - shownAt) * 1000 })
        })
        const course = courseOf(events)
        const sum = [...course.seconds.values()].reduce((total, own) => total + own, 0)
        expect(sum).toBeLessThanOrEqual(second + 1e-6)
        expect(course.longest?.seconds ?? 0).toBeLessThanOrEqual(second)
      }),
    )
  })
})
