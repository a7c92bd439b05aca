import fc from "fast-check"
import { expect, it } from "vitest"
import { couponsOf, invitedToken } from "./coupon"
import { hashToken, TOKEN_FORM } from "./token"
import { newKey, vaultOf } from "./vault"

const vault = vaultOf(newKey("a"))

it("gives each case its own coupons, the same every time, each of a token's form", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 1, max: 10 }), (one, other, n) => {
      const coupons = couponsOf(vault, one, n)
      expect(couponsOf(vault, one, n)).toEqual(coupons)
      expect(couponsOf(vault, one, 10).slice(0, n)).toEqual(coupons)
      const all = [...coupons, ...(one === other ? [] : couponsOf(vault, other, n))].map(({ token }) => token)
      expect(new Set(all).size).toBe(all.length)
      expect(all.every((token) => TOKEN_FORM.test(token))).toBe(true)
      expect(coupons.map(({ hash }) => hash)).toEqual(coupons.map(({ token }) => hashToken(token)))
    }),
  )
})

it("leads who sends a page twice to one link, and nobody else who knows the coupon", () => {
  const [coupon] = couponsOf(vault, "case", 1)
  const token = invitedToken(vault, coupon!.token, "0190")
  expect(token).toMatch(TOKEN_FORM)
  expect(invitedToken(vault, coupon!.token, "0190")).toBe(token)
  expect(invitedToken(vault, coupon!.token, "0191")).not.toBe(token)
  expect(invitedToken(vaultOf(newKey("a")), coupon!.token, "0190")).not.toBe(token)
})
