// Shifts as they are typed: a date with hours where the phone room is; past midnight when they end before they begin.
import { TZDate } from "@date-fns/tz"
import { addDays, differenceInMinutes } from "date-fns"
import { z } from "zod"
import { formatInTimeZone, instantOf } from "../time"

/** Longer than any working day: a slip of the hand. */
const LONGEST_HOURS = 16

export type Shift = Readonly<{ startsAt: Date; endsAt: Date }>

const hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "required")

/** Messages are keys of `shift.faults`. */
export const ShiftEntered = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "required"),
  from: hours,
  to: hours,
})
export type ShiftEntered = z.infer<typeof ShiftEntered>

export type ShiftRead = Readonly<{ ok: true; shift: Shift } | { ok: false; fault: "noSuchTime" | "tooLong" }>

/** The instants of what was typed. */
export function shiftOf({ date, from, to }: ShiftEntered, timezone: string): ShiftRead {
  const startsAt = instantOf(`${date}T${from}`, timezone)
  if (!startsAt) return { ok: false, fault: "noSuchTime" }
  const lastDay = to > from ? date : dayAfter(date)
  const endsAt = instantOf(`${lastDay}T${to}`, timezone)
  if (!endsAt) return { ok: false, fault: "noSuchTime" }
  if (differenceInMinutes(endsAt, startsAt) > LONGEST_HOURS * 60) return { ok: false, fault: "tooLong" }
  return { ok: true, shift: { startsAt, endsAt } }
}

/** The same local hours so many days later, whatever the clocks did in between. */
export function shiftLater({ startsAt, endsAt }: Shift, days: number, timezone: string): Shift {
  const later = (instant: Date) => new Date(addDays(new TZDate(instant, timezone), days).getTime())
  return { startsAt: later(startsAt), endsAt: later(endsAt) }
}

export const overlaps = (one: Shift, other: Shift): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

const dayAfter = (date: string) => formatInTimeZone(addDays(new Date(`${date}T00:00:00Z`), 1), "UTC", "yyyy-MM-dd")
