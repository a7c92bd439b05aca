import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { type Scheme, schemeOf } from "../scheme"
import { bodyComparisons } from "./bodies"
import { chapterComparisons } from "./chapters"
import type { Comparison } from "./comparison"
import { chapters, national } from "./data"
import { exampleComparisons } from "./examples"
import { MISPRINTS, misprintOf, WORDS_ONLY } from "./misprints"
import { providerComparisons } from "./providers"
import { tableComparisons } from "./tables"
import { yearComparisons } from "./years"

const TABLES: [name: string, atLeast: number, comparisons: (scheme: Scheme) => Comparison[]][] = [
  ["tables 2 and 3, item by item", 152, exampleComparisons],
  ["chapters: criteria, forms, service, rank, call centres", 1249, () => inChapters(false)],
  ["forms, services, nation, sample, regions", 220, tableComparisons],
  ["table 9 and annex A", 75, bodyComparisons],
  ["State Corporation, portals, table 7", 209, providerComparisons],
  ["dynamics and averages", 264, yearComparisons],
]
const inChapters = (corrected: boolean) => chapters.flatMap((chapter) => chapterComparisons(chapter, corrected))

let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  const found = read.ok ? schemeOf(read.study) : null
  if (!found) throw new Error("the study has no method")
  scheme = found
})

describe("the report of 2020, recomputed", () => {
  it.each(TABLES)("%s", (_name, atLeast, comparisons) => {
    const all = comparisons(scheme)
    expect(all.length).toBeGreaterThanOrEqual(atLeast)
    expect(new Set(all.map(({ cell }) => cell)).size).toBe(all.length)
    expect(all.filter(isUnexplained)).toEqual([])
  })

  it("has every surveyed service given, with its rank", () => {
    const surveyed = chapters.filter(({ overall }) => overall !== null)
    const ranked = inChapters(false).filter(({ cell }) => cell.endsWith("/ ranking row"))
    expect(ranked.map(({ agrees }) => agrees)).toEqual(surveyed.map(() => true))
  })

  it("closes in every chapter once the cells are read as the chapter's own text has them", () => {
    const corrected = new Set(chapters.flatMap(({ section, corrections }) => (corrections.length > 0 ? section : [])))
    const left = inChapters(true).filter(({ cell, agrees }) => !agrees && / (mean|pct)$/.test(cell))
    expect(left.filter(({ cell }) => corrected.has(`2.${/\d+/.exec(cell)?.[0]}`))).toEqual([])
  })
})

describe("misprints", () => {
  const everything = () => TABLES.flatMap(([, , comparisons]) => comparisons(scheme))

  it("contradict the rules indeed", () => {
    const all = everything()
    const tried = MISPRINTS.filter(({ cell }) => all.some((one) => misprintOf(one.cell)?.cell === cell))
    expect(tried.length).toBeGreaterThanOrEqual(21)
    const harmless = tried.filter(({ cell }) => !all.some((one) => !one.agrees && misprintOf(one.cell)?.cell === cell))
    expect(harmless).toEqual([])
  })

  it("cover the list that came with the data", () => {
    const named = new Set([...MISPRINTS, ...WORDS_ONLY].map(({ where }) => where))
    expect(national.misprints.map(({ where }) => where).filter((where) => !named.has(where))).toEqual([])
  })

  it("have a reason and stand in the list once", () => {
    expect(MISPRINTS.filter(({ reason }) => reason.length < 10)).toEqual([])
    expect(new Set(MISPRINTS.map(({ cell }) => cell)).size).toBe(MISPRINTS.length)
  })
})

// A cell that contradicts itself but not the means above it counts only where it is named.
function isUnexplained({ cell, agrees }: Comparison): boolean {
  return !agrees && !cell.endsWith("/ possible") && misprintOf(cell) === undefined
}
