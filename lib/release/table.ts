// Every score of a release as one table, for spreadsheets: rounded as published, written as its language writes.
import { scoreIn } from "../report/format"
import { wordsOf } from "../report/words"
import { boundsIn } from "./bounds"
import { type Figure, figuresOf } from "./figures"
import type { Snapshot } from "./snapshot"

export const TABLE_HEADS = [
  ...(["level", "code", "name", "form", "rank", "n"] as const),
  ...(["mean", "meanLow", "meanHigh", "percent", "percentLow", "percentHigh"] as const),
] as const
/** Totals stand among the providers that they are of. */
type TableLevel = Exclude<Figure["level"], "total">
type Said = Readonly<{ head: (name: (typeof TABLE_HEADS)[number]) => string; level: (level: TableLevel) => string }>

/** The head, then one row a score. */
export function releaseTable(snapshot: Snapshot, language: string, said: Said): string[][] {
  const { mean, percent } = snapshot.method.settings.decimals
  const { forms } = snapshot.labels
  const number = (value: number | undefined, decimals: number) =>
    value === undefined ? "" : scoreIn(language, value, decimals)
  const rows = figuresOf(snapshot.scores, snapshot.labels).map((figure) => {
    const { level, code, words, form, rank, n, score } = figure
    const bounds = boundsIn(snapshot, figure)
    return [
      said.level(level === "total" ? "provider" : level),
      code,
      wordsOf(words?.[code], language),
      form ? wordsOf(forms[form], language) || form : "",
      String(rank ?? ""),
      String(n ?? ""),
      ...[score?.mean, bounds?.mean.low, bounds?.mean.high].map((value) => number(value, mean)),
      ...[score?.percent, bounds?.percent.low, bounds?.percent.high].map((value) => number(value, percent)),
    ]
  })
  return [TABLE_HEADS.map(said.head), ...rows]
}
