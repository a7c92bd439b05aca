import { describe, expect, it } from "vitest"
import { overlaps, shiftLater, shiftOf } from "./shift"

const ALMATY = "Asia/Almaty"
const at = (iso: string) => new Date(iso)
const shift = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })

describe("a typed shift", () => {
  it.each([
    ["09:00", "18:00", "2026-11-23T04:00:00Z", "2026-11-23T13:00:00Z"],
    ["20:00", "02:00", "2026-11-23T15:00:00Z", "2026-11-23T21:00:00Z"],
  ])("%s to %s", (from, to, starts, ends) => {
    const read = shiftOf({ date: "2026-11-23", from, to }, ALMATY)
    expect(read).toEqual({ ok: true, shift: shift(starts, ends) })
  })

  it.each([
    ["2026-02-30", "09:00", "18:00", "noSuchTime"],
    ["2026-11-23", "09:00", "09:00", "tooLong"],
    ["2026-11-23", "01:00", "17:01", "tooLong"],
  ])("%s %s to %s is refused: %s", (date, from, to, fault) => {
    expect(shiftOf({ date, from, to }, ALMATY)).toEqual({ ok: false, fault })
  })

  it("a day without such an hour is refused", () => {
    const read = shiftOf({ date: "2026-03-29", from: "02:30", to: "08:00" }, "Europe/Berlin")
    expect(read).toEqual({ ok: false, fault: "noSuchTime" })
  })
})

describe("a week later", () => {
  it("keeps the local hours when the clocks change", () => {
    const before = shift("2026-10-19T07:00:00Z", "2026-10-19T15:00:00Z")
    expect(shiftLater(before, 7, "Europe/Berlin")).toEqual(shift("2026-10-26T08:00:00Z", "2026-10-26T16:00:00Z"))
  })
})

describe("two shifts", () => {
  const day = shift("2026-11-23T04:00:00Z", "2026-11-23T13:00:00Z")
  it.each([
    ["the same", day, true],
    ["one begins in the other", shift("2026-11-23T12:00:00Z", "2026-11-23T15:00:00Z"), true],
    ["one after the other", shift("2026-11-23T13:00:00Z", "2026-11-23T15:00:00Z"), false],
  ])("%s: %s", (_, other, expected) => {
    expect(overlaps(day, other)).toBe(expected)
    expect(overlaps(other, day)).toBe(expected)
  })
})
