import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { hashToken, newToken, TOKEN_FORM } from "./token"
import { newKey, vaultOf } from "./vault"

describe("the vault", () => {
  it("opens what it sealed, and nothing that was altered", () => {
    const vault = vaultOf(newKey("a"))
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (words, at) => {
        const sealed = vault.seal(words)
        expect(vault.open(sealed)).toBe(words)
        const altered = Buffer.from(sealed)
        altered[at % altered.length]! ^= 1
        expect(() => vault.open(altered)).toThrow()
      }),
    )
  })

  it("still opens and finds after a key was added in front", () => {
    const old = newKey("2025")
    const [before, after] = [vaultOf(old), vaultOf(`${newKey("2026")},${old}`)]
    expect(after.open(before.seal("Айнұр"))).toBe("Айнұр")
    expect(after.fingerprint("+77011234567")).toBe(before.fingerprint("+77011234567"))
    expect(() => before.open(after.seal("Айнұр"))).toThrow("2026")
  })

  it.each(["", "a", "a:c2hvcnQ=", ":x"])("refuses the key %j and says how to make one", (keys) => {
    expect(() => vaultOf(keys)).toThrow("npm run keys")
  })
})

describe("a link token", () => {
  it("has the one form, and only its hash is kept", () => {
    const tokens = Array.from({ length: 200 }, newToken)
    expect(new Set(tokens).size).toBe(200)
    expect(tokens.every((token) => TOKEN_FORM.test(token))).toBe(true)
    expect(hashToken(tokens[0]!)).not.toContain(tokens[0]!)
  })
})
