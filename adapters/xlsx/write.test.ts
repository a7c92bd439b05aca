import { readXlsx } from "hucre/xlsx"
import { describe, expect, it } from "vitest"
import { xlsxOf } from "./write"

const SHEET = {
  name: "Апта: 2026-W47 / топ [өте ұзын атау, отыз бірден көп]",
  columns: [{ head: "Интервьюер" }, { head: "Аяқталды", format: "whole" }, { head: "Үлес", format: "percent" }],
  rows: [
    ["Әсел Ұлықбекқызы", 12, 0.125],
    ['=HYPERLINK("http://example.test","x")', 0, null],
    ["+7 (700) & <b>", -1, 1],
  ],
} as const

describe("a workbook", () => {
  it("opens again with the same words and numbers", async () => {
    const { sheets } = await readXlsx(await xlsxOf([SHEET]))
    expect(sheets[0]?.rows[0]).toEqual(["Интервьюер", "Аяқталды", "Үлес"])
    expect(sheets[0]?.rows.slice(1).map((row) => SHEET.columns.map((_, at) => row[at] ?? null))).toEqual(
      SHEET.rows.map((row) => [...row]),
    )
  })

  it("takes no word for a formula", async () => {
    const { sheets } = await readXlsx(await xlsxOf([SHEET]))
    const formulas = [...(sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)
    expect(formulas).toEqual([])
  })

  it("names a sheet as spreadsheet programs allow", async () => {
    const { sheets } = await readXlsx(await xlsxOf([SHEET, { ...SHEET, name: "??" }]))
    expect(sheets.map(({ name }) => name)).toEqual(["Апта  2026-W47   топ  өте ұзын".slice(0, 31).trim(), "1"])
  })

  it("is a zip file that programs know by its first bytes", async () => {
    expect([...(await xlsxOf([SHEET])).slice(0, 4)]).toEqual([0x50, 0x4b, 0x03, 0x04])
  })
})
