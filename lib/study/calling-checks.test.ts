import { describe, expect, test } from "vitest"
import { CALLING } from "./calling"
import { readStudy } from "./package"
import { TINY_PACKAGE } from "./tiny-package"

const read = (calling: unknown) => readStudy({ ...TINY_PACKAGE, "calling.json": JSON.stringify(calling, null, 2) })
const slot = (name: string, from: string, to: string, days = "weekday") => ({ name, days, from, to })

describe("calling.json", () => {
  test("is read, with defaults for what it does not say", () => {
    const study = read({ attempts: { most: 3 }, retryMinutes: { busy: 5 } })
    expect(study.ok && study.study.calling).toEqual({
      ...CALLING,
      attempts: { ...CALLING.attempts, most: 3 },
      retryMinutes: { busy: 5 },
    })
  })

  test.each<[string, unknown, string]>([
    ["an unknown outcome", { retryMinutes: { bussy: 5 } }, "retryMinutes.bussy"],
    ["a retry after a final outcome", { retryMinutes: { refusal: 5 } }, "retryMinutes.refusal"],
    [
      "hours that end before they begin",
      { hours: { weekday: { from: "20:00", to: "09:00" }, weekend: { from: "10:00", to: "17:00" } }, slots: [] },
      "hours.weekday",
    ],
    ["two slots of one name", { slots: [slot("a", "09:00", "10:00"), slot("a", "11:00", "12:00")] }, "slots.1"],
    ["a slot that ends before it begins", { slots: [slot("a", "12:00", "10:00")] }, "slots.0"],
    ["a slot outside the hours", { slots: [slot("a", "08:00", "10:00")] }, "slots.0"],
    ["a slot outside the weekend's hours", { slots: [slot("a", "09:00", "12:00", "weekend")] }, "slots.0"],
    ["slots that overlap", { slots: [slot("a", "09:00", "12:00"), slot("b", "11:59", "13:00")] }, "slots.1"],
    ["an unknown setting", { attempt: {} }, "attempt"],
    [
      "a time of no clock",
      { hours: { weekday: { from: "9", to: "20:00" }, weekend: { from: "10:00", to: "17:00" } } },
      "hours.weekday.from",
    ],
  ])("%s is refused", (_name, calling, column) => {
    const study = read(calling)
    expect(study.ok ? [] : study.problems.map((one) => [one.file, one.column])).toEqual([["calling.json", column]])
  })

  test("slots of one day of the week may be at the same time as another's", () => {
    expect(read({ slots: [slot("a", "10:00", "12:00"), slot("b", "10:00", "12:00", "weekend")] }).ok).toBe(true)
  })
})
