// Printed figures that contradict the rules, one by one. Cells are those of the comparisons; a test fails when a cell
// that is named here agrees after all, and when one disagrees that is not named here.
import type { Comparison } from "./comparison"

/**
 * `where` is the data's own list. `cell` ends with "*" where only the chapter is known to hold the misprint: then it
 * names what is made of the chapter's criterion cells, and nothing else of it.
 */
export type Misprint = Readonly<{ cell: string; where: string; reason: string }>

const ownText =
  "The text of the chapter gives another mean, and only that one closes the form; the table repeats the result row"
const uncorrected = "A criterion cell does not give the form's mean that stands below it"
const exchanged = "Feedback values stand in the result row, so the cells do not give the form's mean below them"

export const MISPRINTS: readonly Misprint[] = [
  ...of("Table 2 and chapter 2.49", "The total counts the feedback items; the published body zones leave them out", [
    "table 2 / state body / mean",
    "table 2 / state body / pct",
  ]),
  ...of("Table 3", "Its seven items give 4.74 / 79.2; 78.4 needs the portal's item on uploading as an eighth", [
    "table 3 / state body / mean",
    "table 3 / state body / pct",
  ]),
  ...of("Prose before table 11", "Quotes the capital's figures of table 12", [
    "prose before table 11 / the capital / mean",
    "prose before table 11 / the capital / pct",
  ]),
  ...of(
    "Table 7",
    "Not the mean of the zones that tables 9 and the chapters print; feedback items seem to be counted here",
    [
      "table 7 / leb / mean",
      "table 7 / leb / pct",
      "table 7 / central_bodies / mean",
      "table 7 / central_bodies / pct",
    ],
  ),
  ...of("Sample table", "ҚМ stands for the Ministry of Defence; the Ministry of Finance is ҚРМ elsewhere", [
    "sample / service 33 / body",
    "sample / service 34 / body",
  ]),
  ...of("Service 14", "11 respondents in the sample table, 9 in the chapter", ["chapter 14 / respondents"]),
  ...of("Service 1", "74.6 in the ranking, 75.0 in the chapter", [
    "service 1 / State Corporation / ranking / pct",
    "chapter 1 / providers / State Corporation / pct",
  ]),
  ...of("Service 31", "The portal form is scored, but missing from the provider table and the portal ranking", [
    "service 31 / portal / ranked when scored",
  ]),
  ...of("Service 59", "The chapter's table shows one form; the portal form stands in the prose only", [
    "service 59 / portal / ranked when scored",
    "chapter 59 / *",
  ]),
  ...of("Chapters 24, 27, 48, 54, 58, 59, 63", ownText, [
    "chapter 24 / online / mean",
    "chapter 24 / criteria to service / mean",
    "chapter 27 / online / mean",
    "chapter 27 / criteria to service / mean",
  ]),
  ...of("Chapters 24, 27, 48, 54, 58, 59, 63", uncorrected, ["chapter 48 / *", "chapter 63 / *"]),
  ...of("Chapters 24, 27, 48, 54, 58, 59, 63", exchanged, ["chapter 54 / *", "chapter 58 / *"]),
  ...of("Services 10 and 55", "0.00 stands for feedback that nobody gave; no rating is below 1", [
    "chapter 10 / online / feedback / on the scale",
    "chapter 55 / online / feedback / on the scale",
  ]),
  ...of("Table 10", "Two years make an average (СИМ has one), but none is printed", [
    "table 10 / ЭГТРМ / has an average",
  ]),
  ...of("Chapter 25", "84.7 % of fives cannot have a mean of 3.00; feedback and result look exchanged", [
    "chapter 25 / online / result / possible",
  ]),
]

/** Entries of the data's list that are about words, or about figures which the data already corrects. */
export const WORDS_ONLY: readonly Readonly<{ where: string; reason: string }>[] = [
  { where: "Tables 11 and 12", reason: "The descriptions look exchanged; the figures behind both were not printed" },
  { where: "LEB ranking description", reason: "Speaks of 22 services where 18 were surveyed" },
  { where: "Table 9 description", reason: "Counts the State Corporation among the central bodies" },
  { where: "Service 33", reason: '"76" for 4.76 and a shifted provider row: the data has the figures of the ranking' },
  { where: "Spelling", reason: "Names only" },
  { where: "Formula", reason: "Calls the mean score the level of satisfaction" },
  { where: "Status of respondents", reason: "Adds up to 100.1 by rounding; not a score" },
  { where: "Service names", reason: "Wording differs between tables" },
]

/** The misprint that names this figure. */
export function misprintOf({ cell, about }: Pick<Comparison, "cell" | "about">): Misprint | undefined {
  const ofCriteria = about !== undefined && !about.includes(CALLS)
  return MISPRINTS.find((misprint) =>
    misprint.cell.endsWith("*") ? ofCriteria && cell.startsWith(misprint.cell.slice(0, -1)) : misprint.cell === cell,
  )
}

/** What figures of contact centres are about. */
export const CALLS = "call_centre"

function of(where: string, reason: string, cells: readonly string[]): Misprint[] {
  return cells.map((cell) => ({ cell, where, reason }))
}
