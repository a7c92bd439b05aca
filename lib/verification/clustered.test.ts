import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { exactInterval } from "./binomial"
import { type ItemsOfInterview, pooledRate, sumsOf } from "./clustered"

const interview = fc
  .record({ compared: fc.integer({ min: 0, max: 12 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ compared, share }): ItemsOfInterview => ({ compared, different: Math.round(share * compared) }))

describe("a pooled rate", () => {
  test.each<[string, ItemsOfInterview[], object]>([
    ["of nothing", [], { of: 0, rate: null, error: null, interval: null }],
    ["of interviews without an item", [{ compared: 0, different: 0 }], { interviews: 0, of: 0, rate: null }],
    ["of one interview", [{ compared: 6, different: 2 }], { hits: 2, of: 6, rate: 1 / 3, error: null, interval: null }],
  ])("%s", (_, interviews, expected) => {
    expect(pooledRate(sumsOf(interviews))).toMatchObject(expected)
  })

  test("without any difference is as wide as one item an interview makes it", () => {
    const none = Array.from({ length: 7 }, () => ({ compared: 6, different: 0 }))
    expect(pooledRate(sumsOf(none))).toMatchObject({ rate: 0, error: 0, interval: exactInterval(0, 7) })
  })

  test("is wider than items by themselves would make it when they stand or fall together", () => {
    const together = [0, 0, 0, 6, 0, 0, 0, 0, 6, 0].map((different) => ({ compared: 6, different }))
    const { interval } = pooledRate(sumsOf(together))
    const naive = exactInterval(12, 60)
    expect(interval!.lower).toBeLessThan(naive.lower)
    expect(interval!.upper).toBeGreaterThan(naive.upper)
  })

  test("holds its rate, within 0 and 1, never narrower than the items alone", () => {
    fc.assert(
      fc.property(fc.array(interview, { maxLength: 40 }), (interviews) => {
        const { rate, interval, hits, of } = pooledRate(sumsOf(interviews))
        if (rate === null || interval === null) return
        expect(rate).toBe(hits / of)
        expect(0 <= interval.lower && interval.lower <= rate + 1e-9).toBe(true)
        expect(rate - 1e-9 <= interval.upper && interval.upper <= 1).toBe(true)
        const naive = exactInterval(hits, of)
        expect(interval.lower).toBeLessThanOrEqual(naive.lower + 1e-9)
        expect(interval.upper).toBeGreaterThanOrEqual(naive.upper - 1e-9)
      }),
    )
  })

  test("does not depend on the order of the interviews, and mirrors", () => {
    fc.assert(
      fc.property(fc.array(interview, { minLength: 2, maxLength: 30 }), (interviews) => {
        const turned = interviews.toReversed()
        const mirrored = interviews.map(({ compared, different }) => ({ compared, different: compared - different }))
        const [one, other, mirror] = [interviews, turned, mirrored].map((list) => pooledRate(sumsOf(list)))
        expect(other).toEqual(one)
        if (one!.interval && mirror!.interval) expect(mirror!.interval.lower).toBeCloseTo(1 - one!.interval.upper, 6)
      }),
    )
  })
})
