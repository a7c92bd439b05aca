// Every score of a release as one table, for spreadsheets: rounded as published, written as its language writes.
import { scoreIn } from "../report/format"
import { wordsOf } from "../report/words"
import { type Figure, figuresOf } from "./figures"
import type { Snapshot } from "./snapshot"

export const TABLE_HEADS = [
  ...(["level", "code", "name", "form", "rank", "n"] as const),
  ...(["mean", "percent", "marginMean", "marginPercent"] as const),
] as const
/** Totals stand among the providers that they are of. */
type TableLevel = Exclude<Figure["level"], "total">
type Said = Readonly<{ head: (name: (typeof TABLE_HEADS)[number]) => string; level: (level: TableLevel) => string }>

/** The head, then one row a score. */
export function releaseTable(snapshot: Snapshot, language: string, said: Said): string[][] {
  const { mean, percent } = snapshot.method.settings.decimals
  const { forms } = snapshot.labels
  const rows = figuresOf(snapshot.scores, snapshot.labels).map(
    ({ level, code, words, form, rank, n, score, margin }) => [
      said.level(level === "total" ? "provider" : level),
      code,
      wordsOf(words?.[code], language),
      form ? wordsOf(forms[form], language) || form : "",
      String(rank ?? ""),
      String(n ?? ""),
      score ? scoreIn(language, score.mean, mean) : "",
      score ? scoreIn(language, score.percent, percent) : "",
      margin ? scoreIn(language, margin.mean, mean) : "",
      margin ? scoreIn(language, margin.percent, percent) : "",
    ],
  )
  return [TABLE_HEADS.map(said.head), ...rows]
}
