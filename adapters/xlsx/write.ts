// Workbooks for people who go on working in a spreadsheet program.
import type { CellStyle } from "hucre"
import { writeXlsx } from "hucre/xlsx"

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** A share is 0 to 1 and shown in percent; null is an empty cell. */
export type XlsxCell = string | number | null
export type XlsxColumn = Readonly<{ head: string; width?: number; format?: "whole" | "percent" }>
export type XlsxSheet = Readonly<{
  name: string
  columns: readonly XlsxColumn[]
  rows: readonly (readonly XlsxCell[])[]
}>

const FORMATS = { whole: "0", percent: "0.0%" } as const

/** One workbook with its sheets: a bold head that stays in sight, landscape A4 when printed. Words stay words, never formulas. */
export function xlsxOf(sheets: readonly XlsxSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name: sheetName(name),
      columns: columns.map(({ head, width }) => ({ header: head, width: width ?? Math.max(8, head.length + 2) })),
      rows: [columns.map(({ head }) => head), ...rows.map((row) => [...row])],
      cells: new Map([...headStyles(columns.length), ...numberStyles(columns, rows)]),
      freezePane: { rows: 1 },
      pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    })),
  })
}

type Styled = [place: string, cell: { style: CellStyle }]

const headStyles = (columns: number): Styled[] =>
  Array.from({ length: columns }, (_, at) => [
    `0,${at}`,
    { style: { font: { bold: true }, alignment: { wrapText: true } } },
  ])

const numberStyles = (columns: XlsxSheet["columns"], rows: XlsxSheet["rows"]): Styled[] =>
  rows.flatMap((row, line) =>
    row.flatMap((cell, at): Styled[] => {
      const format = columns[at]?.format
      return typeof cell === "number" && format ? [[`${line + 1},${at}`, { style: { numFmt: FORMATS[format] } }]] : []
    }),
  )

/** Excel allows 31 characters, and not these. */
const sheetName = (name: string): string =>
  name
    .replaceAll(/[\\/?*[\]:]/g, " ")
    .slice(0, 31)
    .trim() || "1"
