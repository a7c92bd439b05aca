import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonical, hashOf } from "./canonical"

describe("the canonical text", () => {
  it.each([
    [
      "keys in order, at every depth",
      { b: 1, a: { d: [2, { y: 0, x: 1 }], c: "я" } },
      '{"a":{"c":"я","d":[2,{"x":1,"y":0}]},"b":1}',
    ],
    ["nothing of what is undefined", { a: undefined, b: null }, '{"b":null}'],
    ["negative zero is zero", [-0, 1e21, 0.1], "[0,1e+21,0.1]"],
  ])("%s", (_what, value, text) => expect(canonical(value)).toBe(text))

  it("is the same in whatever order keys were written, and reads back as what it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(hashOf(canonical(turned))).toBe(hashOf(canonical(value)))
        expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))
      }),
    )
  })

  it("is hashed as everybody hashes it", () => {
    expect(hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  })
})
