import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { weekAfter, weekNamed, weekOf } from "./week"

const ZONE = "Asia/Almaty"

describe("a week", () => {
  it.each([
    ["2026-11-22T18:59:59Z", "2026-W47", "2026-11-15T19:00:00.000Z"],
    ["2026-11-22T19:00:00Z", "2026-W48", "2026-11-22T19:00:00.000Z"],
    ["2027-01-02T12:00:00Z", "2026-W53", "2026-12-27T19:00:00.000Z"],
    ["2024-12-30T12:00:00Z", "2025-W01", "2024-12-29T19:00:00.000Z"],
  ])("of %s is %s, from Monday's midnight in the time zone", (instant, name, from) => {
    expect(weekOf(new Date(instant), ZONE)).toMatchObject({ name, from: new Date(from) })
  })

  it("is found by its name, and holds the instants from its beginning to the next one", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        (instant) => {
          const week = weekOf(instant, ZONE)
          expect(weekNamed(week.name, ZONE)).toEqual(week)
          expect(+week.from <= +instant && +instant < +week.until).toBe(true)
          expect(weekAfter(week, 1, ZONE).from).toEqual(week.until)
          expect(weekAfter(weekAfter(week, 3, ZONE), -3, ZONE)).toEqual(week)
        },
      ),
    )
  })

  it.each(["2026-W54", "2025-W53", "2026-W00", "2026-47", "week", "2026-W471"])("is not %s", (name) => {
    expect(weekNamed(name, ZONE)).toBeNull()
  })
})
