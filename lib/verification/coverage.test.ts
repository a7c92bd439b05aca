import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { coverage, coverageOf } from "./coverage"
import { FINDINGS } from "./finding"

describe("coverage of a stream", () => {
  test.each([
    ["nothing done yet", 0, [0, 0, 0], { needed: 0, toDraw: 0, state: "met" }],
    ["one interview, not drawn", 1, [0, 0, 0], { needed: 1, toDraw: 1, state: "due" }],
    ["one interview, check open", 1, [0, 1, 0], { needed: 1, toDraw: 0, state: "open" }],
    ["20, three checked", 20, [3, 0, 0], { needed: 3, toDraw: 0, state: "met" }],
    ["20, four checked, one open", 20, [4, 1, 0], { needed: 3, toDraw: 0, state: "open" }],
    ["20, two checked, one unreachable", 20, [2, 0, 1], { needed: 3, toDraw: 1, state: "due" }],
    ["20, three checked, one unreachable", 20, [3, 0, 1], { needed: 3, toDraw: 0, state: "met" }],
    ["two, both unreachable", 2, [0, 0, 2], { needed: 1, toDraw: 0, state: "shortfall" }],
    ["two, one of them unreachable", 2, [1, 0, 1], { needed: 1, toDraw: 0, state: "met" }],
  ] as const)("%s", (_, n, [checked, open, unreachable], expected) => {
    expect(coverage("phone/a", n, { checked, open, unreachable }, 0.15)).toMatchObject({
      ...expected,
      n,
      drawn: checked + open + unreachable,
    })
  })

  test("is counted from the findings of each stream, in the order given", () => {
    const drawn = ([null, "unreachable", ...FINDINGS] as const).map((finding) => ({ stream: "phone/b", finding }))
    const streams = [
      { stream: "phone/b", length: 20 },
      { stream: "phone/a", length: 3 },
    ]
    expect(coverageOf(streams, drawn, 0.15)).toMatchObject([
      { stream: "phone/b", checked: 3, open: 1, unreachable: 2, state: "open" },
      { stream: "phone/a", checked: 0, open: 0, unreachable: 0, state: "due" },
    ])
  })

  test("is met only with the floor checked and nothing open", () => {
    const small = fc.integer({ min: 0, max: 12 })
    fc.assert(
      fc.property(small, small, small, small, (checked, open, unreachable, undrawn) => {
        const n = checked + open + unreachable + undrawn
        const { state, needed, toDraw } = coverage("s", n, { checked, open, unreachable }, 0.15)
        if (state === "met") expect([open, checked >= needed]).toEqual([0, true])
        if (state === "shortfall") expect([open, undrawn, checked < needed]).toEqual([0, 0, true])
        expect(toDraw).toBeLessThanOrEqual(undrawn)
      }),
    )
  })
})
