import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { caughtByRule, caughtChance, drawnSizes, fabricatedOf, leastCaught, seenFrom } from "./detection"

/** Drawn at 15 %; chances in percent at 5, 10, 20 and 30 % fabricated, as field handbooks give them. */
const KNOWN: readonly (readonly [number, number, ...number[]])[] = [
  [20, 3, 15, 28, 51, 68],
  [40, 6, 28, 49, 76, 90],
  [60, 9, 39, 64, 89, 97],
  [100, 15, 56, 82, 97, 100],
  [200, 30, 81, 97, 100, 100],
]

describe("the chance that a draw hits a fabricated interview", () => {
  test.each(KNOWN)("%i interviews, %i of them checked", (n, checked, ...percents) => {
    const shares = [0.05, 0.1, 0.2, 0.3]
    const chances = shares.map((share) => caughtChance({ n, checked, fabricated: fabricatedOf(n, share) }))
    expect(chances.map((chance) => Math.round(100 * chance))).toEqual(percents)
  })

  test.each([
    ["1 of 20, 3 drawn: 3/20", { n: 20, checked: 3, fabricated: 1 }, 3 / 20],
    ["2 of 20, 3 drawn: 1 - (17 × 16) / (20 × 19)", { n: 20, checked: 3, fabricated: 2 }, 1 - 272 / 380],
    ["half of the checks miss it: 3/40", { n: 20, checked: 3, fabricated: 1, recognised: 0.5 }, 3 / 40],
    // Drawn: none 6/15, one 8/15, both 1/15 of the pairs of 6; missed with 1, 0.2 and 0.04.
    ["2 of 6, 2 drawn, seen with 0.8", { n: 6, checked: 2, fabricated: 2, recognised: 0.8 }, 1 - (6 + 1.6 + 0.04) / 15],
    ["nothing drawn", { n: 20, checked: 0, fabricated: 20 }, 0],
    ["nothing fabricated", { n: 20, checked: 20, fabricated: 0 }, 0],
    ["all drawn", { n: 20, checked: 20, fabricated: 1 }, 1],
    ["no check recognises anything", { n: 20, checked: 20, fabricated: 5, recognised: 0 }, 0],
    ["an empty stream", { n: 0, checked: 0, fabricated: 0 }, 0],
  ])("%s", (_, hunted, chance) => {
    expect(caughtChance(hunted)).toBeCloseTo(chance, 12)
  })

  test("is one less the product over the fabricated ones, when no check misses", () => {
    fc.assert(
      fc.property(stream(), ({ n, checked, fabricated }) => {
        let missed = 1
        for (let index = 0; index < fabricated; index++) missed *= Math.max(0, n - checked - index) / (n - index)
        expect(caughtChance({ n, checked, fabricated })).toBeCloseTo(1 - missed, 9)
      }),
    )
  })

  test("grows with what is checked, with what is fabricated, and with what a check recognises", () => {
    fc.assert(
      fc.property(stream(), fc.double({ min: 0, max: 1, noNaN: true }), ({ n, checked, fabricated }, recognised) => {
        const chance = caughtChance({ n, checked, fabricated, recognised })
        const rounding = 1e-9
        if (checked < n)
          expect(caughtChance({ n, checked: checked + 1, fabricated, recognised })).toBeGreaterThan(chance - rounding)
        if (fabricated < n)
          expect(caughtChance({ n, checked, fabricated: fabricated + 1, recognised })).toBeGreaterThan(
            chance - rounding,
          )
        expect(caughtChance({ n, checked, fabricated })).toBeGreaterThan(chance - rounding)
      }),
    )
  })

  test("stays a chance in large streams", () => {
    expect(caughtChance({ n: 1_000_000, checked: 150_000, fabricated: 20, recognised: 0.9 })).toBeCloseTo(
      leastCaught(20, 0.15, 0.9),
      4,
    )
  })

  test.each([
    { n: 3, checked: 4, fabricated: 1 },
    { n: 3, checked: 1, fabricated: 4 },
    { n: 3, checked: -1, fabricated: 1 },
  ])("refuses $checked checked and $fabricated fabricated of $n", (hunted) => {
    expect(() => caughtChance(hunted)).toThrow(RangeError)
  })
})

describe("how many the draw comes to", () => {
  test("2 interviews at a half: the floor of 1 with 3/4, both with 1/4", () => {
    expect(drawnSizes(2, 0.5)).toEqual([
      { drawn: 1, chance: 0.75 },
      { drawn: 2, chance: 0.25 },
    ])
  })

  test("never fewer than the floor, and some size for certain", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom(0.05, 0.15, 0.3, 1), (n, share) => {
        const sizes = drawnSizes(n, share)
        expect(Math.min(...sizes.map(({ drawn }) => drawn))).toBe(Math.ceil(Number((n * share).toFixed(9))))
        expect(sizes.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
      }),
    )
  })

  test("more than the floor sees more; less than the promise is never seen", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (n, part) => {
        const fabricated = fabricatedOf(n, part)
        const byRule = caughtByRule({ n, fabricated, share: 0.15, recognised: 0.9 })
        const atFloor = caughtChance({ n, fabricated, checked: Math.ceil(n * 0.15 - 1e-9), recognised: 0.9 })
        expect(byRule).toBeGreaterThan(atFloor - 1e-9)
        expect(byRule).toBeGreaterThan(leastCaught(fabricated, 0.15, 0.9) - 1e-9)
      }),
    )
  })
})

describe("from how many on fabrication is seen", () => {
  test.each([
    // 1 - (17 × 16 × … ) / (20 × 19 × …): 7 of 20 give 75 %, 8 of 20 give 81 %.
    [{ n: 20, checked: 3 }, 8],
    [{ n: 100, checked: 15 }, 10],
    [{ n: 20, checked: 0 }, null],
    [{ n: 0, checked: 0 }, null],
    [{ n: 5, checked: 5 }, 1],
  ])("%o", (hunted, first) => {
    expect(seenFrom(hunted)).toBe(first)
  })
})

const stream = () =>
  fc.integer({ min: 1, max: 300 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      checked: fc.integer({ min: 0, max: n }),
      fabricated: fc.integer({ min: 0, max: n }),
    }),
  )
