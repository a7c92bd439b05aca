import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Pair, reliabilityOf, steadinessOf } from "./reliability"

// Known answers of two other implementations: docs/statistics.

const pair = (first: number, again: number, count = 1): Pair => ({ first, again, count })
const rating = fc.integer({ min: 1, max: 5 })
const pairs = fc.array(fc.record({ first: rating, again: rating, count: fc.integer({ min: 0, max: 30 }) }), {
  maxLength: 25,
})

describe("few pairs tell little, and never nonsense", () => {
  test.each<[string, Pair[], object]>([
    ["none", [], { n: 0, agreement: null, grossDifference: null, shift: null, top: null, inconsistency: null }],
    ["a count of none", [pair(5, 4, 0)], { n: 0, agreement: null, responseVariance: null }],
    ["one", [pair(5, 4)], { n: 1, agreement: 0, shift: null, responseVariance: 0.5, kappa: { plain: null } }],
    ["all fives", [pair(5, 5, 9)], { n: 9, agreement: 1, shift: null, inconsistency: null, kappa: { linear: null } }],
    [
      "all agree on several",
      [pair(5, 5, 9), pair(4, 4, 3)],
      { agreement: 1, inconsistency: { value: 0, error: null, interval: null }, kappa: { plain: { value: 1 } } },
    ],
    ["all shift alike", [pair(4, 5, 6)], { shift: null, responseVariance: 0.5, top: { first: 0, again: 1, net: 1 } }],
  ])("%s", (_, given, expected) => {
    expect(reliabilityOf(given, 5)).toMatchObject(expected)
  })

  test("nothing in it is ever NaN or infinite", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const numbers = JSON.stringify(reliabilityOf(given, 5), (_, value) =>
          typeof value === "number" && !Number.isFinite(value) ? "not a number" : value,
        )
        expect(numbers).not.toContain("not a number")
      }),
    )
  })
})

describe("what must hold for any pairs", () => {
  const some = pairs.filter((given) => given.reduce((n, { count }) => n + count, 0) > 1)

  test("the index of inconsistency is what quadratic kappa leaves, and g / (p1 q2 + p2 q1) for a yes/no item", () => {
    fc.assert(
      fc.property(some, (given) => {
        const { inconsistency, kappa } = reliabilityOf(given, 5)
        if (inconsistency) expect(inconsistency.value).toBeCloseTo(1 - kappa.quadratic!.value, 12)
        const yesNo = given.map(({ first, again, count }) => pair(first > 2 ? 1 : 0, again > 2 ? 1 : 0, count))
        const told = reliabilityOf(yesNo, 1)
        const { first, again } = told.top!
        const chance = first * (1 - again) + again * (1 - first)
        if (told.inconsistency) expect(told.inconsistency.value).toBeCloseTo(told.grossDifference!.rate / chance, 10)
        expect(told.responseVariance).toBeCloseTo(told.grossDifference!.rate / 2, 12)
      }),
    )
  })

  test("the order of the two trials only turns the sign of changes", () => {
    fc.assert(
      fc.property(some, (given) => {
        const there = reliabilityOf(given, 5)
        const back = reliabilityOf(
          given.map(({ first, again, count }) => pair(again, first, count)),
          5,
        )
        expect(back.agreement).toBe(there.agreement)
        expect(back.responseVariance).toBe(there.responseVariance)
        expect(back.top!.net).toBeCloseTo(-there.top!.net, 12)
        expect(back.top!.probability).toBeCloseTo(there.top!.probability, 12)
        if (there.shift) expect(back.shift!.mean).toBeCloseTo(-there.shift.mean, 12)
        if (there.kappa.linear) {
          expect(back.kappa.linear!.value).toBeCloseTo(there.kappa.linear.value, 12)
          expect(back.kappa.linear!.error ?? 0).toBeCloseTo(there.kappa.linear.error ?? 0, 9)
        }
      }),
    )
  })

  test("doubling all pairs narrows the error by the root of two", () => {
    fc.assert(
      fc.property(some, (given) => {
        const once = reliabilityOf(given, 5)
        const twice = reliabilityOf([...given, ...given], 5)
        const error = once.kappa.quadratic?.error
        if (error && error > 1e-6) expect(twice.kappa.quadratic!.error! * Math.SQRT2).toBeCloseTo(error, 9)
      }),
    )
  })
})

test.each([
  [0, "steady"],
  [0.199, "steady"],
  [0.2, "middling"],
  [0.5, "middling"],
  [0.51, "unsteady"],
  [1.2, "unsteady"],
])("an index of %d is %s", (index, word) => expect(steadinessOf(index)).toBe(word))
