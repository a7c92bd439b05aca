// Times that respondents usually ask for, by their own clock.
import { addDays, addHours } from "date-fns"
import { formatInTimeZone, instantOf } from "@/lib/time"

export type QuickTime = Readonly<{
  name: "hour" | "evening" | "tomorrowMorning" | "tomorrowEvening" | "inWeek" | "inTwoWeeks"
  at: string
}>

const LOCAL = "yyyy-MM-dd'T'HH:mm"

/** `at` is local to `timezone`, as a datetime field writes it; times that have passed are left out. */
export function quickTimes(now: Date, timezone: string): QuickTime[] {
  const today = formatInTimeZone(now, timezone, "yyyy-MM-dd")
  const tomorrow = dayAfter(now, 1, timezone)
  const times: QuickTime[] = [
    { name: "hour", at: formatInTimeZone(addHours(now, 1), timezone, LOCAL) },
    { name: "evening", at: `${today}T18:30` },
    { name: "tomorrowMorning", at: `${tomorrow}T10:00` },
    { name: "tomorrowEvening", at: `${tomorrow}T18:30` },
  ]
  return times.filter(({ at }) => at > formatInTimeZone(now, timezone, LOCAL))
}

/** For who is away for long. */
export const laterTimes = (now: Date, timezone: string): QuickTime[] => [
  { name: "inWeek", at: `${dayAfter(now, 7, timezone)}T18:30` },
  { name: "inTwoWeeks", at: `${dayAfter(now, 14, timezone)}T18:30` },
]

/** What is wrong with a local time that is to come, as a key of `appointment.errors`. */
export function troubleWith(at: string, timezone: string, now: Date): "noSuchTime" | "past" | null {
  const instant = instantOf(at, timezone)
  if (!instant) return "noSuchTime"
  return instant <= now ? "past" : null
}

const dayAfter = (now: Date, days: number, timezone: string): string =>
  formatInTimeZone(addDays(now, days), timezone, "yyyy-MM-dd")
