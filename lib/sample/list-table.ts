// A contact list in CSV as rows of texts, numbered as a spreadsheet shows them.
import Papa from "papaparse"
import type { FileRow } from "./import-rows"

/** Comma-, semicolon- or tab-separated; the first row that is not empty is the header. */
export function rowsOfCsv(text: string, most?: number): FileRow[] {
  const words = text.replace(/^\uFEFF/, "")
  const table = words.trimStart()
  const above = words.slice(0, words.length - table.length).split("\n").length - 1
  const { data } = Papa.parse<string[]>(table, { delimiter: delimiterOf(table), ...(most && { preview: most }) })
  return withoutEmpty(data.map((cells, at) => ({ row: above + at + 1, cells })))
}

export const withoutEmpty = (rows: readonly FileRow[]): FileRow[] =>
  rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""))

// The header decides: a semicolon in somebody's note must not change how the file is read.
function delimiterOf(words: string): string {
  const header = /^.*/m.exec(words)?.[0] ?? ""
  return [",", ";", "\t"].reduce((best, mark) => (header.split(mark).length > header.split(best).length ? mark : best))
}
