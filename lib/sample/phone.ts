// One spelling per phone number.
import { parsePhoneNumberFromString } from "libphonenumber-js/max"

/** E.164 (`+77011234567`) of a number written any usual way, or null. Numbers without a country code are Kazakhstan's. */
export function normalisePhone(raw: string): string | null {
  const number = parsePhoneNumberFromString(raw.trim().replace(/^8(?=\d{10}$)/, "+7"), "KZ")
  return number?.isValid() ? number.number : null
}

const BETWEEN = /[,;/|\n]|\s(?:и|или|және|немесе|or|and)\s/i

/** The numbers of one cell, as written: people put several into one. */
export const splitPhones = (cell: string): string[] =>
  cell
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== "")

/** As read aloud and dialled from a screen: `+7 701 123 45 67`. */
export function displayPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
}
