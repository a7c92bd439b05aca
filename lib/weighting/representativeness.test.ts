import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareMargin, type Sizes } from "./representativeness"

const compare = (counts: Sizes, targets: Sizes | null, population: Sizes | null = null, missing = 0) =>
  compareMargin({ name: "region", codes: ["north", "south", "abroad"], counts, missing, targets, population })

describe("a margin", () => {
  it("by hand: half and half for 40 and 60", () => {
    const { codes, toTarget, n } = compare({ north: 50, south: 50 }, { north: 40, south: 60 })
    expect(n).toBe(100)
    expect(codes.map(({ code }) => code)).toEqual(["north", "south"])
    expect(codes[0]!.target).toMatchObject({ achieved: 0.5, share: 0.4, difference: expect.closeTo(0.1, 12) })
    // Binomial quantiles of 100 and 0.4 at 2.5 %: 31 and 50 (R: qbinom).
    expect(codes[0]!.target).toMatchObject({ low: 0.31, high: 0.5, usual: true })
    expect(toTarget).toMatchObject({ known: 100, dissimilarity: expect.closeTo(0.1, 12) })
    // E|X - p| of one share is sqrt(2 p q / (pi n)), and there are two of them, halved.
    expect(toTarget!.byChance).toBeCloseTo(Math.sqrt(0.48 / (Math.PI * 100)), 12)
  })

  it("what chance would hardly do is marked", () => {
    const [north] = compare({ north: 52, south: 48 }, { north: 40, south: 60 }).codes
    expect(north!.target!.usual).toBe(false)
  })

  it("compares with each aim only those whom it knows", () => {
    const { codes, toTarget, toPopulation } = compare(
      { north: 30, south: 50, abroad: 20 },
      { north: 3, south: 5, abroad: 2 },
      { north: 500, south: 500 },
    )
    expect(toTarget).toMatchObject({ known: 100, dissimilarity: expect.closeTo(0, 12) })
    expect(toPopulation).toMatchObject({ known: 80, dissimilarity: expect.closeTo(0.125, 12) })
    expect(codes[2]).toMatchObject({ share: 0.2, population: null, target: { share: 0.2 } })
  })

  it("names empty codes; codes nobody has or wants do not appear; unknown ones do", () => {
    const { codes, empty } = compare({ north: 5, gone: 1 }, { north: 1, south: 1 })
    expect(codes.map(({ code }) => code)).toEqual(["north", "south", "gone"])
    expect(empty).toEqual(["south"])
  })

  it("without anybody there is nothing to compare, and nothing breaks", () => {
    const { codes, toTarget } = compare({}, { north: 1 }, null, 3)
    expect(toTarget).toEqual({ known: 0, dissimilarity: 1, byChance: 1 })
    expect(codes[0]).toMatchObject({ n: 0, share: 0, target: { achieved: 0, share: 1, low: 0, high: 1, usual: true } })
  })
})

const sizes = (min: number) =>
  fc
    .array(fc.integer({ min, max: 3000 }), { minLength: 2, maxLength: 12 })
    .map((all) => Object.fromEntries(all.map((size, i) => [`c${i}`, size])))

describe("whatever the counts and the aims", () => {
  const whatever = (counts: Sizes, aim: Sizes) =>
    compareMargin({ name: "m", codes: Object.keys(aim), counts, missing: 0, targets: aim, population: null })

  it("differences cancel out, dissimilarity lies between 0 and 1, and chance stays within its range", () => {
    fc.assert(
      fc.property(sizes(0), sizes(1), (counts, aim) => {
        const { codes, toTarget } = whatever(counts, aim)
        const own = codes.flatMap(({ target }) => target ?? [])
        const known = toTarget!.known
        expect(own.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(known === 0 ? -1 : 0, 9)
        expect(toTarget!.dissimilarity).toBeGreaterThanOrEqual(0)
        expect(toTarget!.dissimilarity).toBeLessThanOrEqual(1 + 1e-12)
        for (const { low, high, share } of own) {
          expect(low).toBeLessThanOrEqual(share + 1 / Math.max(1, known))
          expect(high).toBeGreaterThanOrEqual(share - 1 / Math.max(1, known))
        }
      }),
      { numRuns: 50 },
    )
  })

  it("a sample in proportion is at distance 0, however large", () => {
    fc.assert(
      fc.property(sizes(1), fc.integer({ min: 1, max: 50 }), (aim, times) => {
        const counts = Object.fromEntries(Object.entries(aim).map(([code, size]) => [code, size * times]))
        expect(whatever(counts, aim).toTarget!.dissimilarity).toBeCloseTo(0, 9)
      }),
      { numRuns: 50 },
    )
  })
})
