// ISO weeks as people plan by them: Monday to Sunday in a named time zone, written "2026-W47".
import { TZDate } from "@date-fns/tz"
import { addWeeks, getISOWeek, getISOWeekYear, startOfISOWeek } from "date-fns"

/** `from` is the first instant of the week, `until` the first of the next one. */
export type Week = Readonly<{ name: string; from: Date; until: Date }>

/** The week that the instant lies in. */
export function weekOf(instant: Date, timezone: string): Week {
  const local = new TZDate(instant, timezone)
  const monday = startOfISOWeek(local)
  return {
    name: `${getISOWeekYear(local)}-W${String(getISOWeek(local)).padStart(2, "0")}`,
    from: new Date(monday.getTime()),
    until: new Date(addWeeks(monday, 1).getTime()),
  }
}

/** The week of that name; null when there is none, such as week 53 of most years. */
export function weekNamed(name: string, timezone: string): Week | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(name)
  if (!match) return null
  // The fourth of January always lies in the first week.
  const first = new TZDate(Number(match[1]), 0, 4, 12, timezone)
  const week = weekOf(new Date(addWeeks(first, Number(match[2]) - 1).getTime()), timezone)
  return week.name === name ? week : null
}

/** So many weeks later, or earlier. */
export const weekAfter = ({ from }: Week, weeks: number, timezone: string): Week =>
  weekOf(new Date(addWeeks(new TZDate(from, timezone), weeks).getTime()), timezone)
