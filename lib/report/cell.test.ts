import { describe, expect, it } from "vitest"
import { cellLine, cellOf } from "./cell"
import type { ColumnKind, TableValue } from "./table"

const inLanguage = (language: string) => ({
  language,
  decimals: { mean: 2, percent: 1 },
  scale: { lowest: 1, highest: 5 },
  smallest: 3,
  few: 30,
  confidence: 0.95,
})
const spaced = (words: string) => words.replaceAll("\u00a0", " ")

describe("a cell in one line", () => {
  it.each<[ColumnKind, TableValue | undefined, string, string]>([
    ["percent", { value: 75.05, low: 73.94, high: 76.15 }, "75,1 % (73,9–76,2)", "75.1% (73.9–76.2)"],
    ["percent", { value: 100, low: 96.25, high: 100 }, "100,0 % (96,3–100,0)", "100.0% (96.3–100.0)"],
    ["share", { value: 0, n: 40 }, "0,0 %", "0.0%"],
    ["mean", { value: 4.575, low: 4.5, high: 4.6 }, "4,58 (4,50–4,60)", "4.58 (4.50–4.60)"],
    ["count", { value: 9181 }, "9 181", "9,181"],
    ["number", { value: 18_631_779 }, "18 631 779", "18,631,779"],
    ["number", { value: 12.5 }, "12,5", "12.5"],
    ["rank", { value: 4, low: 2, high: 9 }, "4 (2–9)", "4 (2–9)"],
    ["rank", { value: 1, low: 1, high: 1 }, "1 (1)", "1 (1)"],
    ["change_mean", { value: 0.1, low: -0.1, high: 0.3 }, "+0,10 (−0,10…+0,30)", "+0.10 (−0.10…+0.30)"],
    ["change_percent", { value: -0.04 }, "0,0", "0.0"],
    ["change_percent", { value: -1.25 }, "−1,3", "−1.3"],
    ["rho", { value: -0.456, low: -0.5, high: -0.4 }, "−0,46 (−0,50…−0,40)", "−0.46 (−0.50…−0.40)"],
    ["mean", { value: null }, "–", "–"],
    ["mean", undefined, "–", "–"],
    ["share", { value: null, withheld: true, n: 2 }, "< 3", "< 3"],
  ])("%s %o", (kind, value, kk, en) => {
    expect(spaced(cellLine(kind, value, inLanguage("kk")))).toBe(kk)
    expect(spaced(cellLine(kind, value, inLanguage("ru")))).toBe(kk)
    expect(spaced(cellLine(kind, value, inLanguage("en")))).toBe(en)
  })

  it("keeps figure and range apart, and shows nothing of a withheld value", () => {
    expect(cellOf("percent", { value: 50, low: 40, high: 60 }, inLanguage("en"))).toEqual({
      figure: "50.0%",
      range: "40.0–60.0",
    })
    expect(cellOf("mean", { value: 4, low: 3, high: 5, withheld: true }, inLanguage("en")).range).toBeNull()
  })
})
