// Every printed figure of the report that follows from other printed ones, with a verdict.
import type { Scheme } from "../scheme"
import { bodyComparisons } from "./bodies"
import { chapterComparisons } from "./chapters"
import type { Comparison } from "./comparison"
import { correctionOf } from "./corrections"
import { exampleComparisons } from "./examples"
import { misprintOf } from "./misprints"
import { providerComparisons } from "./providers"
import { chapterNumber, type ReadChapter, type Report } from "./read"
import { sampleComparisons } from "./sample"
import { tableComparisons } from "./tables"
import { yearComparisons } from "./years"

/**
 * `exact`: the printed figures as they stand give what is printed. `inside`: what their rounding allows includes it.
 * `misprint`: it contradicts them, and why is known. `outside`: it contradicts them, and nobody knows why.
 */
export type Verdict = "exact" | "inside" | "misprint" | "outside"
export type Figure = Comparison & Readonly<{ verdict: Verdict }>
export type GoldenPart = Readonly<{ name: string; figures: readonly Figure[] }>

/** Part by part. Whatever a file lacks is not compared. */
export function golden(scheme: Scheme, report: Report): GoldenPart[] {
  const tables: [name: string, comparisons: readonly Comparison[]][] = [
    ["Sample: text, tables 1, 4 and 5, charts", sampleComparisons(scheme, report)],
    ["Tables 2 and 3: items, criteria, zones of service 2.49", exampleComparisons(scheme, report)],
    ["Tables 6, 10 and 11: years, changes, averages", yearComparisons(scheme, report)],
    ["Tables 8 and 12, annex B: services and regions", tableComparisons(scheme, report)],
    ["Table 9 and annex A: central bodies", bodyComparisons(scheme, report)],
    ["Table 7, State Corporation, portals: providers", providerComparisons(scheme, report)],
  ]
  return [
    ...tables.map(([name, comparisons]) => ({ name, figures: comparisons.map((one) => judged(one)) })),
    ...report.chapters.map((chapter) => ({
      name: `Chapter 2.${chapterNumber(chapter)}`,
      figures: chapterFigures(report, chapter),
    })),
  ]
}

/** How many of each. */
export function countVerdicts(parts: readonly GoldenPart[]): Record<Verdict, number> {
  const counts = { exact: 0, inside: 0, misprint: 0, outside: 0 }
  for (const { figures } of parts) for (const { verdict } of figures) counts[verdict]++
  return counts
}

function chapterFigures(report: Report, chapter: ReadChapter): Figure[] {
  const corrected = new Map(chapterComparisons(report, chapter, true).map((one) => [one.cell, one]))
  return chapterComparisons(report, chapter).map((comparison) => {
    const named = comparison.about && correctionOf(chapter.corrections, comparison.about)
    const closes = corrected.get(comparison.cell)?.agrees === true
    return judged(comparison, named && `${named}${closes ? "" : " (does not close the sum either)"}`)
  })
}

// The chapter's own word comes first; a list that is kept here names what no chapter corrects.
function judged(comparison: Comparison, correction?: string): Figure {
  if (comparison.agrees) return { ...comparison, verdict: comparison.exact ? "exact" : "inside" }
  const reason = correction ?? misprintOf(comparison)?.reason ?? comparison.reason
  return reason === undefined ? { ...comparison, verdict: "outside" } : { ...comparison, verdict: "misprint", reason }
}
