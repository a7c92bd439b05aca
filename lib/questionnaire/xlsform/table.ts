import Papa from "papaparse"
import { type Column, readHeader } from "./header"
import type { StudyProblem } from "./problem"

/** One CSV file: RFC 4180, UTF-8, with or without a byte order mark. */
export type Sheet = Readonly<{ file: string; text: string }>

/** `number` is the row as a spreadsheet shows it; `cells` holds trimmed, non-empty cells by column key. */
export type Row = Readonly<{ number: number; cells: ReadonlyMap<string, string> }>

export type Table = Readonly<{ file: string; columns: readonly Column[]; rows: readonly Row[] }>

/** Which columns a sheet may have. `translated` ones take `::language`; `free` lets any other plain column through. */
export type Shape = Readonly<{
  plain: readonly string[]
  translated: readonly string[]
  required: readonly string[]
  free?: boolean
  /** Lets any other `name::language` column through. */
  freeTexts?: boolean
}>

/** Parses a sheet against its shape. Every fault is reported; the table holds whatever could be read. */
export function readTable(sheet: Sheet, shape: Shape): { table: Table; problems: StudyProblem[] } {
  const { file } = sheet
  const parsed = Papa.parse<string[]>(sheet.text.replace(/^\uFEFF/, "").normalize("NFC"), { delimiter: "," })
  const records = parsed.data
  const [header = []] = records
  const { columns, problems } = readColumns(file, header, shape)
  for (const error of parsed.errors)
    if (error.type === "Quotes")
      problems.push({
        file,
        row: (error.row ?? 0) + 1,
        column: "",
        message: `Broken quotation marks: ${error.message}.`,
      })
  const rows: Row[] = []
  records.forEach((record, index) => {
    if (index === 0) return
    if (record.slice(header.length).some((cell) => cell.trim() !== ""))
      problems.push({
        file,
        row: index + 1,
        column: "",
        message: `The row has more cells than the header has columns (${header.length}). Put cells that contain a comma in quotation marks.`,
      })
    const cells = new Map<string, string>()
    for (const column of columns) {
      const cell = (record[column.index] ?? "").trim()
      if (cell !== "") cells.set(column.key, cell)
    }
    if (cells.size > 0) rows.push({ number: index + 1, cells })
  })
  return { table: { file, columns, rows }, problems }
}

function readColumns(file: string, header: readonly string[], shape: Shape) {
  const columns: Column[] = []
  const problems: StudyProblem[] = []
  const fault = (column: string, message: string) => problems.push({ file, row: 1, column, message, value: column })
  header.forEach((cell, index) => {
    const name = cell.trim()
    if (name === "") return
    const column = readHeader(name, index)
    if ("reason" in column) {
      fault(name, column.reason)
      return
    }
    const known = column.language
      ? shape.freeTexts || shape.translated.includes(column.base)
      : shape.plain.includes(column.key) || (shape.free && !shape.translated.includes(column.base))
    if (!known) {
      fault(name, unknownColumn(name, column, shape))
      return
    }
    if (columns.some((other) => other.key === column.key))
      fault(name, `The column "${name}" stands here twice. Keep one of them.`)
    else columns.push(column)
  })
  const separated = header.length === 1 && (header[0] ?? "").includes(";")
  if (separated) {
    problems.length = 0
    fault("", "Cells are separated by semicolons. Save the file as comma-separated CSV in UTF-8.")
    return { columns, problems }
  }
  for (const name of shape.required)
    if (!columns.some((column) => column.base === name)) {
      const wanted = shape.translated.includes(name) ? `${name}::kk` : name
      problems.push({ file, row: 1, column: wanted, message: `The column "${wanted}" is missing. Add it.` })
    }
  return { columns, problems }
}

function unknownColumn(name: string, column: Column, shape: Shape) {
  if (shape.translated.includes(column.base))
    return `The column "${name}" needs a language: write "${name}::kk", one column for each language.`
  const known = [...shape.plain, ...shape.translated.map((base) => `${base}::kk`)].join(", ")
  return `Unknown column "${name}". Known columns: ${known}. Rename it, or delete it.`
}

/** The header of a column as the author wrote it. */
export function headerOf(table: Table, key: string) {
  return table.columns.find((column) => column.key === key)?.header ?? key
}

/** Languages in which a translated column is present, in order of appearance. */
export function languagesOf(table: Table, base: string) {
  return table.columns.flatMap((column) => (column.base === base && column.language ? [column.language] : []))
}

/** A problem at one cell of a table. */
export function problemAt(table: Table, row: Row | number, key: string, message: string): StudyProblem {
  const number = typeof row === "number" ? row : row.number
  const value = typeof row === "number" ? undefined : row.cells.get(key)
  const at = { file: table.file, row: number, column: key === "" ? "" : headerOf(table, key), message }
  return value === undefined ? at : { ...at, value }
}

/** A text in every language of the study. Empty in all: undefined. Empty in some: a problem for each. */
export function readText(table: Table, row: Row, base: string, languages: readonly string[], required: boolean) {
  const text: Record<string, string> = {}
  for (const language of languages) {
    const words = row.cells.get(`${base}::${language}`)
    if (words !== undefined) text[language] = words
  }
  const present = Object.keys(text).length
  if (present === 0 && !required) return { problems: [] }
  const missing = languages.filter((language) => !(language in text))
  const problems = missing.map((language) =>
    problemAt(table, row, `${base}::${language}`, `The text in language "${language}" is missing. Write it.`),
  )
  return { text, problems }
}
