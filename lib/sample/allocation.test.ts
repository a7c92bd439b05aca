import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocate, allocateEqually, type Stratum } from "./allocation"

const strata = (shares: readonly number[]): Stratum[] => shares.map((share, index) => ({ code: `s${index}`, share }))
const targets = (total: number, of: readonly Stratum[]) => {
  const result = allocate(total, of)
  if (!result.ok) throw new Error(result.reason)
  return result.targets
}

describe("sharing a sample out", () => {
  it.each([
    [100, [50, 30, 20], [50, 30, 20]],
    [10, [1, 1, 1], [4, 3, 3]],
    [7, [43, 40, 17], [3, 3, 1]],
    [0, [5, 5], [0, 0]],
    [9181, [100], [9181]],
    [3, [0, 1], [0, 3]],
    [3, [0, 0], [2, 1]],
    // Hamilton's example: 1832 seats would be unfair to none of them by more than one.
    [25, [9061, 7179, 5259, 3319, 1182], [9, 7, 5, 3, 1]],
  ])("%i over %j", (total, shares, expected) => {
    expect(targets(total, strata(shares))).toEqual(expected)
  })

  it("keeps floors and ceilings and shares the rest in proportion", () => {
    const bounded = [
      { code: "city", share: 80, ceiling: 50 },
      { code: "north", share: 15 },
      { code: "south", share: 4 },
      { code: "far", share: 1, floor: 10 },
    ]
    expect(targets(100, bounded)).toEqual([50, 32, 8, 10])
  })

  it("gives strata without a size only what nobody else has room for", () => {
    expect(
      targets(10, [
        { code: "a", share: 1, ceiling: 4 },
        { code: "b", share: 0 },
        { code: "c", share: 0, floor: 1 },
      ]),
    ).toEqual([4, 3, 3])
  })

  it.each([
    [1.5, strata([1]), { reason: "total_not_whole" }],
    [1, strata([-1]), { reason: "share_negative", code: "s0" }],
    [1, [{ code: "a", share: 1, floor: 0.5 }], { reason: "bound_not_whole", code: "a" }],
    [9, [{ code: "a", share: 1, floor: 5, ceiling: 4 }], { reason: "floor_above_ceiling", code: "a" }],
    [9, [{ code: "a", share: 1, floor: 10 }], { reason: "floors_above_total", least: 10 }],
    [9, [{ code: "a", share: 1, ceiling: 8 }], { reason: "ceilings_below_total", most: 8 }],
  ])("refuses %j of %j", (total, of, refusal) => {
    expect(allocate(total, of)).toEqual({ ok: false, ...refusal })
  })
})

const bounded = fc
  .record({
    share: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true })),
    floor: fc.integer({ min: 0, max: 40 }),
    room: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  })
  .map(
    ({ share, floor, room }): Omit<Stratum, "code"> => ({
      share,
      floor,
      ceiling: room === undefined ? undefined : floor + room,
    }),
  )
const sample = fc.record({
  total: fc.integer({ min: 0, max: 20_000 }),
  of: fc.array(bounded, { minLength: 1, maxLength: 30 }).map((all) => all.map((one, i) => ({ ...one, code: `s${i}` }))),
})

describe("whatever the shares and bounds", () => {
  it("adds up to the total exactly, within every bound", () => {
    fc.assert(
      fc.property(sample, ({ total, of }) => {
        const result = allocate(total, of)
        if (!result.ok) return ["floors_above_total", "ceilings_below_total"].includes(result.reason)
        expect(result.targets.reduce((all, target) => all + target, 0)).toBe(total)
        of.forEach(({ floor = 0, ceiling = total }, index) => {
          expect(Number.isInteger(result.targets[index])).toBe(true)
          expect(result.targets[index]).toBeGreaterThanOrEqual(floor)
          expect(result.targets[index]).toBeLessThanOrEqual(ceiling)
        })
        return true
      }),
    )
  })

  it("stays within one of proportion where nothing bounds it", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), shares, (total, sizes) => {
        const all = sizes.reduce((sum, size) => sum + size, 0)
        targets(total, strata(sizes)).forEach((target, index) => {
          expect(Math.abs(target - (total * sizes[index]!) / all)).toBeLessThan(1)
        })
      }),
    )
  })

  it("splits equally to within one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 40 }), (total, n) => {
        const result = allocateEqually(total, strata(Array.from({ length: n }, () => 0)))
        const parts = result.ok ? result.targets : []
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
