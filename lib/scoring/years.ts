// Scores over the years: change against the year before, mean of several years.
import { average, type Score } from "./score"

export type YearScore = Readonly<{ year: number; score: Score | null }>

/** This year minus the other, in points of the scale and percentage points; null when either is missing. */
export function change(now: Score | null | undefined, before: Score | null | undefined): Score | null {
  if (!now || !before) return null
  return { mean: now.mean - before.mean, percent: now.percent - before.percent }
}

/** Unweighted mean of the years available; years on another scale are never averaged (method, section 4). */
export function averageOfYears(years: readonly YearScore[], otherScaleYears: readonly number[] = []): Score | null {
  return average(years.filter(({ year }) => !otherScaleYears.includes(year)).map(({ score }) => score))
}

/** Change against the year before; null when either is missing or measured on another scale. */
export function yearlyChange(years: readonly YearScore[], year: number, otherScaleYears: readonly number[] = []) {
  const of = (wanted: number) =>
    otherScaleYears.includes(wanted) ? null : years.find((entry) => entry.year === wanted)?.score
  return change(of(year), of(year - 1))
}
