import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allows, behind, differenceOf, meanOf, middleOf } from "./interval"
import { roundHalfUp } from "./round"

describe("what a printed figure allows", () => {
  it.each([
    [[4.59, 4.53], 4.56, true],
    [[4.59, 4.54], 4.56, true],
    [[4.59, 4.54], 4.57, true],
    [[4.59, 4.54], 4.58, false],
    [[4.59, 4.53], 4.57, false],
    [[4.59, 4.53], 4.55, false],
    [[4.59], 4.59, true],
    [[4.59], 4.6, false],
  ])("the mean of %j printed as %d: %s", (parts, printed, allowed) => {
    expect(allows(meanOf(parts.map((part) => behind(part, 2))), printed)).toBe(allowed)
  })

  it.each([
    [4.76, 4.91, -0.15, true],
    [4.76, 4.91, -0.16, true],
    [4.76, 4.91, -0.17, false],
    [4.76, 4.91, -0.13, false],
  ])("the change from %d less %d printed as %d: %s", (now, before, printed, allowed) => {
    expect(allows(differenceOf(behind(now, 2), behind(before, 2)), printed)).toBe(allowed)
  })

  const values = fc.array(
    fc.integer({ min: 100_000, max: 500_000 }).map((n) => n / 100_000),
    { minLength: 1, maxLength: 9 },
  )

  it("always holds the true mean", () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (groups) => {
        const mean = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length
        const allowed = meanOf(groups.map((group) => meanOf(group.map((value) => behind(roundHalfUp(value, 2), 2)))))
        expect(allows(allowed, roundHalfUp(mean(groups.map(mean)), 2))).toBe(true)
      }),
    )
  })

  it("never holds a mean that is one unit off or more", () => {
    fc.assert(
      fc.property(
        values,
        fc.constantFrom(-1, 1),
        fc.double({ min: 0.0101, max: 1, noNaN: true }),
        (parts, side, off) => {
          const printed = parts.map((value) => roundHalfUp(value, 2))
          const allowed = meanOf(printed.map((value) => behind(value, 2)))
          expect(allows(allowed, roundHalfUp(middleOf(allowed) + side * (off + 0.005), 2))).toBe(false)
        },
      ),
    )
  })
})
