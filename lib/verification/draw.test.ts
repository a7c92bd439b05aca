import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { drawValue, isDrawn, replacementFor, seedHash, topUp } from "./draw"
import { fractionOf, neededOf } from "./share"

const SEED = seedHash("a seed for tests")

describe("the share", () => {
  test.each([
    [0.15, 15n, 100n],
    [1, 1n, 1n],
    [0.125, 125n, 1000n],
    [1e-7, 1n, 10_000_000n],
  ])("%d is written as a fraction", (share, part, whole) => expect(fractionOf(share)).toEqual({ part, whole }))

  test.each([-0.1, 1.1, Number.NaN])("%d is no share", (share) => expect(() => fractionOf(share)).toThrow(RangeError))

  test("0.15 of 0 to 10,000 is rounded up exactly", () => {
    for (let n = 0; n <= 10_000; n++) {
      const whole = Math.floor((3 * n) / 20)
      expect(neededOf(n, 0.15)).toBe(whole * 20 === 3 * n ? whole : whole + 1)
    }
    expect(neededOf(20, 0.15)).toBe(3)
  })
})

describe("the value", () => {
  test("is its own for each seed, stream and position", () => {
    const values = [
      drawValue(SEED, "phone/a", 1),
      drawValue(SEED, "phone/a", 2),
      drawValue(SEED, "phone/b", 1),
      drawValue(seedHash("another"), "phone/a", 1),
      drawValue(SEED, "phone/a", 11),
    ]
    expect(new Set(values).size).toBe(values.length)
  })

  test("decides exactly at the share", () => {
    for (let position = 1; position <= 200; position++) {
      const below = drawValue(SEED, "phone/a", position) * 100n < 15n * 2n ** 64n
      expect(isDrawn(SEED, "phone/a", position, 0.15)).toBe(below)
    }
    expect(isDrawn(SEED, "phone/a", 1, 0)).toBe(false)
    expect(isDrawn(SEED, "phone/a", 1, 1)).toBe(true)
  })
})

describe("topping up", () => {
  const positions = (length: number) => Array.from({ length }, (_, index) => index + 1)
  const streams = fc
    .integer({ min: 0, max: 60 })
    .chain((length) => fc.record({ length: fc.constant(length), drawn: fc.subarray(positions(length)) }))

  test("adds the smallest undrawn values, in order, and only what is missing", () => {
    fc.assert(
      fc.property(streams, fc.nat(5), fc.nat(5), ({ length, drawn }, extra, cover) => {
        const added = topUp(SEED, "phone/a", length, drawn, 0.15, extra, cover)
        const required = Math.min(length, Math.max(neededOf(length, 0.15), Math.min(length, cover)) + extra)
        expect(added).toHaveLength(Math.max(0, required - drawn.length))
        const left = positions(length).filter((position) => !drawn.includes(position))
        const value = (position: number) => drawValue(SEED, "phone/a", position)
        const ordered = left.sort((a, b) => (value(a) < value(b) ? -1 : 1))
        expect(added).toEqual(ordered.slice(0, added.length))
        expect(replacementFor(SEED, "phone/a", length, drawn)).toBe(ordered[0] ?? null)
      }),
    )
  })

  test("twice adds nothing", () => {
    fc.assert(
      fc.property(streams, fc.nat(5), ({ length, drawn }, extra) => {
        const all = [...drawn, ...topUp(SEED, "phone/a", length, drawn, 0.15, extra)]
        expect(topUp(SEED, "phone/a", length, all, 0.15, extra)).toEqual([])
      }),
    )
  })
})
