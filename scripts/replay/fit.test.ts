import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chanceFrom, deal } from "../parts/chance"
import { fitCounts } from "./fit"

describe("dealing", () => {
  it("gives each word its share, to the nearest whole one", () => {
    const shares = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.integer({ min: 1, max: 100 }), { minKeys: 1 })
    fc.assert(
      fc.property(fc.nat(), fc.nat(500), shares, (seed, n, words) => {
        const dealt = deal(chanceFrom(seed), n, words)
        const whole = Object.values(words).reduce((sum, share) => sum + share, 0)
        expect(dealt).toHaveLength(n)
        for (const [word, share] of Object.entries(words)) {
          const count = dealt.filter((one) => one === word).length
          expect(Math.abs(count - (n * share) / whole)).toBeLessThan(1)
        }
      }),
    )
  })
})

describe("fitting", () => {
  it("finds counts that people can give, near what is printed", () => {
    const aims = fc.record({ asked: fc.integer({ min: 40, max: 400 }), percent: fc.integer({ min: 40, max: 95 }) })
    fc.assert(
      fc.property(fc.nat(), aims, (seed, { asked, percent }) => {
        const hoped = { percent, mean: 5 - (100 - percent) / 60 }
        const item = { name: "item", asked, base: "asked" as const, hoped }
        const [found] = fitCounts([item], [{ of: [[0, 1]], score: hoped, weight: 1 }], chanceFrom(seed))
        const { special, fives, lost } = found!
        const others = asked - special - fives
        expect(Math.min(special, fives, others)).toBeGreaterThanOrEqual(0)
        expect(lost).toBeGreaterThanOrEqual(others)
        expect(lost).toBeLessThanOrEqual(4 * others)
        expect(Math.abs((100 * fives) / asked - percent)).toBeLessThan(100 / asked)
        expect(Math.abs(5 - lost / (asked - special) - hoped.mean)).toBeLessThan(2 / asked)
      }),
      { numRuns: 30 },
    )
  })
})
