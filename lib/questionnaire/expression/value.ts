// The three kinds of value of an expression and how XPath turns one into another. A blank answer is "".
import { dateOf, daysOf, isDate } from "./date"

export type Value = string | number | boolean

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/

/** Blank and words are NaN; an ISO date is its days since 1970, so dates can be compared and subtracted. */
export function toNumber(value: Value): number {
  if (typeof value === "number") return value
  if (typeof value === "boolean") return value ? 1 : 0
  const text = value.trim()
  return NUMBER.test(text) ? Number(text) : daysOf(text)
}

/** NaN is written as blank, not "NaN": a calculation without its numbers has no answer. */
export function toText(value: Value): string {
  if (typeof value === "string") return value
  return Number.isNaN(value) ? "" : String(value)
}

export function toTruth(value: Value): boolean {
  if (typeof value === "boolean") return value
  return typeof value === "number" ? value !== 0 && !Number.isNaN(value) : value !== ""
}

/** The ISO date of a date, of a date with a time behind it, or of a count of days; anything else is blank. */
export function toDate(value: Value): string {
  const text = typeof value === "string" ? value.slice(0, 10) : ""
  if (isDate(text)) return text
  const days = toNumber(value)
  return Number.isNaN(days) ? "" : dateOf(days)
}

/** XPath 1.0 equality: as booleans if either is one, else as numbers if either is one, else as text. */
export function isEqual(left: Value, right: Value): boolean {
  if (typeof left === "string" && typeof right === "string") return left === right
  if (typeof left === "boolean") return left === truthBeside(right)
  if (typeof right === "boolean") return right === truthBeside(left)
  return toNumber(left) === toNumber(right)
}

// Plain XPath reads the word 'false' as true; a calculated yes/no compared with it would be silently wrong.
function truthBeside(value: Value): boolean {
  return value === "false" ? false : toTruth(value)
}
