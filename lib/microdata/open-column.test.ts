import { describe, expect, it } from "vitest"
import { openColumn } from "./open-column"

describe("a column", () => {
  it("keeps the codes that were planned and learns others", () => {
    const column = openColumn({ name: "sex", codes: ["male", "female", ""] }, 4)
    column.put(0, "female")
    column.put(2, "other")
    column.put(3, "")
    expect(column.close(4)).toEqual({ codes: ["male", "female", "", "other"], values: Uint8Array.of(2, 0, 4, 3) })
  })

  it("brings numbers into order, the blank first", () => {
    const column = openColumn({ name: "age", codes: [], measured: true }, 5)
    ;["100", "9", "", "-3", "9"].forEach((value, row) => {
      column.put(row, value)
    })
    const { codes, values } = column.close(5)!
    expect(codes.slice(1)).toEqual(["-3", "9", "100"])
    expect([...values].map((value) => codes[value - 1])).toEqual(["100", "9", "", "-3", "9"])
  })

  it("takes two bytes for more than 255 codes, keeps none of more than 65,535", () => {
    const column = openColumn({ name: "n", codes: [], measured: true }, 70_000)
    for (let row = 0; row < 65_535; row++) column.put(row, String(65_535 - row))
    const { codes, values } = column.close(65_535)!
    expect(values).toBeInstanceOf(Uint16Array)
    expect([codes[0], codes.at(-1), values[0], values[65_534]]).toEqual(["1", "65535", 65_535, 1])
    column.put(65_535, "-1")
    expect(column.close(65_536)).toBeNull()
  })

  it("has room for as many interviews as were said", () => {
    expect(() => openColumn({ name: "n", codes: [] }, 1).put(1, "a")).toThrow(RangeError)
  })
})
