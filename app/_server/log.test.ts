import { expect, it } from "vitest"
import { loggedPath } from "./log"

it.each([
  ["/r/0123456789abcdef?page=visit", "/r/…"],
  ["/r/0123456789abcdef/events", "/r/…/events"],
  ["/r/unsubscribe/0123456789abcdef?lang=kk", "/r/unsubscribe/…"],
  ["/coordinator/wave/1?x=1", "/coordinator/wave/1"],
])("a token in %s is not logged", (url, expected) => {
  expect(loggedPath(url)).toBe(expected)
})
