import fc from "fast-check"
import { expect, it } from "vitest"
import { codeIn, resumeCodeOf, shownCode } from "./resume-code"
import { newKey, vaultOf } from "./vault"

const vault = vaultOf(newKey("a"))

it("gives each interview its own code, the same every time, and reads it back however it is typed", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      const { code, hash } = resumeCodeOf(vault, one)
      expect(resumeCodeOf(vault, one)).toEqual({ code, hash })
      if (one !== other) expect(resumeCodeOf(vault, other).hash).not.toBe(hash)
      expect(hash).not.toContain(code)
      expect(codeIn(shownCode(code))).toBe(code)
      expect(codeIn(` ${shownCode(code).toLowerCase().replace("-", " – ")} `)).toBe(code)
    }),
  )
})

it.each([
  ["O1IL-abcu", "0111abcv"],
  ["abc", null],
  ["abcd-efghj", null],
  ["abcd-ef!h", null],
  ["абвг-деёж", null],
  ["", null],
])("reads %j as %j", (typed, code) => {
  expect(codeIn(typed)).toBe(code)
})

it("knows nothing without the key", () => {
  const { hash } = resumeCodeOf(vault, "0190")
  expect(resumeCodeOf(vaultOf(newKey("a")), "0190").hash).not.toBe(hash)
})
