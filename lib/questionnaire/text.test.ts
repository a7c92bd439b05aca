import { expect, test } from "vitest"
import { fill, referencesIn } from "./text"

test.each<[string, Record<string, string>, string]>([
  ["Hello", { name: "Aru" }, "Hello"],
  ["Hello, ${name}!", { name: "Aru" }, "Hello, Aru!"],
  ["${ name } ${name}", { name: "$&" }, "$& $&"],
  ["Hello, ${nobody}!", {}, "Hello, !"],
  ["${constructor}", {}, ""],
  ["5 $ {x}", { x: "1" }, "5 $ {x}"],
])("%s", (words, values, filled) => expect(fill({ en: words }, "en", values)).toBe(filled))

test("references are found with their places", () => {
  expect(referencesIn("a ${b} ${c d} ${e}")).toEqual([
    { name: "b", at: 2 },
    { name: undefined, at: 7 },
    { name: "e", at: 14 },
  ])
})
