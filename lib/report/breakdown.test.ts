import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { BREAKS, groupsOf, meanOf, type Tallied, valuesOf } from "./breakdown"

const row = (over: Partial<Tallied>): Tallied => ({
  region: "akmola",
  service: "C1",
  form: "office",
  mode: "phone",
  value: "5",
  count: 1,
  ...over,
})
const SCALE = ["1", "2", "3", "4", "5"]

describe("a breakdown", () => {
  const rows = [
    row({ value: "5", count: 6 }),
    row({ value: "3", count: 2, region: "atyrau" }),
    row({ value: "97", count: 1, region: "atyrau" }),
    row({ value: "", count: 1 }),
  ]

  it("counts everybody, then each part", () => {
    expect(groupsOf(rows, "region").map(({ key, total }) => [key, total])).toEqual([
      ["", 10],
      ["akmola", 7],
      ["atyrau", 3],
    ])
  })

  it("takes the mean of marks only", () => {
    const [everybody] = groupsOf(rows, null)
    expect(meanOf(everybody!, SCALE)).toEqual({ mean: 4.5, n: 8 })
  })

  it("has no mean where nobody gave a mark", () => {
    expect(meanOf(groupsOf([row({ value: "97" })], null)[0]!, SCALE)).toBeNull()
  })

  it("leaves out what was withdrawn", () => {
    const voided = [row({ count: 1, region: "atyrau" }), row({ count: -1, region: "atyrau" }), row({})]
    expect(groupsOf(voided, "region").map(({ key }) => key)).toEqual(["", "akmola"])
  })

  it("lists values as offered, then numbers by size", () => {
    const [everybody] = groupsOf(
      [row({ value: "" }), row({ value: "40" }), row({ value: "7" }), row({ value: "2" })],
      null,
    )
    expect(valuesOf(everybody!, ["1", "2"])).toEqual(["1", "2", "7", "40", ""])
  })

  it("has parts that add up to the whole, whichever way it is broken down", () => {
    const word = fc.constantFrom("a", "b", "c")
    const tallied = fc.record({
      region: word,
      service: word,
      form: word,
      mode: word,
      value: fc.constantFrom("1", "5", "97", ""),
      count: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(tallied), fc.constantFrom(...BREAKS), (rows, by) => {
        const [everybody, ...parts] = groupsOf(rows, by)
        expect(parts.reduce((sum, part) => sum + part.total, 0)).toBe(everybody!.total)
        for (const [value, count] of everybody!.counts)
          expect(parts.reduce((sum, part) => sum + (part.counts.get(value) ?? 0), 0)).toBe(count)
      }),
    )
  })
})
