// Instants are UTC everywhere; words for people are made in a named time zone.
import { TZDate } from "@date-fns/tz"
import { format } from "date-fns"

/** `formatInTimeZone(instant, "Asia/Almaty", "yyyy-MM-dd HH:mm")` */
export const formatInTimeZone = (instant: Date, timezone: string, pattern: string): string =>
  format(new TZDate(instant, timezone), pattern)

/** The instant of a local date and time, `2026-11-22T15:30`, in a time zone; null when it is no date. */
export function instantOf(local: string, timezone: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  const instant = new Date(new TZDate(year, month - 1, day, hour, minute, timezone).getTime())
  return formatInTimeZone(instant, timezone, "yyyy-MM-dd'T'HH:mm") === local ? instant : null
}

/** Midnight of the instant's day in a time zone. */
export function startOfDayIn(instant: Date, timezone: string): Date {
  const local = new TZDate(instant, timezone)
  local.setHours(0, 0, 0, 0)
  return new Date(local.getTime())
}
