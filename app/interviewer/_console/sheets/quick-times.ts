// Times that respondents usually ask for, by their own clock.
import { addDays, addHours } from "date-fns"
import { formatInTimeZone } from "@/lib/time"

export type QuickTime = Readonly<{ name: "hour" | "evening" | "tomorrowMorning" | "tomorrowEvening"; at: string }>

const LOCAL = "yyyy-MM-dd'T'HH:mm"

/** `at` is local to `timezone`, as a datetime field writes it; times that have passed are left out. */
export function quickTimes(now: Date, timezone: string): QuickTime[] {
  const today = formatInTimeZone(now, timezone, "yyyy-MM-dd")
  const tomorrow = formatInTimeZone(addDays(now, 1), timezone, "yyyy-MM-dd")
  const times: QuickTime[] = [
    { name: "hour", at: formatInTimeZone(addHours(now, 1), timezone, LOCAL) },
    { name: "evening", at: `${today}T18:30` },
    { name: "tomorrowMorning", at: `${tomorrow}T10:00` },
    { name: "tomorrowEvening", at: `${tomorrow}T18:30` },
  ]
  return times.filter(({ at }) => at > formatInTimeZone(now, timezone, LOCAL))
}
