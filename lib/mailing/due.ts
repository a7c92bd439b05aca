// When a letter goes out: not before its day, not in quiet hours, not on days without calls, not faster than the plan says.
import { TZDate } from "@date-fns/tz"
import { addDays, addMinutes } from "date-fns"
import { type CallingTimes, minuteOf } from "../sample/slots"
import { instantOf, startOfDayIn } from "../time"
import type { MailingPlan } from "./plan"

type Hours = CallingTimes["hours"]
export type Quiet = MailingPlan["quiet"]

/** How far ahead a time to write is looked for. */
const DAYS_AHEAD = 15
const DAY = 24 * 60

/**
 * When a letter is due that is being made now.
 * @param timezones the wave's, in which `from` is a day, and the respondent's
 * @param after when the mailing before was sent to this person, for a reminder
 */
export function dueAt(
  plan: MailingPlan,
  hours: Hours,
  timezones: Readonly<{ wave: string; own: string }>,
  now: Date,
  after: Date | null,
): Date {
  const noon = instantOf(`${plan.from}T12:00`, timezones.wave)
  const begin = noon ? startOfDayIn(noon, timezones.wave) : now
  const reminded = after ? addDays(after, plan.daysAfter ?? 1) : now
  const earliest = new Date(Math.max(begin.getTime(), reminded.getTime(), now.getTime()))
  return nextWritable(plan.quiet, hours, earliest, timezones.own)
}

/** Whether people may be written to at this instant, by their own clock. */
export const mayWriteAt = (quiet: Quiet, hours: Hours, at: Date, timezone: string): boolean =>
  nextWritable(quiet, hours, at, timezone).getTime() === at.getTime()

/** The first such instant from `from` on. Where no day of two weeks has calls, days bind nobody. */
export function nextWritable(quiet: Quiet, hours: Hours, from: Date, timezone: string): Date {
  return firstFree(quiet, hours, from, timezone) ?? firstFree(quiet, null, from, timezone) ?? from
}

/** Messages that may go out now, when so many went in the last minute. */
export const roomNow = ({ perMinute }: Pick<MailingPlan, "perMinute">, lastMinute: number): number =>
  Math.max(0, perMinute - lastMinute)

/** After this many tries a letter has failed. */
export const MOST_TRIES = 5

/** When to try again after `tries` tries: 5 minutes, 20, 80, 320; null when it was the last. Quiet hours are kept. */
export function retryAt(quiet: Quiet, hours: Hours, tries: number, now: Date, timezone: string): Date | null {
  if (tries >= MOST_TRIES) return null
  return nextWritable(quiet, hours, addMinutes(now, 5 * 4 ** (tries - 1)), timezone)
}

function firstFree(quiet: Quiet, hours: Hours | null, from: Date, timezone: string): Date | null {
  const today = new TZDate(from, timezone)
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const at = (minute: number) =>
      new Date(
        new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + ahead, 0, minute, timezone).getTime(),
      )
    if (hours && !hasCalls(hours, at(DAY / 2), timezone)) continue
    for (const [begin, end] of freeSpans(quiet)) {
      if (at(end) > from) return at(begin) > from ? at(begin) : from
    }
  }
  return null
}

/** Minutes of a day outside quiet hours, in order; the same hour twice means that there are none. */
function freeSpans(quiet: Quiet): [number, number][] {
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  if (from === to) return [[0, DAY]]
  const spans: [number, number][] =
    from > to
      ? [[to, from]]
      : [
          [0, from],
          [to, DAY],
        ]
  return spans.filter(([begin, end]) => begin < end)
}

function hasCalls(hours: Hours, noon: Date, timezone: string): boolean {
  const { from, to } = hours[[0, 6].includes(new TZDate(noon, timezone).getDay()) ? "weekend" : "weekday"]
  return minuteOf(from) < minuteOf(to)
}
