// Dates as XForms counts them: an ISO date is a text that becomes days since 1970 when a number is asked for.
const DAY = 86_400_000
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days since 1970-01-01, or NaN when the text is not a real calendar date. */
export function daysOf(text: string): number {
  const match = text.length === 10 ? ISO_DATE.exec(text) : null
  if (!match) return Number.NaN
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  // Date.UTC rolls 30 February over to March and reads years under 100 as 19xx: both come out as another text.
  return isoOf(at) === text ? at / DAY : Number.NaN
}

/** The ISO date of a count of days (a fraction of a day is dropped); "" when there is none. */
export function dateOf(days: number): string {
  return isoOf(Math.floor(days) * DAY)
}

export function isDate(text: string): boolean {
  return !Number.isNaN(daysOf(text))
}

function isoOf(at: number): string {
  const date = new Date(at)
  const year = date.getUTCFullYear()
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : ""
}
