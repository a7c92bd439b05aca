import { describe, expect, test } from "vitest"
import { exactInterval } from "./binomial"
import { sumsOf } from "./clustered"
import { groupRates, itemRates, rateOf } from "./rates"

describe("rates", () => {
  test.each([
    [0, 0, null],
    [0, 8, 0],
    [2, 8, 0.25],
    [8, 8, 1],
  ])("%i of %i", (hits, of, rate) => {
    expect(rateOf({ hits, of })).toEqual({ hits, of, rate, interval: of === 0 ? null : exactInterval(hits, of) })
  })

  test("of an item keep its name and type", () => {
    expect(itemRates([{ question: "place", verify: 1, hits: 1, of: 4 }], 0.9)).toEqual([
      { question: "place", verify: 1, hits: 1, of: 4, rate: 0.25, interval: exactInterval(1, 4, 0.9) },
    ])
  })

  test("of a group have every type, also one that nothing was counted of", () => {
    const sums = sumsOf([
      { compared: 3, different: 1 },
      { compared: 2, different: 0 },
    ])
    const { checked, byType } = groupRates({
      checked: 3,
      types: [{ verify: 1, n: 3, differing: 2, discrepant: 1, sums }],
    })
    expect(checked).toBe(3)
    expect(byType[1]).toMatchObject({
      ...{ differing: { hits: 2, of: 3 }, discrepant: { hits: 1, of: 3 } },
      items: { hits: 1, of: 5, interviews: 2 },
    })
    expect(byType[3]).toMatchObject({ discrepant: { of: 0, rate: null }, items: { rate: null, interval: null } })
  })
})
