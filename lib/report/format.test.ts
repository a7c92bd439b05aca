import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { changeIn, NO_SCORE, scoreIn } from "./format"

describe("a score in words of a language", () => {
  it.each([
    ["kk", 4.585, 2, "4,59"],
    ["ru", 4.585, 2, "4,59"],
    ["en", 4.585, 2, "4.59"],
    ["en", 1.005, 2, "1.01"],
    ["kk", 75.05, 1, "75,1"],
    ["kk", 100, 1, "100,0"],
    ["kk", 5, 2, "5,00"],
    ["ru", -0.04, 1, "0,0"],
  ])("%s: %d with %i decimals is %s", (language, value, decimals, written) => {
    expect(scoreIn(language, value, decimals)).toBe(written)
  })

  it.each([null, undefined, Number.NaN])("writes a dash where there is none: %s", (value) => {
    expect([scoreIn("kk", value, 2), changeIn("en", value, 2)]).toEqual([NO_SCORE, NO_SCORE])
  })

  it.each([
    ["kk", 0.3, 1, "+0,3"],
    ["kk", -0.15, 2, "−0,15"],
    ["ru", -0.04, 1, "0,0"],
    ["en", 18.75, 1, "+18.8"],
    ["en", -18.75, 1, "−18.8"],
  ])("%s: a change of %d with %i decimals is %s", (language, value, decimals, written) => {
    expect(changeIn(language, value, decimals)).toBe(written)
  })

  it("never writes a minus before nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        expect(`${scoreIn("kk", value, decimals)} ${changeIn("kk", value, decimals)}`).not.toMatch(/[-−]0(,0*)?( |$)/)
      }),
    )
  })
})
