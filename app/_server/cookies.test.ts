import { expect, it } from "vitest"
import { cookiesOf } from "./cookies"

it.each([
  [undefined, {}],
  ["", {}],
  ["a=1; b=x%20y", { a: "1", b: "x y" }],
  ["token=ab.c==; broken=%E0%A4%A; =nameless; bare", { token: "ab.c==", broken: "%E0%A4%A", bare: "" }],
])("%j holds %j", (header, cookies) => {
  expect(cookiesOf(header)).toEqual(cookies)
})
