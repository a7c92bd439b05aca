// When a case may be called: hours and slots of the calling policy, on the clock of who is called.
import { TZDate } from "@date-fns/tz"
import type { CallingPolicy, Slot } from "../study/calling"

/** What of the policy says when: see lib/study/calling.ts. */
export type CallingTimes = Pick<CallingPolicy, "hours" | "slots">

const ALL_DAY = { from: "00:00", to: "24:00" }

/** The policy without hours and slots: for practice, where nobody is called. */
export const atAnyTime = <T extends CallingTimes>(policy: T): T => ({
  ...policy,
  hours: { weekday: ALL_DAY, weekend: ALL_DAY },
  slots: [],
})

/** How far ahead a time to call is looked for. */
const DAYS_AHEAD = 15

/** The slot an instant falls in on the respondent's clock, or null when it is in none. */
export function slotAt({ slots }: CallingTimes, at: Date, timezone: string): string | null {
  const { days, minute } = clockOf(at, timezone)
  return slots.find((slot) => slot.days === days && isWithin(slot, minute))?.name ?? null
}

/** Whether people may be called at this instant, by the hours of their own clock. */
export function mayCallAt({ hours }: CallingTimes, at: Date, timezone: string): boolean {
  const { days, minute } = clockOf(at, timezone)
  return isWithin(hours[days], minute)
}

/**
 * The slots in which a case is tried next, after so many attempts in each: those tried least, so that every slot has its
 * turn before any is repeated (queXS's balance). Null, any time, where the policy has no slots.
 */
export function slotsDue({ slots }: CallingTimes, attempts: Readonly<Record<string, number>>): string[] | null {
  if (slots.length === 0) return null
  const counts = slots.map(({ name }) => attempts[name] ?? 0)
  const least = Math.min(...counts)
  return slots.flatMap(({ name }, n) => (counts[n] === least ? [name] : []))
}

/**
 * The first instant from `from` on at which a case may be called: within hours, and within one of the slots that are due.
 * Slots that no hour of two weeks falls in bind nobody.
 */
export function nextCallable(
  times: CallingTimes,
  from: Date,
  timezone: string,
  due: readonly string[] | null = null,
): Date {
  const slots = due === null ? null : times.slots.filter(({ name }) => due.includes(name))
  return firstIn(times, slots, from, timezone) ?? firstIn(times, null, from, timezone) ?? from
}

/** Midnight after this instant on the respondent's clock. */
export function nextDay(at: Date, timezone: string): Date {
  const local = new TZDate(at, timezone)
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + 1, timezone).getTime())
}

type Span = Readonly<{ from: string; to: string }>

function firstIn({ hours }: CallingTimes, slots: readonly Slot[] | null, from: Date, timezone: string): Date | null {
  const today = new TZDate(from, timezone)
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const at = (minute: number) =>
      new Date(
        new TZDate(today.getFullYear(), today.getMonth(), today.getDate() + ahead, 0, minute, timezone).getTime(),
      )
    const days = daysOf(new TZDate(at(12 * 60), timezone))
    const open = slots === null ? [hours[days]] : slots.filter((slot) => slot.days === days)
    const starts = open
      .flatMap((span) => commonTo(span, hours[days]))
      .flatMap(([begin, end]) => (at(end) > from ? [at(begin) > from ? at(begin) : from] : []))
      .sort((a, b) => a.getTime() - b.getTime())
    if (starts[0]) return starts[0]
  }
  return null
}

/** Minutes of the day that both spans have, at most one run. */
function commonTo(a: Span, b: Span): [number, number][] {
  const begin = Math.max(minuteOf(a.from), minuteOf(b.from))
  const end = Math.min(minuteOf(a.to), minuteOf(b.to))
  return begin < end ? [[begin, end]] : []
}

function clockOf(at: Date, timezone: string) {
  const local = new TZDate(at, timezone)
  return { days: daysOf(local), minute: local.getHours() * 60 + local.getMinutes() }
}

const daysOf = (local: TZDate): Slot["days"] => ([0, 6].includes(local.getDay()) ? "weekend" : "weekday")
const isWithin = (span: Span, minute: number): boolean => minuteOf(span.from) <= minute && minute < minuteOf(span.to)

/** `09:30` -> 570 */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
