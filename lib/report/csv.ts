// A table as a CSV file that spreadsheets in kk and ru open at once: byte order mark, semicolons, CRLF.
import Papa from "papaparse"

const FORMULA = /^(?!-\d+(?:[.,]\d+)?$)[=+\-@\t\r]/

/** Cells that a spreadsheet would run as a formula get an apostrophe in front; numbers below nought stay numbers. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)))
  return `\uFEFF${Papa.unparse(safe, { delimiter: ";", newline: "\r\n" })}\r\n`
}
