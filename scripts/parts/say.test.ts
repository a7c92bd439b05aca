import { expect, it } from "vitest"
import { box, columns } from "./say"

it("frames lines of different length", () => {
  expect(box(["a", "four"])).toBe("┌──────┐\n│ a    │\n│ four │\n└──────┘")
})

it("aligns columns without trailing blanks", () => {
  expect(
    columns([
      ["role", "e-mail"],
      ["admin", "a@b.kz"],
      ["x", ""],
    ]),
  ).toEqual(["role    e-mail", "admin   a@b.kz", "x"])
})
