// The rows of a contact list, whatever the file is.
import { longRowsOfXlsx } from "@/adapters/xlsx/read"
import { Problem } from "@/lib/problem"
import type { FileRow } from "@/lib/sample/import-rows"
import { rowsOfCsv, withoutEmpty } from "@/lib/sample/list-table"
import { MOST_ROWS } from "./schema"

/** What a ZIP archive, and so a workbook, begins with. */
const WORKBOOK = [0x50, 0x4b, 0x03, 0x04]

/**
 * The header and the rows under it, those that are not empty; at most `most` of them.
 * Problems: `file_unreadable` for what is neither a workbook nor a text in UTF-8, `list_empty`, `list_too_long`.
 */
export async function readListFile(bytes: Uint8Array, most?: number): Promise<readonly [FileRow, ...FileRow[]]> {
  const workbook = WORKBOOK.every((byte, at) => bytes[at] === byte)
  const [header, ...rows] = workbook ? await workbookRows(bytes, most) : rowsOfCsv(textOf(bytes), most && most + 1)
  if (!header || rows.length === 0) throw new Problem("list_empty")
  if (rows.length > MOST_ROWS) throw new Problem("list_too_long", { most: MOST_ROWS })
  return [header, ...rows]
}

async function workbookRows(bytes: Uint8Array, most = MOST_ROWS + 1): Promise<FileRow[]> {
  const rows: FileRow[] = []
  try {
    for await (const row of longRowsOfXlsx(bytes)) {
      rows.push(...withoutEmpty([row]))
      if (rows.length > most) break
      // Others have their turn while a long list is read.
      if (rows.length % 1_000 === 0) await new Promise(setImmediate)
    }
  } catch {
    throw new Problem("file_unreadable")
  }
  return rows
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new Problem("file_unreadable")
  }
}
