// Earlier years as a study's package tells them: history/*.csv, printed figures with their source.
import type { Score } from "../scoring/score"

/**
 * What a figure of an earlier year is about. `body_own`, `body_all`: a body's own zone, all zones of its services.
 * `region`: all services there. `region_local`: the own zone of the services of local bodies there.
 */
export const HISTORY_LEVELS = [
  "study",
  "service",
  "body_own",
  "body_all",
  "region",
  "region_local",
  "provider",
] as const
export type HistoryLevel = (typeof HISTORY_LEVELS)[number]

export type HistoryRow = Readonly<{
  level: HistoryLevel
  /** Code in the study's register; "" for the study. */
  code: string
  year: number
  /** As printed; null where only the other was. */
  mean: number | null
  percent: number | null
  /** People and services behind it, where they were printed. */
  n: number | null
  services: number | null
  source: string
  /** Standard errors, where the year is a released wave of our own. */
  error?: Score
}>

/** In order of level, code and year; one row for each. */
export type History = readonly HistoryRow[]

export const NO_HISTORY: History = []

/** The rows of both in their order; where both tell the same figure of the same year, `winning` counts. */
export function mergeHistory(printed: History, winning: History): History {
  const rows = new Map([...printed, ...winning].map((row) => [historyKey(row), row]))
  return [...rows.values()].sort(inOrder)
}

/** What there is one row of. */
export const historyKey = ({ level, code, year }: Pick<HistoryRow, "level" | "code" | "year">): string =>
  `${level} ${code} ${year}`

function inOrder(a: HistoryRow, b: HistoryRow): number {
  const levels = HISTORY_LEVELS.indexOf(a.level) - HISTORY_LEVELS.indexOf(b.level)
  if (levels !== 0) return levels
  if (a.code !== b.code) return a.code < b.code ? -1 : 1
  return a.year - b.year
}
