import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { NO_STOCK, type Stock } from "./stock"
import { type Ground, type Part, rankOf, warningsOf } from "./warnings"

const part = (changes: Partial<Omit<Part, "stock">> = {}, stock: Partial<Stock> = {}): Part => ({
  ...{ target: 20, accepted: 8, reserved: 0, ...changes },
  stock: { ...NO_STOCK, cases: 200, left: 120, ended: 80, gave: 30, ...stock },
})
const ground = (parts: Part[], changes: Partial<Ground> = {}): Ground => ({
  ...{ parts, usual: { response: 0.4, weight: 10 }, openLink: false, callers: 2, unspoken: [] },
  ...changes,
})
const NOTHING = { cases: 0, left: 0, ended: 0, gave: 0 }

it("says what the register of list requests knows where nobody is left to ask", () => {
  const supply = { state: "refused", requests: [] } as const
  expect(warningsOf(ground([part({}, NOTHING)], { supply }))).toMatchObject([{ kind: "no_list", list: supply }])
  expect(warningsOf(ground([part({}, NOTHING)], { supply: null }))).not.toHaveProperty("0.list")
})

describe("why a place will not be filled", () => {
  it.each<[string, Ground, object[]]>([
    ["enough cases", ground([part()]), []],
    ["a full cell, whatever else is missing", ground([part({ accepted: 20 }, NOTHING)], { callers: 0 }), []],
    ["never a list", ground([part({}, NOTHING)]), [{ kind: "no_list", certain: true, short: 12 }]],
    [
      "a list used up",
      ground([part({}, { left: 0, cases: 80 })]),
      [{ kind: "used_up", certain: true, short: 12, cases: 80, overflow: 0 }],
    ],
    ["a list used up, the rest over quota", ground([part({}, { left: 0, overflow: 12 })]), []],
    ["a list used up, the rest being interviewed", ground([part({ reserved: 12 }, { left: 0 })]), []],
    [
      "a list used up where people may come by themselves",
      ground([part({}, { left: 0 })], { openLink: true }),
      [{ kind: "used_up", certain: false }],
    ],
    [
      "one cell of two without a list",
      ground([part(), part({}, NOTHING)]),
      [{ kind: "cells", certain: true, cells: 1, short: 12 }],
    ],
    [
      "cases left that will hardly give the rest",
      ground([part({ target: 58 }, { left: 110 })]),
      [{ kind: "low_response", certain: false, remaining: 50, left: 110, short: 8 }],
    ],
    [
      "cases left that cannot give the rest",
      ground([part({ target: 200 }, { left: 110 })]),
      [{ kind: "low_response", certain: true, remaining: 192 }],
    ],
    ["nobody who may call there", ground([part()], { callers: 0 }), [{ kind: "nobody", certain: true }]],
    [
      "a language that nobody speaks",
      ground([part()], { unspoken: [{ language: "ug", cases: 4 }] }),
      [{ kind: "no_language", language: "ug", cases: 4 }],
    ],
    ["later than planned", ground([part()], { late: { planned: 10, high: 17 } }), [{ kind: "too_slow", days: 7 }]],
    ["no date at all", ground([part()], { late: { planned: 10, high: null } }), [{ kind: "too_slow", days: null }]],
    ["in time", ground([part()], { late: { planned: 10, high: 10 } }), []],
  ])("%s", (_what, of, expected) => {
    expect(warningsOf(of)).toMatchObject(expected)
    expect(warningsOf(of)).toHaveLength(expected.length)
  })

  it("names the surest reason first", () => {
    const all = ground([part({}, NOTHING)], { callers: 0, late: { planned: 3, high: null } })
    expect(warningsOf(all).map(({ kind }) => kind)).toEqual(["no_list", "nobody", "too_slow"])
  })
})

const anyPart = fc
  .record({
    target: fc.nat(80),
    accepted: fc.nat(80),
    reserved: fc.nat(5),
    left: fc.nat(100),
    ended: fc.nat(100),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    overflow: fc.nat(5),
  })
  .map(({ left, ended, part: share, overflow, ...terms }): Part => {
    const stock = {
      cases: left + ended,
      left,
      tried: Math.floor(left * share),
      ended,
      gave: Math.floor(share * ended),
      overflow,
      walkIns: 0,
    }
    return { ...terms, stock }
  })
const worst = (of: Ground) => Math.min(99, ...warningsOf(of).map(rankOf))

describe("whatever the field is like", () => {
  it("a full cell never warns", () => {
    fc.assert(
      fc.property(anyPart, fc.nat(9), (one, more) => {
        const full = { ...one, accepted: one.target + more }
        expect(warningsOf(ground([full], { callers: 0, late: { planned: 0, high: null } }))).toEqual([])
      }),
    )
  })

  it("more cases never make the warning worse, nor the shortage larger", () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 4 }), fc.nat(50), fc.nat(3), (parts, more, at) => {
        const lucky = parts.map((one, i) => {
          if (i !== at % parts.length) return one
          return { ...one, stock: { ...one.stock, left: one.stock.left + more, cases: one.stock.cases + more } }
        })
        const [before, after] = [ground(parts), ground(lucky)]
        expect(shortOf(after)).toBeLessThanOrEqual(shortOf(before) + parts.length)
        if (parts.length === 1) expect(worst(after)).toBeGreaterThanOrEqual(worst(before))
      }),
    )
  })
})

const shortOf = (of: Ground) =>
  warningsOf(of).reduce((total, reason) => total + ("short" in reason ? reason.short : 0), 0)
