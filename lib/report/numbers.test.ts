import { expect, it } from "vitest"
import { numberIn, percentIn } from "./numbers"

const plain = (words: string) => words.replace(/[\u00A0\u202F]/g, " ")

it.each([
  ["kk", "12 345,6", "40,6 %"],
  ["ru", "12 345,6", "40,6 %"],
  ["en", "12,345.6", "40.6%"],
])("writes numbers in %s", (language, number, percent) => {
  expect(plain(numberIn(language, 12_345.6, 1))).toBe(number)
  expect(plain(percentIn(language, 40.62, 1))).toBe(percent)
})
