// A table as a CSV file that spreadsheets in kk and ru open at once: byte order mark, semicolons, CRLF.
import Papa from "papaparse"

/** Cells that a spreadsheet would run as a formula get an apostrophe in front. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
  return `\uFEFF${Papa.unparse(safe, { delimiter: ";", newline: "\r\n" })}\r\n`
}
