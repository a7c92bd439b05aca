import { describe, expect, it } from "vitest"
import { formatInTimeZone, instantOf, startOfDayIn } from "./time"

describe("local time", () => {
  it.each([
    // One time zone since 1 March 2024; before that Almaty was UTC+6.
    ["2024-02-29T12:00", "Asia/Almaty", "2024-02-29T06:00:00.000Z"],
    ["2024-03-02T12:00", "Asia/Almaty", "2024-03-02T07:00:00.000Z"],
    ["2026-11-22T09:30", "Asia/Aqtobe", "2026-11-22T04:30:00.000Z"],
    ["2026-07-01T09:30", "Europe/London", "2026-07-01T08:30:00.000Z"],
  ])("%s in %s is %s", (local, zone, instant) => {
    expect(instantOf(local, zone)?.toISOString()).toBe(instant)
    expect(formatInTimeZone(new Date(instant), zone, "yyyy-MM-dd'T'HH:mm")).toBe(local)
  })

  it.each(["", "2026-02-30T10:00", "2026-11-22", "2026-11-22T25:00", "2026-03-29T01:30 "])(
    "%j is no local time",
    (local) => {
      expect(instantOf(local, "Europe/London")).toBeNull()
    },
  )

  it("knows that an hour skipped in spring does not exist", () => {
    expect(instantOf("2026-03-29T01:30", "Europe/London")).toBeNull()
  })

  it("starts the day where the person is", () => {
    expect(startOfDayIn(new Date("2026-11-22T20:00:00Z"), "Asia/Almaty").toISOString()).toBe("2026-11-22T19:00:00.000Z")
  })
})
