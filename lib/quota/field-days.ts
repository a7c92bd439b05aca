// The days of a field as the forecast wants them: every day from the first to yesterday, those without work as 0.
import type { DayProgress } from "../report/progress"
import type { FieldDay } from "./forecast"

const DAY_MS = 86_400_000
/** What is older says nothing of today's pace. */
const LOOKED_AT = 70

/** Days of the whole wave, oldest first, as dates `2026-11-22`; today has not ended and is none of them. */
export function datesOf(days: readonly DayProgress[], today: string): string[] {
  const first = days.reduce((earliest, { day }) => (day < earliest ? day : earliest), today)
  const count = Math.min(LOOKED_AT, daysBetween(first, today))
  return Array.from({ length: Math.max(0, count) }, (_, n) => plusDays(today, n - count))
}

/** Interviews accepted on each date, in these regions; null = all. */
export function fieldDays(days: readonly DayProgress[], dates: readonly string[], region: string | null): FieldDay[] {
  const byDate = new Map<string, number>()
  for (const { region: where, day, counts } of days)
    if (region === null || where === region) byDate.set(day, (byDate.get(day) ?? 0) + acceptedIn(counts))
  // Interviews of an earlier day may be voided: no day has accepted fewer than none.
  return dates.map((date) => ({ weekday: weekdayOf(date), accepted: Math.max(0, byDate.get(date) ?? 0) }))
}

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay()

/** Days from one date to another; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((new Date(to).getTime() - new Date(from).getTime()) / DAY_MS)

export const plusDays = (date: string, days: number): string =>
  new Date(new Date(date).getTime() + days * DAY_MS).toISOString().slice(0, 10)

const acceptedIn = (counts: DayProgress["counts"]): number =>
  Object.entries(counts).reduce(
    (sum, [measure, n]) => sum + (measure.startsWith("interview:") && measure.endsWith(":counted") ? n : 0),
    0,
  )
