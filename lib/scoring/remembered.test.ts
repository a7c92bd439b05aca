import { describe, expect, it } from "vitest"
import { remembered } from "./remembered"

describe("what was made of a list", () => {
  it("is made once for each list, scheme and key", () => {
    let times = 0
    const make = () => ++times
    const [rows, others, scheme] = [[1], [1], {}]
    expect([remembered(rows, scheme, "a", make), remembered(rows, scheme, "a", make)]).toEqual([1, 1])
    expect(remembered(rows, scheme, "b", make)).toBe(2)
    expect(remembered(rows, {}, "a", make)).toBe(3)
    expect(remembered(others, scheme, "a", make)).toBe(4)
  })

  it("is made again of a list that has grown, and of what is no list", () => {
    let times = 0
    const make = () => ++times
    const [rows, scheme] = [[1], {}]
    remembered(rows, scheme, "a", make)
    rows.push(2)
    expect(remembered(rows, scheme, "a", make)).toBe(2)
    expect([1, 2].map(() => remembered(new Set(rows), scheme, "a", make))).toEqual([3, 4])
  })
})
