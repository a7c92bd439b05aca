// Workbooks that people give back.
import { readXlsx } from "hucre/xlsx"

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
