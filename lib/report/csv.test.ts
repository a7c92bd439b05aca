import fc from "fast-check"
import Papa from "papaparse"
import { describe, expect, it } from "vitest"
import { csvOf } from "./csv"

const read = (csv: string) =>
  Papa.parse<string[]>(csv.replace(/^\uFEFF/, "").replace(/\r\n$/, ""), { delimiter: ";" }).data

describe("a CSV file", () => {
  it.each(["=1+1", "+7 701", "-5+1", "@cmd", "\tx"])("does not let a spreadsheet run %j", (cell) => {
    expect(read(csvOf([["a", cell]]))[0]?.[1]).toBe(`'${cell}`)
  })

  it.each(["-0,15", "-3", "-12.5"])("lets %s be a number", (number) => {
    expect(read(csvOf([[number]]))).toEqual([[number]])
  })

  it("keeps separators, quotes and line ends inside a cell", () => {
    const row = ['a;"b"', "c\r\nd", "Қызмет, толық атауы"]
    expect(read(csvOf([row]))).toEqual([row])
  })

  it("never lets a cell begin as a formula", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (cell) => {
        const sent = read(csvOf([["x", cell, "x"]]))[0]?.[1] ?? ""
        expect(sent).not.toMatch(/^(?!-\d+(?:[.,]\d+)?$)[=+\-@\t]/)
      }),
    )
  })
})
