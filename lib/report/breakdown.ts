// Tables of answers from the tally, for one question and at most one breakdown.

import { ASKED } from "../scoring/contribution"

export const BREAKS = ["region", "service", "form", "mode"] as const
export type Break = (typeof BREAKS)[number]

/** What a tally row tells that matters here. */
export type Tallied = Readonly<Record<Break, string>> & Readonly<{ value: string; count: number }>

export type Group = Readonly<{
  /** Code within the breakdown; "" for everybody. */
  key: string
  /** Counts by value; a value that was withdrawn to nothing is left out. */
  counts: ReadonlyMap<string, number>
  total: number
  /** People asked; for a question with several answers fewer than the answers. */
  asked: number
}>

/** Everybody first, then one group for each value of the breakdown that occurs, in order of code. */
export function groupsOf(rows: readonly Tallied[], by: Break | null): Group[] {
  const everybody = groupOf("", rows)
  if (!by) return [everybody]
  const parts = new Map<string, Tallied[]>()
  for (const row of rows) parts.set(row[by], [...(parts.get(row[by]) ?? []), row])
  const keys = [...parts.keys()].sort()
  return [everybody, ...keys.map((key) => groupOf(key, parts.get(key) ?? []))].filter(
    (group, index) => index === 0 || group.total > 0,
  )
}

/** Mean of the marks, those values that are on the scale; null when nobody gave one. */
export function meanOf({ counts }: Group, scale: readonly string[]): { mean: number; n: number } | null {
  const given = scale.map((code) => ({ mark: Number(code), n: counts.get(code) ?? 0 }))
  const n = given.reduce((sum, mark) => sum + mark.n, 0)
  return n === 0 ? null : { mean: given.reduce((sum, { mark, n }) => sum + mark * n, 0) / n, n }
}

/** Values in the order of the questionnaire, then others that occur, numbers by size, blanks last. */
export function valuesOf(group: Group, offered: readonly string[]): string[] {
  const others = [...group.counts.keys()].filter((value) => !offered.includes(value))
  return [
    ...offered,
    ...others.sort((a, b) => Number(a === "") - Number(b === "") || Number(a) - Number(b) || (a < b ? -1 : 1)),
  ]
}

function groupOf(key: string, rows: readonly Tallied[]): Group {
  const counts = new Map<string, number>()
  for (const { value, count } of rows) counts.set(value, (counts.get(value) ?? 0) + count)
  const asked = counts.get(ASKED)
  counts.delete(ASKED)
  for (const [value, count] of counts) if (count === 0) counts.delete(value)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return { key, counts, total, asked: asked ?? total }
}
