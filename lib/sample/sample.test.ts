import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { displayPhone, normalisePhone, splitPhones } from "./phone"

describe("phone numbers", () => {
  it.each([
    ["+7 701 123 45 67", "+77011234567"],
    ["8 (701) 123-45-67", "+77011234567"],
    ["7011234567", "+77011234567"],
    ["77011234567", "+77011234567"],
    ["8 7172 74 50 00", "+77172745000"],
    ["+44 20 7946 0958", "+442079460958"],
    ["123", null],
    ["", null],
    ["қоңырау шал", null],
  ])("%s is %s", (raw, expected) => {
    expect(normalisePhone(raw)).toBe(expected)
  })

  it.each([
    ["8 701 123 45 67", ["8 701 123 45 67"]],
    ["8 (701) 123-45-67; +7 702 000 00 00", ["8 (701) 123-45-67", "+7 702 000 00 00"]],
    ["87011234567 или 87020000000", ["87011234567", "87020000000"]],
    [" , ", []],
  ])("%s are several numbers in one cell", (cell, numbers) => {
    expect(splitPhones(cell)).toEqual(numbers)
  })

  it("stay what they are once normal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), (n) => {
        const normal = normalisePhone(`8701${n}`)
        expect(normal).toBe(`+7701${n}`)
        expect(normalisePhone(displayPhone(normal!))).toBe(normal)
      }),
    )
  })
})
