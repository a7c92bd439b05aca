import { describe, expect, it } from "vitest"
import { largestFirst, tableOfDays } from "./days"

const line = (day: string, region: string, n: number) => ({
  ...{ day, region },
  counts: { "interview:complete:counted": n, "call:busy": 9 },
})

describe("accepted interviews by day", () => {
  const days = [
    line("2026-02-27", "a", 2),
    line("2026-03-02", "b", 5),
    line("2026-02-27", "b", 1),
    line("2026-03-05", "a", 0),
  ]
  const table = tableOfDays(days)

  it("shows days without any between the first and the last", () => {
    expect(table.map(({ day, counts }) => [day, [...counts]])).toEqual([
      [
        "2026-02-27",
        [
          ["a", 2],
          ["b", 1],
        ],
      ],
      ["2026-02-28", []],
      ["2026-03-01", []],
      ["2026-03-02", [["b", 5]]],
    ])
  })

  it("keeps to the days asked for", () => {
    expect(tableOfDays(days, "2026-02-28").map(({ day }) => day)).toEqual(["2026-03-02"])
    expect(tableOfDays(days, "", "2026-02-27")).toHaveLength(1)
    expect(tableOfDays([])).toEqual([])
  })

  it("puts the region with the most interviews first", () => {
    expect(largestFirst(table)).toEqual(["b", "a"])
  })
})
