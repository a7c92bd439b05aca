import { describe, expect, test } from "vitest"
import { atLeast, exactInterval } from "./binomial"

describe("exact interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 5 (Clopper-Pearson), 95 %.
  test.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("%i of %i, as published", (hits, n, lower, upper) => {
    const interval = exactInterval(hits, n)
    expect(interval.lower.toFixed(4)).toBe(lower.toFixed(4))
    expect(interval.upper.toFixed(4)).toBe(upper.toFixed(4))
  })

  // Worked out apart with whole-number fractions: sums of binomial terms, halved intervals.
  test.each([
    [1, 1, 0.95, 0.025, 1],
    [2, 5, 0.95, 0.0527449505, 0.8533672004],
    [5, 10, 0.95, 0.1870860284, 0.8129139716],
    [3, 20, 0.95, 0.0320709372, 0.3789268265],
    [3, 20, 0.998, 0.009987581, 0.5087293739],
    [0, 0, 0.95, 0, 1],
  ])("%i of %i at %d, to nine decimals", (hits, n, confidence, lower, upper) => {
    const interval = exactInterval(hits, n, confidence)
    expect(interval.lower).toBeCloseTo(lower, 9)
    expect(interval.upper).toBeCloseTo(upper, 9)
  })

  test.each([1, 7, 150, 9181])("has its closed form when none or all of %i hit", (n) => {
    expect(exactInterval(0, n).upper).toBeCloseTo(1 - 0.025 ** (1 / n), 12)
    expect(exactInterval(n, n).lower).toBeCloseTo(0.025 ** (1 / n), 12)
  })

  test("mirrors, holds the share, and leaves its tail outside", () => {
    for (const n of [2, 9, 30, 200])
      for (let hits = 1; hits < n; hits += 1 + Math.floor(n / 20)) {
        const { lower, upper } = exactInterval(hits, n)
        const mirrored = exactInterval(n - hits, n)
        expect(lower).toBeCloseTo(1 - mirrored.upper, 12)
        expect(lower).toBeLessThan(hits / n)
        expect(upper).toBeGreaterThan(hits / n)
        expect(atLeast(hits, n, lower)).toBeCloseTo(0.025, 10)
        expect(1 - atLeast(hits + 1, n, upper)).toBeCloseTo(0.025, 10)
      }
  })
})

test("the tail equals its sum of binomial terms", () => {
  for (const share of [0.01, 0.15, 0.5, 0.97])
    for (const n of [1, 5, 40]) {
      let term = (1 - share) ** n
      let below = 0
      for (let hits = 0; hits <= n; hits++) {
        expect(atLeast(hits, n, share)).toBeCloseTo(1 - below, 12)
        below += term
        term *= ((n - hits) / (hits + 1)) * (share / (1 - share))
      }
    }
  expect(atLeast(6, 5, 0.5)).toBe(0)
})
