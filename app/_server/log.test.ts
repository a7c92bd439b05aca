import { DrizzleQueryError } from "drizzle-orm/errors"
import { expect, it } from "vitest"
import { loggedError, loggedPath } from "./log"

it.each([
  ["/r/0123456789abcdef?page=visit", "/r/…"],
  ["/r/0123456789abcdef/events", "/r/…/events"],
  ["/r/unsubscribe/0123456789abcdef?lang=kk", "/r/unsubscribe/…"],
  ["/r/invite/0123456789abcdef/about", "/r/invite/…/about"],
  ["/coordinator/wave/1?x=1", "/coordinator/wave/1"],
])("a token in %s is not logged", (url, expected) => {
  expect(loggedPath(url)).toBe(expected)
})

it("what stood in a statement that failed is not logged", () => {
  const row = Object.assign(new Error("duplicate key"), { detail: "Key (phone)=(+77011234567) exists." })
  const failed = new DrizzleQueryError(
    "insert into notes values ($1)",
    ["asked\n    at home to call +77011234567"],
    row,
  )
  const logged = JSON.stringify([loggedError(failed), loggedError(row)])
  expect(logged).not.toMatch(/7701|asked|home/)
  expect(logged).toMatch(/insert into notes.*duplicate key/)
})
