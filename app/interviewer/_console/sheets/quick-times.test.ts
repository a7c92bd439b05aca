import { expect, it } from "vitest"
import { laterTimes, quickTimes, troubleWith } from "./quick-times"

it.each([
  [
    "2026-11-22T05:00:00Z",
    "Asia/Almaty",
    ["2026-11-22T11:00", "2026-11-22T18:30", "2026-11-23T10:00", "2026-11-23T18:30"],
  ],
  ["2026-11-22T14:00:00Z", "Asia/Almaty", ["2026-11-22T20:00", "2026-11-23T10:00", "2026-11-23T18:30"]],
  ["2026-12-31T20:00:00Z", "Europe/Paris", ["2026-12-31T22:00", "2027-01-01T10:00", "2027-01-01T18:30"]],
  ["2026-11-22T18:30:00Z", "Asia/Almaty", ["2026-11-23T00:30", "2026-11-23T10:00", "2026-11-23T18:30"]],
])("at %s in %s offers %j", (now, timezone, offered) => {
  expect(quickTimes(new Date(now), timezone).map(({ at }) => at)).toEqual(offered)
})

it("offers who is away evenings of the weeks to come, on their calendar", () => {
  expect(laterTimes(new Date("2026-12-24T20:00:00Z"), "Asia/Almaty").map(({ at }) => at)).toEqual([
    "2027-01-01T18:30",
    "2027-01-08T18:30",
  ])
})

it.each([
  ["2026-11-22T10:01", null],
  ["2026-11-22T10:00", "past"],
  ["2026-11-21T23:00", "past"],
  ["2026-02-30T10:00", "noSuchTime"],
  ["", "noSuchTime"],
])("says of %j: %s", (at, trouble) => {
  expect(troubleWith(at, "Asia/Almaty", new Date("2026-11-22T05:00:00Z"))).toBe(trouble)
})
