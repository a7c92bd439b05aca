import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { kindValue, seedHash } from "./draw"
import { DRAW_REASONS } from "./draw-log"
import { KINDS, kindOf, kindOfSuspicion } from "./kind"

const SEED = seedHash("a seed for tests")
const places = fc.record({
  stream: fc.constantFrom("phone/a", "phone/b", "online/open", "face/c"),
  position: fc.integer({ min: 1, max: 5000 }),
  reason: fc.constantFrom(...DRAW_REASONS),
})
const hundredths = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100))

describe("the kind that the seed gives", () => {
  test("follows the shares in their order, exactly, over those that are possible", () => {
    fc.assert(
      fc.property(places, hundredths, ({ stream, position, reason }, [a, b, c]) => {
        const shares = { callback: a / 100, repeat: b / 100, observation: c / 100 }
        const heard = reason === "value" && !stream.startsWith("online/") ? c : 0
        const place = kindValue(SEED, stream, position) * BigInt(a + b + heard)
        const below = (n: number) => place < BigInt(n) << 64n
        const expected = a + b + heard === 0 || below(a) ? "callback" : below(a + b) ? "repeat" : "observation"
        expect(kindOf(SEED, stream, position, reason, shares)).toBe(expected)
      }),
    )
  })

  test("does not depend on how shares that stand in the same proportion are written", () => {
    fc.assert(
      fc.property(places, ({ stream, position, reason }) => {
        const kind = (callback: number, repeat: number) => kindOf(SEED, stream, position, reason, { callback, repeat })
        expect(kind(0.8, 0.2)).toBe(kind(0.4, 0.1))
      }),
    )
  })

  test("is a callback where only observing is meant and nobody can hear", () => {
    const only = { observation: 1 }
    expect(kindOf(SEED, "phone/a", 1, "value", only)).toBe("observation")
    expect(kindOf(SEED, "phone/a", 1, "closing", only)).toBe("callback")
    expect(kindOf(SEED, "online/open", 1, "value", only)).toBe("callback")
  })

  test("gives every kind somewhere", () => {
    const shares = { callback: 0.5, repeat: 0.3, observation: 0.2 }
    const given = Array.from({ length: 60 }, (_, n) => kindOf(SEED, "phone/a", n + 1, "value", shares))
    expect([...new Set(given)].sort()).toEqual([...KINDS].sort())
  })
})

test.each([
  [{ callback: 0.7, repeat: 0.3 }, "callback"],
  [{ repeat: 1 }, "repeat"],
  [{ callback: 0, repeat: 0.5, observation: 0.5 }, "repeat"],
  [{ observation: 1 }, "callback"],
] as const)("with %j suspicion leads to a %s", (shares, kind) => expect(kindOfSuspicion(shares)).toBe(kind))
