import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Driver } from "./doubt"
import { driversOf, FEWEST_PAIRS } from "./drivers"
import { quadrantsOf } from "./quadrants"
import { spearman, spearmanInterval } from "./spearman"
import { microdataFrom, smallScheme } from "./testing/small"

const scheme = smallScheme("unweighted")
const OVERALL = { office: "o_result", online: "e_result" }

describe("Spearman's correlation", () => {
  it("is that of the ranks, ties sharing theirs", () => {
    // Ratings 1 2 2 3 against 2 1 3 3: ranks 1 2.5 2.5 4 against 2 1 3.5 3.5, by hand 2.25 / 4.5.
    const table = [
      [0, 1, 0],
      [1, 0, 1],
      [0, 0, 1],
    ]
    expect(spearman(table)).toBeCloseTo(2.25 / 4.5, 12)
    expect(spearman([[0, 5]])).toBeNull()
  })

  const someTable = fc.array(fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 })
  it("is the same turned round, the opposite on a scale upside down, and blind to how many times all are counted", () => {
    fc.assert(
      fc.property(someTable, fc.constantFrom(2, 0.5, 1000), (table, times) => {
        const rho = spearman(table)
        const turned = spearman(table[0]!.map((_, y) => table.map((row) => row[y]!)))
        const down = spearman(table.toReversed())
        const more = spearman(table.map((row) => row.map((n) => n * times)))
        expect([turned, down, more].map((one) => one === null)).toEqual([rho, rho, rho].map((one) => one === null))
        if (rho === null) return
        expect(Math.abs(rho)).toBeLessThanOrEqual(1)
        expect(turned).toBeCloseTo(rho, 9)
        expect(down).toBeCloseTo(-rho, 9)
        expect(more).toBeCloseTo(rho, 9)
      }),
    )
  })

  it("lies in its interval, which never leaves -1 to 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: FEWEST_PAIRS, max: 1e6 }),
        (rho, n) => {
          const { low, high } = spearmanInterval(rho, n, 0.95)
          expect(low <= rho && rho <= high && low >= -1 && high <= 1 && low < high).toBe(true)
        },
      ),
    )
  })
})

describe("drivers", () => {
  const people = (n: number, of: (at: number) => Record<string, string>) =>
    Array.from({ length: n }, (_, at) => ({ region: "R1", service: "S1", ...of(at) }))
  const rating = (at: number) => String(1 + (at % 5))

  it("are the items of a form against its result, the strongest first, by service and over all", () => {
    const rows = [
      ...people(60, (at) => ({ o_result: rating(at), o_staff: rating(at), o_time: rating(at * 3), o_speed: "5" })),
      ...people(30, (at) => ({ service: "S2", o_result: rating(at), o_staff: rating(at + 1), o_time: rating(at) })),
    ]
    const { office, online } = driversOf(scheme, microdataFrom(rows), OVERALL)
    expect(office?.S1?.map(({ item, rho }) => [item, Math.round(rho * 100) / 100])).toEqual([
      ["o_staff", 1],
      ["o_time", 0.5],
    ])
    expect(office?.S2?.[0]?.item).toBe("o_time")
    expect(office?.[""]?.map(({ n }) => n)).toEqual([90, 90])
    expect(office?.S1?.[0]?.score).toEqual({ mean: 3, percent: 20 })
    expect(online).toEqual({})
  })

  it("are not told of few, of those who did not rate, nor of items that all rated alike", () => {
    const of = (n: number, o_staff: string) =>
      driversOf(
        scheme,
        microdataFrom(people(n, (at) => ({ o_result: rating(at), o_staff: o_staff || rating(at) }))),
        OVERALL,
      )
    expect(of(FEWEST_PAIRS - 1, "").office).toEqual({})
    expect(of(FEWEST_PAIRS, "").office?.S1).toHaveLength(1)
    expect(of(100, "97").office).toEqual({})
    expect(of(100, "4").office).toEqual({})
  })
})

describe("importance against performance", () => {
  const driver = (item: string, rho: number, percent: number): Driver => ({
    ...{ item, n: 100, rho, low: 0, high: 1 },
    score: { mean: 4, percent },
  })

  it("parts the items at the medians", () => {
    const found = quadrantsOf([driver("a", 0.8, 50), driver("b", 0.7, 90), driver("c", 0.3, 60), driver("d", 0.2, 80)])
    expect([found?.rho, found?.percent]).toEqual([0.5, 70])
    expect(found?.items.map(({ item, quadrant }) => [item, quadrant])).toEqual([
      ["a", "concentrate"],
      ["b", "keep_up"],
      ["c", "low_priority"],
      ["d", "more_than_needed"],
    ])
    expect(quadrantsOf([driver("a", 0.8, 50)])).toBeNull()
  })
})
