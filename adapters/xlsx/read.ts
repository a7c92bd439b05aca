// Workbooks that people give back.
import { readXlsx, streamXlsxRows } from "hucre/xlsx"

export type ReadSheet = Readonly<{ name: string; rows: readonly (readonly string[])[] }>

/** More than any table of targets; a file that claims more is not one. */
const LIMITS = { maxRows: 20_000 }
const MOST_COLUMNS = 200

/** The texts of a workbook, sheet by sheet; null when the bytes are no workbook. Formulas count by their last result. */
export async function rowsOfXlsx(bytes: Uint8Array): Promise<ReadSheet[] | null> {
  try {
    const { sheets } = await readXlsx(bytes, LIMITS)
    return sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => Array.from(row.slice(0, MOST_COLUMNS), (cell) => textOf(cell))),
    }))
  } catch {
    return null
  }
}

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? "" : (cell instanceof Date ? cell.toISOString() : String(cell)).trim()

const MOST_LETTERS = 500

/**
 * Rows of a workbook's first worksheet, one by one, numbered as the sheet shows them: a long list is never in memory as
 * a whole. Throws when the bytes are no workbook.
 */
export async function* longRowsOfXlsx(bytes: Uint8Array): AsyncGenerator<{ row: number; cells: string[] }> {
  for await (const { index, values } of streamXlsxRows(bytes)) {
    const cells = Array.from(values.slice(0, MOST_COLUMNS), (cell) => textOf(cell).slice(0, MOST_LETTERS))
    yield { row: index + 1, cells }
  }
}
