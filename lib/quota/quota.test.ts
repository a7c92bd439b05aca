import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cellKey, fallsIn } from "./cells"
import { type Cell, giveBack, isOpen, lowestTarget, placesLeft, reserve, settle, standingOf, withdraw } from "./places"

describe("a cell's key", () => {
  it("does not depend on the order of its conditions", () => {
    expect(cellKey({ service: "C1", region: "akmola" })).toBe("region=akmola|service=C1")
    expect(cellKey({ region: "akmola", service: "C1" })).toBe("region=akmola|service=C1")
  })

  it.each([
    [{ region: "akmola", service: "C1" }, { region: "akmola" }, true],
    [{ region: "akmola", service: "C1" }, {}, true],
    [{ region: "akmola" }, { region: "akmola", service: "C1" }, false],
    [{ region: "atyrau" }, { region: "akmola" }, false],
  ])("%j falls in %j: %s", (attributes, conditions, expected) => {
    expect(fallsIn(attributes as Record<string, string>, { conditions })).toBe(expected)
  })
})

const cell = fc.record({ target: fc.nat(5), hard: fc.constant(true) }).map((c) => ({ ...c, accepted: 0, reserved: 0 }))

describe("places", () => {
  it("never exceed a hard target, whatever happens in whatever order", () => {
    fc.assert(
      fc.property(cell, fc.array(fc.constantFrom("reserve", "settle", "giveBack", "withdraw")), (start, steps) => {
        let now: Cell = start
        for (const step of steps) {
          if (step === "reserve") now = reserve(now) ?? now
          if (step === "settle" && now.reserved > 0) now = settle(now)
          if (step === "giveBack" && now.reserved > 0) now = giveBack(now)
          if (step === "withdraw" && now.accepted > 0) now = withdraw(now)
          expect(lowestTarget(now)).toBeLessThanOrEqual(now.target)
          expect(placesLeft(now)).toBe(now.target - lowestTarget(now))
          expect(isOpen(now)).toBe(placesLeft(now) > 0)
        }
      }),
    )
  })

  it("of a soft cell are never refused", () => {
    expect(reserve({ target: 0, hard: false, accepted: 3, reserved: 2 })).not.toBeNull()
  })

  it.each([
    ["complete", true, "counted"],
    ["complete", false, "overflow"],
    ["screened_out", true, "out"],
    ["broken_off", false, "out"],
  ] as const)("%s with places %s stands %s", (ended, places, expected) => {
    expect(standingOf(ended, places)).toBe(expected)
  })
})
