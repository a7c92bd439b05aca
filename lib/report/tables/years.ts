// Earlier years beside this one: columns by year, the change against the year before, the mean of several.

import { changeOf, type Doubted } from "../../doubt/change"
import type { FigureKey } from "../../doubt/doubt"
import type { Score } from "../../scoring/score"
import { averageOfYears } from "../../scoring/years"
import type { HistoryLevel, HistoryRow } from "../../study/history"
import type { TableColumn, TableNote, TableValue } from "../table"
import { earlierValues, type Figures, scoreValues } from "./figures"

export type InYears = Readonly<{
  level: HistoryLevel
  code: string
  /** This year's figure, and the name of its doubt. */
  score: Score | null
  key?: FigureKey
}>

/** The years that this level has figures of, with this one, in order. */
export function yearsOf({ data }: Figures, level: HistoryLevel, code?: string): number[] {
  const own = data.history.filter(
    (row) => row.level === level && row.year < data.year && (code === undefined || row.code === code),
  )
  return [...new Set([...own.map(({ year }) => year), data.year])].sort((a, b) => a - b)
}

/** Mean and satisfaction of each year, the change against the year before, and the mean of the years on this scale. */
export function yearColumns(figures: Figures, years: readonly number[]): TableColumn[] {
  const of = (part: "mean" | "percent"): TableColumn[] =>
    years.map((year) => ({
      ...{ key: `${part}_${year}`, kind: part, word: `${part}_year` as const, fill: { year: String(year) } },
    }))
  const compared = compares(figures, years)
  return [
    ...of("mean"),
    ...of("percent"),
    ...(compared ? [changeColumn(figures, "mean"), changeColumn(figures, "percent")] : []),
    ...(averages(figures, years)
      ? [averageColumn(figures, years, "mean"), averageColumn(figures, years, "percent")]
      : []),
  ]
}

/** The values of one line of such a table. */
export function yearValues(figures: Figures, years: readonly number[], about: InYears): Record<string, TableValue> {
  const rows = years.map((year) => ({ year, ...inYear(figures, about, year) }))
  const values = rows.map(({ year, score, row }) => {
    const names = { mean: `mean_${year}`, percent: `percent_${year}` }
    if (row) return earlierValues(figures, row, names)
    return scoreValues(figures, score, about.key === undefined ? {} : { key: about.key }, names)
  })
  const average = averageOfYears(rows, figures.method.settings.otherScaleYears)
  return {
    ...Object.assign({}, ...values),
    ...(compares(figures, years) && changeValues(figures, about)),
    ...(averages(figures, years) && { average_mean: value(average?.mean), average_percent: value(average?.percent) }),
  }
}

/** Against the year before; with an interval where both years have one. */
export function changeValues(figures: Figures, about: InYears): Record<string, TableValue> {
  const { data, doubt, method } = figures
  const { confidence, scale } = method.settings
  const found = changeOf(doubted(figures, about, data.year), doubted(figures, about, data.year - 1), confidence, scale)
  const of = (part: "mean" | "percent"): TableValue => {
    const change = found?.[part]
    if (!change) return { value: null }
    const { value, low, high } = change
    return { value, ...(doubt && low !== null && high !== null && { low, high }) }
  }
  return { change_mean: of("mean"), change_percent: of("percent") }
}

export function yearNotes({ data, method }: Figures, years: readonly number[], level: HistoryLevel): TableNote[] {
  const earlier = data.history.filter((row) => row.level === level && row.year < data.year)
  return [
    ...(earlier.some(({ error }) => error === undefined) ? (["earlier"] as const) : []),
    ...(years.some((year) => method.settings.otherScaleYears.includes(year)) ? (["other_scale"] as const) : []),
  ]
}

function inYear({ data }: Figures, about: InYears, year: number): { score: Score | null; row: HistoryRow | null } {
  if (year === data.year && about.score) return { score: about.score, row: null }
  const row =
    data.history.find((one) => one.level === about.level && one.code === about.code && one.year === year) ?? null
  const both = row && row.mean !== null && row.percent !== null
  return { score: both ? { mean: row.mean ?? 0, percent: row.percent ?? 0 } : null, row }
}

function doubted(figures: Figures, about: InYears, year: number): Doubted | null {
  if (figures.method.settings.otherScaleYears.includes(year)) return null
  const { score, row } = inYear(figures, about, year)
  if (!score) return null
  const { doubt } = figures
  if (row) return { score, error: row.error ?? null, n: row.n ?? 0 }
  const key = about.key
  return {
    score,
    error: (key !== undefined && doubt?.errors[key]) || null,
    n: (key !== undefined && doubt?.people[key]) || 0,
  }
}

const compares = ({ data }: Figures, years: readonly number[]) => years.includes(data.year - 1)
const averages = ({ method }: Figures, years: readonly number[]) =>
  years.filter((year) => !method.settings.otherScaleYears.includes(year)).length > 2

function changeColumn({ data }: Figures, part: "mean" | "percent"): TableColumn {
  const [kind, fill] = [`change_${part}` as const, { year: String(data.year), before: String(data.year - 1) }]
  return { key: kind, kind, word: kind, fill }
}

function averageColumn({ method }: Figures, years: readonly number[], part: "mean" | "percent"): TableColumn {
  const own = years.filter((year) => !method.settings.otherScaleYears.includes(year))
  const fill = { from: String(own[0]), to: String(own.at(-1)) }
  return { key: `average_${part}`, kind: part, word: `average_${part}`, fill }
}

const value = (of: number | undefined): TableValue => ({ value: of ?? null })
