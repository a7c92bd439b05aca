import type { StudyProblem } from "./problem"
import { problemAt, readTable, readText, type Sheet } from "./table"

const SHAPE = {
  plain: ["form_id", "version", "default_language", "form_title", "remark"],
  translated: ["form_title"],
  required: ["form_id", "version"],
}

/** Reads the settings sheet: one row under the header. */
export function readSettings(sheet: Sheet, languages: readonly string[]) {
  const { table, problems } = readTable(sheet, SHAPE)
  const [row, ...more] = table.rows
  const empty = { id: "", version: "", title: {}, problems: problems as StudyProblem[] }
  if (!row) {
    problems.push(problemAt(table, 2, "form_id", "The settings are empty. Write form_id and version in row 2."))
    return empty
  }
  for (const extra of more) problems.push(problemAt(table, extra, "", "Settings have one row only. Delete this one."))
  for (const key of ["form_id", "version"])
    if (table.columns.some((column) => column.key === key) && !row.cells.has(key))
      problems.push(problemAt(table, row, key, `Write the ${key}.`))
  const inEach = readText(table, row, "form_title", languages, !row.cells.has("form_title"))
  problems.push(...inEach.problems)
  const plain = row.cells.get("form_title") ?? ""
  const title = Object.fromEntries(languages.map((language) => [language, inEach.text?.[language] ?? plain]))
  const wanted = row.cells.get("default_language")
  if (wanted !== undefined && !languages.some((language) => wanted === language || wanted.endsWith(`(${language})`)))
    problems.push(
      problemAt(table, row, "default_language", `The form has no labels in it. It has: ${languages.join(", ")}.`),
    )
  return { id: row.cells.get("form_id") ?? "", version: row.cells.get("version") ?? "", title, problems }
}
