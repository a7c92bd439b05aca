import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { changeOf, type Doubted } from "./change"
import { type Bounds, intervalOf, quantileOf } from "./interval"

const SCALE = { lowest: 1, highest: 5 }
const of = (
  mean: number,
  percent: number,
  error: { mean: number; percent: number } | null,
  n: number,
  confidence = 0.95,
) => intervalOf({ mean, percent }, error, n, confidence, SCALE)
const rounded = ({ low, high }: Bounds) => [low, high].map((end) => Math.round(end * 1000) / 1000)

const someScore = fc.record({
  mean: fc.double({ min: 1, max: 5, noNaN: true }),
  percent: fc.oneof(fc.constantFrom(0, 100, 1e-9, 100 - 1e-9), fc.double({ min: 0, max: 100, noNaN: true })),
})
const someError = fc.record({
  mean: fc.oneof(fc.constantFrom(0, 1e-9), fc.double({ min: 0, max: 4, noNaN: true })),
  percent: fc.oneof(fc.constantFrom(0, 1e-9), fc.double({ min: 0, max: 100, noNaN: true })),
})
const someN = fc.integer({ min: 2, max: 2_000_000 })
const someConfidence = fc.constantFrom(0.8, 0.95, 0.999)

describe("the interval around a score", () => {
  it.each([
    ["a mean: Student's t", 4, { mean: 0.1, percent: 5 }, 25, [3.794, 4.206]],
    ["never above the scale", 4.9, { mean: 0.1, percent: 5 }, 25, [4.694, 5]],
    ["never below it", 1.1, { mean: 0.1, percent: 5 }, 25, [1, 1.306]],
  ] as const)("is of %s", (_what, mean, error, n, expected) => {
    expect(rounded(of(mean, 50, error, n)!.mean)).toEqual(expected)
  })

  it("of a share is Wilson's, as published", () => {
    // 81 of 263 (Newcombe 1998, table I): 0.2553 to 0.3662; 15 of 148: 0.0624 to 0.1605.
    for (const [hits, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
    ] as const) {
      const p = hits / n
      const error = { mean: 0.1, percent: 100 * Math.sqrt((p * (1 - p)) / n) }
      const found = of(4, 100 * p, error, 2_000_000)!.percent
      expect(found.low / 100).toBeCloseTo(low, 4)
      expect(found.high / 100).toBeCloseTo(high, 4)
    }
  })

  it("says how far people who all agree may still be off: 20 of 20 is Wilson's 83.9 % with the normal quantile", () => {
    const z = quantileOf(0.95, 2_000_000)
    expect(z).toBeCloseTo(1.959964, 5)
    const { mean, percent } = of(5, 100, { mean: 0, percent: 0 }, 20)!
    const t = quantileOf(0.95, 19)
    expect(percent).toEqual({ low: 100 * (1 - t ** 2 / (20 + t ** 2)), high: 100 })
    expect(20 / (20 + z ** 2)).toBeCloseTo(0.8389, 4)
    expect(mean.high).toBe(5)
    expect(mean.low).toBeCloseTo(5 - 4 * (t ** 2 / (20 + t ** 2)), 12)
  })

  it("is not known without an error, nor of one person", () => {
    expect(of(4, 50, null, 100)).toBeNull()
    expect(of(4, 50, { mean: 0, percent: 0 }, 1)).toBeNull()
  })

  it("holds the score, stays on the scale, and is wider for more confidence and for more error, whatever it is of", () => {
    fc.assert(
      fc.property(someScore, someError, someN, (score, error, n) => {
        const found = intervalOf(score, error, n, 0.95, SCALE)!
        for (const [part, lowest, highest] of [
          ["mean", 1, 5],
          ["percent", 0, 100],
        ] as const) {
          const { low, high } = found[part]
          expect(low >= lowest && high <= highest).toBe(true)
          expect(low <= score[part] + 1e-9 && high >= score[part] - 1e-9).toBe(true)
          const surer = intervalOf(score, error, n, 0.99, SCALE)![part]
          expect(surer.low <= low + 1e-9 && surer.high >= high - 1e-9).toBe(true)
        }
      }),
    )
  })

  it("is never a point where two people or more agreed", () => {
    fc.assert(
      fc.property(someScore, someN, someConfidence, (score, n, confidence) => {
        const found = intervalOf(score, { mean: 0, percent: 0 }, n, confidence, SCALE)!
        expect(found.mean.high - found.mean.low).toBeGreaterThan(0)
        expect(found.percent.high - found.percent.low).toBeGreaterThan(0)
      }),
    )
  })
})

describe("a change", () => {
  const year = (mean: number, percent: number, error: number | null, n = 400): Doubted => ({
    score: { mean, percent },
    error: error === null ? null : { mean: error, percent: error * 20 },
    n,
  })

  it("has the interval of two independent samples", () => {
    const { mean, percent } = changeOf(year(4.5, 70, 0.03), year(4.4, 68, 0.04), 0.95, SCALE)!
    expect(mean.value).toBeCloseTo(0.1, 12)
    expect(mean.high! - mean.low!).toBeCloseTo(2 * quantileOf(0.95, 399) * 0.05, 12)
    expect(percent.value).toBe(2)
    expect(percent.low! < 2 && percent.high! > 2).toBe(true)
  })

  it("of shares is Newcombe's, as published: 56 of 70 less 48 of 80", () => {
    const share = (hits: number, n: number): Doubted => {
      const p = hits / n
      return {
        score: { mean: 4, percent: 100 * p },
        error: { mean: 1, percent: 100 * Math.sqrt((p * (1 - p)) / n) },
        n: 2e6,
      }
    }
    const { percent } = changeOf(share(56, 70), share(48, 80), 0.95, SCALE)!
    expect(percent.low! / 100).toBeCloseTo(0.0524, 4)
    expect(percent.high! / 100).toBeCloseTo(0.3339, 4)
  })

  it("from a printed figure is known, its doubt is not; from no figure there is none", () => {
    const printed = changeOf(year(4.5, 70, 0.03), year(4.4, 68, null), 0.95, SCALE)!
    expect([printed.mean.low, printed.mean.high, printed.percent.low]).toEqual([null, null, null])
    expect(printed.percent.value).toBe(2)
    expect(changeOf(year(4.5, 70, 0.03), null, 0.95, SCALE)).toBeNull()
  })

  it("turned round is the same the other way, and holds its value within what can be", () => {
    fc.assert(
      fc.property(someScore, someError, someN, someScore, someError, someN, (score, error, n, before, its, m) => {
        const [one, other] = [
          { score, error, n },
          { score: before, error: its, n: m },
        ]
        const found = changeOf(one, other, 0.95, SCALE)!
        const back = changeOf(other, one, 0.95, SCALE)!
        for (const [part, most] of [
          ["mean", 4],
          ["percent", 100],
        ] as const) {
          const { value, low, high } = found[part]
          expect(low! <= value + 1e-9 && high! >= value - 1e-9).toBe(true)
          expect(low! >= -most - 1e-9 && high! <= most + 1e-9).toBe(true)
          expect(back[part].low! + high!).toBeCloseTo(0, 9)
        }
      }),
    )
  })
})
