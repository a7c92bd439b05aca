import { describe, expect, it } from "vitest"
import { assertBodySize, assertOwnOrigin, BODY_LIMIT, bodyLimitOf, LIST_LIMIT, securityHeaders } from "./guard"

const OWN = "https://survey.example.kz"
const refusal = (work: () => void): string => {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return "let through"
}

describe("a change", () => {
  it.each([
    ["our own address", { origin: OWN, host: "inside:3000" }, "let through"],
    ["the host that was asked", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, "let through"],
    ["another site", { origin: "https://evil.example", host: "survey.example.kz" }, "foreign_origin"],
    [
      "our name on another port",
      { origin: "https://survey.example.kz:8443", host: "survey.example.kz" },
      "foreign_origin",
    ],
    ["a sandboxed page", { origin: "null", host: "survey.example.kz" }, "foreign_origin"],
    ["no browser at all", { host: "survey.example.kz" }, "let through"],
    [
      "a browser that hides where it comes from",
      { host: "survey.example.kz", "sec-fetch-site": "cross-site" },
      "foreign_origin",
    ],
  ])("from %s", (_from, headers, expected) => {
    expect(refusal(() => assertOwnOrigin("POST", headers, OWN))).toBe(expected)
    expect(refusal(() => assertOwnOrigin("GET", headers, OWN))).toBe("let through")
  })
})

it("refuses a body over the limit by its own word", () => {
  expect(refusal(() => assertBodySize({ "content-length": "101" }, 100))).toBe("too_large")
  expect(refusal(() => assertBodySize({ "content-length": "100" }, 100))).toBe("let through")
})

it.each([
  ["/coordinator/wave/0199/contacts/file", LIST_LIMIT],
  ["/coordinator/wave/0199/contacts", BODY_LIMIT],
  ["/coordinator/wave/0199/contacts/file/x", BODY_LIMIT],
  ["/r/coordinator/wave/0199/contacts/file", BODY_LIMIT],
])("lets a long list in at its own address only: %s", (path, limit) => {
  expect(bodyLimitOf(path)).toBe(limit)
})

it("lets respondents' pages run nothing but our own files, and keeps them out of caches", () => {
  const headers = securityHeaders("/r/abc", "nonce")
  expect(headers["Content-Security-Policy"]).toContain("script-src 'self';")
  expect(headers).toMatchObject({ "Cache-Control": "no-store", "Referrer-Policy": "same-origin" })
})
