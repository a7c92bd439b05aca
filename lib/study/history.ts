// Earlier years as a study's package tells them: history/*.csv, printed figures with their source.

/** What a figure of an earlier year is about. `body_own`, `body_all`: a body's own zone, all zones of its services. */
export const HISTORY_LEVELS = ["study", "service", "body_own", "body_all", "region", "provider"] as const
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
}>

/** In order of level, code and year; one row for each. */
export type History = readonly HistoryRow[]

export const NO_HISTORY: History = []
