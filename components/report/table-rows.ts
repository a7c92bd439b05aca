// A table of a report for spreadsheets: numbers as published, written as the language writes; ends of intervals apart.
import { figureIn, type PrintSettings } from "@/lib/report/cell"
import type { ReportTable, TableColumn, TableRow, TableValue } from "@/lib/report/table"
import { wordsOf } from "@/lib/report/words"
import type { ReportWords } from "./report-words"

type Sheet = Readonly<{ head: string; cell: (row: TableRow) => string }>

/** The head, then the rows. */
export function tableRows(table: ReportTable, words: ReportWords, settings: PrintSettings): string[][] {
  const sheets = table.columns.flatMap((column) => sheetsOf(column, table.rows, words, settings))
  const name = table.columns.find(({ kind }) => kind === "name")
  const marked = table.rows.some(({ marks = [] }) => marks.length > 0)
  return [
    [words.t("csv.code"), name ? words.head(name) : "", ...sheets.map(({ head }) => head), ...(marked ? [""] : [])],
    ...table.rows.map((row) => [
      row.code,
      words.row(row),
      ...sheets.map(({ cell }) => cell(row)),
      ...(marked ? [(row.marks ?? []).map(words.note).join(" ")] : []),
    ]),
  ]
}

function sheetsOf(
  column: TableColumn,
  rows: readonly TableRow[],
  words: ReportWords,
  settings: PrintSettings,
): Sheet[] {
  const { key, kind } = column
  if (kind === "name") return []
  const head = [words.group(column), words.head(column)].filter(Boolean).join(": ")
  if (kind === "words") return [{ head, cell: (row) => wordsOf(row.words?.[key], words.language) }]
  const has = (end: "low" | "n") => rows.some(({ values }) => values[key]?.[end] !== undefined)
  const of =
    (pick: (value: TableValue) => number | null | undefined, as = kind) =>
    (row: TableRow) => {
      const value = row.values[key]
      if (!value) return ""
      if (value.withheld) return `<${settings.smallest}`
      const picked = pick(value)
      return picked === null || picked === undefined ? "" : plain(figureIn(as, picked, settings), settings.language)
    }
  return [
    { head, cell: of(({ value }) => value) },
    ...(has("low")
      ? [
          { head: words.t("csv.low", { head }), cell: of(({ low }) => low) },
          { head: words.t("csv.high", { head }), cell: of(({ high }) => high) },
        ]
      : []),
    ...(has("n") && kind !== "count" ? [{ head: words.t("csv.n", { head }), cell: of(({ n }) => n, "count") }] : []),
  ]
}

/** Without what spreadsheets do not take for part of a number: thousands, percent signs, the printed minus and plus. */
const plain = (figure: string, language: string): string =>
  figure.replace(language === "en" ? /[\s,%+]/g : /[\s%+]/g, "").replace("−", "-")
