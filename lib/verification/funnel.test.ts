import fc from "fast-check"
import { expect, test } from "vitest"
import { atLeast } from "./binomial"
import { FUNNEL_LEVELS, funnelLimits, funnelZone } from "./funnel"

// Known answers of two other implementations: docs/statistics.

const checks = fc.integer({ min: 1, max: 300 })
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
const level = fc.constantFrom(...FUNNEL_LEVELS)

test("chance leaves the limits no oftener than it may, and one count further in it would", () => {
  fc.assert(
    fc.property(checks, share, level, (n, usual, confidence) => {
      const tail = (1 - confidence) / 2
      const { least, most } = funnelLimits(n, usual, confidence)
      expect(atLeast(most + 1, n, usual)).toBeLessThan(tail)
      expect(atLeast(most, n, usual)).toBeGreaterThanOrEqual(tail - 1e-12)
      expect(1 - atLeast(least, n, usual)).toBeLessThanOrEqual(tail + 1e-12)
      expect(1 - atLeast(least + 1, n, usual)).toBeGreaterThan(tail - 1e-12)
    }),
  )
})

test("the drawn limits stay within one count of the counts that decide", () => {
  fc.assert(
    fc.property(checks, share, level, (n, usual, confidence) => {
      const { lower, upper, least, most } = funnelLimits(n, usual, confidence)
      expect([lower >= 0, upper <= 1, lower <= upper]).toEqual([true, true, true])
      expect(lower * n).toBeLessThanOrEqual(least + 1e-9)
      expect(lower * n).toBeGreaterThanOrEqual(Math.max(0, least - 1) - 1e-9)
      expect(upper * n).toBeLessThanOrEqual(most + 1e-9)
      expect(upper * n).toBeGreaterThanOrEqual(most - 1 - 1e-9)
    }),
  )
})

test("control limits lie outside the warning limits", () => {
  fc.assert(
    fc.property(checks, share, (n, usual) => {
      const [warn, control] = FUNNEL_LEVELS.map((confidence) => funnelLimits(n, usual, confidence))
      expect(control!.least).toBeLessThanOrEqual(warn!.least)
      expect(control!.most).toBeGreaterThanOrEqual(warn!.most)
    }),
  )
})

test.each([
  ["no checks", 0, 0, 0.1, "usual"],
  ["what is usual", 1, 10, 0.1, "usual"],
  ["none of few", 0, 12, 0.1, "usual"],
  ["four of twelve", 4, 12, 0.1, "usual"],
  ["five of twelve: 4 in 1,000", 5, 12, 0.1, "warn"],
  ["six of twelve: 5 in 10,000", 6, 12, 0.1, "beyond"],
  ["none of very many", 0, 200, 0.1, "beyond"],
  ["any where there are never any", 1, 5, 0, "beyond"],
  ["none where there are never any", 0, 5, 0, "usual"],
] as const)("%s", (_, hits, n, usual, zone) => {
  expect(funnelZone(hits, n, usual)).toBe(zone)
})
