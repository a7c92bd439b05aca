import type { Text } from "../questionnaire/definition"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import {
  headerOf,
  problemAt,
  type Row,
  readTable,
  readText,
  type Sheet,
  type Table,
} from "../questionnaire/xlsform/table"
import type { ColumnRule } from "./settings"

/** One line of a register. `texts` holds further translated columns (`full`), `columns` everything else. */
export type Entry = Readonly<{
  code: string
  label: Text
  texts: Readonly<Record<string, Text>>
  columns: Readonly<Record<string, string>>
}>

/** A list that answers and quotas refer to, in its own order. */
export type Register = Readonly<{
  name: string
  entries: readonly Entry[]
  columns: readonly string[]
  texts: readonly string[]
}>

/** A register with its table, for those who check it against the rest of the package. */
export type OpenRegister = Readonly<{ register: Register; table: Table; rows: readonly Row[] }>

const SHAPE = {
  plain: ["code", "remark"],
  translated: ["label"],
  required: ["code", "label"],
  free: true,
  freeTexts: true,
}

/** Reads `registers/<name>.csv`: a code, a label in each language, and columns of the study's own. */
export function readRegister(name: string, sheet: Sheet, languages: readonly string[]) {
  const { table, problems } = readTable(sheet, SHAPE)
  const bases = [...new Set(table.columns.flatMap((column) => (column.language ? [column.base] : [])))]
  const texts = bases.filter((base) => base !== "label")
  const columns = table.columns
    .filter((column) => !column.language && !SHAPE.plain.includes(column.key))
    .map(({ key }) => key)
  const seen = new Map<string, number>()
  const entries: Entry[] = []
  const rows: Row[] = []
  for (const column of table.columns)
    if (column.language && !languages.includes(column.language))
      problems.push(
        problemAt(
          table,
          1,
          column.key,
          `The study has no language "${column.language}". Delete the column, or add the language to study.json.`,
        ),
      )
  for (const row of table.rows) {
    const code = row.cells.get("code")
    if (!code) problems.push(problemAt(table, row, "code", "The code is missing. Write it."))
    else if (seen.has(code))
      problems.push(problemAt(table, row, "code", `The code "${code}" is taken already, in row ${seen.get(code)}.`))
    const label = readText(table, row, "label", languages, true)
    problems.push(...label.problems)
    if (!code) continue
    seen.set(code, row.number)
    const own = Object.fromEntries(columns.map((key) => [key, row.cells.get(key) ?? ""]))
    entries.push({ code, label: label.text ?? {}, texts: readTexts(table, row, texts, languages), columns: own })
    rows.push(row)
  }
  return { register: { name, entries, columns, texts }, table, rows, problems }
}

// A translated column beyond the label may be absent in a language: the label stands in for it.
function readTexts(table: Table, row: Row, bases: readonly string[], languages: readonly string[]) {
  return Object.fromEntries(bases.map((base) => [base, readText(table, row, base, languages, false).text ?? {}]))
}

/** Checks the columns that study.json has rules for, and the time zones wherever a register has a `timezone` column. */
export function checkColumns(
  open: OpenRegister,
  rules: Readonly<Record<string, ColumnRule>>,
  registers: Readonly<Record<string, OpenRegister>>,
) {
  const problems: StudyProblem[] = []
  const { table, rows, register } = open
  for (const [key, rule] of Object.entries(rules)) {
    if (!register.columns.includes(key)) {
      problems.push({
        file: table.file,
        row: 1,
        column: key,
        message: `study.json has a rule for the column "${key}", but it is missing. Add it.`,
      })
      continue
    }
    const allowed =
      rule.oneOf ??
      (rule.register === undefined ? undefined : registers[rule.register]?.register.entries.map(({ code }) => code))
    for (const row of rows) {
      const cell = row.cells.get(key)
      if (cell === undefined) {
        if (!rule.optional)
          problems.push(problemAt(table, row, key, `The cell is empty. Fill in "${headerOf(table, key)}".`))
        continue
      }
      const unknown = allowed && (rule.many ? cell.split(/\s+/) : [cell]).find((word) => !allowed.includes(word))
      if (unknown !== undefined) problems.push(problemAt(table, row, key, unknownWord(unknown, rule, allowed ?? [])))
    }
  }
  if (register.columns.includes("timezone"))
    for (const row of rows)
      if (!isTimezone(row.cells.get("timezone") ?? ""))
        problems.push(problemAt(table, row, "timezone", 'Write a time zone of the IANA list, such as "Asia/Almaty".'))
  return problems
}

function unknownWord(word: string, rule: ColumnRule, allowed: readonly string[]) {
  return rule.register === undefined
    ? `Unknown word "${word}". Write one of: ${allowed.join(", ")}.`
    : `The register "${rule.register}" has no code "${word}".`
}

/** Whether the runtime knows an IANA time zone by this name. */
export function isTimezone(name: string) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "" && name !== ""
  } catch {
    return false
  }
}
