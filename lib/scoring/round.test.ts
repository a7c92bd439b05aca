import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { roundHalfUp } from "./round"

describe("half up", () => {
  it.each([
    [4.585, 2, 4.59],
    [4.584999, 2, 4.58],
    [1.005, 2, 1.01],
    [75.05, 1, 75.1],
    [75.049999, 1, 75],
    [0.5, 0, 1],
    [-0.155, 2, -0.16],
    [5, 2, 5],
    [0, 1, 0],
    [(13 / 3 + 97 / 24 + 4) / 3, 2, 4.13],
    [(100 / 3 + 50 / 3 + 0.1) / 2, 1, 25.1],
  ])("%d with %i decimals is %d", (value, decimals, rounded) => {
    expect(roundHalfUp(value, decimals)).toBe(rounded)
  })

  it("has no negative nothing", () => {
    expect(Object.is(roundHalfUp(-0.004, 2), 0)).toBe(true)
  })

  const fraction = fc.record({ over: fc.integer({ min: 1, max: 400 }), of: fc.integer({ min: 1, max: 400 }) })

  it("of a mean of fractions is that of the exact mean", () => {
    fc.assert(
      fc.property(
        fc.array(fraction, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 3 }),
        (all, decimals) => {
          const mean = all.reduce((sum, { over, of }) => sum + over / of, 0) / all.length
          const common = all.reduce((product, { of }) => product * BigInt(of), 1n)
          const sum = all.reduce((total, { over, of }) => total + BigInt(over) * (common / BigInt(of)), 0n)
          const below = common * BigInt(all.length)
          // floor(x * 10^d + 1/2) in whole numbers
          const exact = (2n * sum * 10n ** BigInt(decimals) + below) / (2n * below)
          expect(roundHalfUp(mean, decimals)).toBe(Number(exact) / 10 ** decimals)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
