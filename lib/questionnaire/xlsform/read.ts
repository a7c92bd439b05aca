import { compile } from "../compile"
import type { Definition } from "../definition"
import { readChoices } from "./choices"
import { problemsOf } from "./faults"
import type { StudyProblem } from "./problem"
import { readSettings } from "./settings"
import { openSurvey, readSurvey } from "./survey"
import { problemAt, type Sheet } from "./table"

export type { StudyProblem } from "./problem"
export type { Sheet } from "./table"

export type XlsformSheets = Readonly<{ survey: Sheet; choices: Sheet; settings: Sheet }>

/** `at` finds the place of a question or block in the survey sheet, for problems that others find. */
export type ReadForm =
  | { ok: true; definition: Definition; at: (name: string, column: string, message: string) => StudyProblem }
  | { ok: false; problems: StudyProblem[] }

/** Reads an XLSForm given as three CSV sheets. All problems are reported together, each with file, row and column. */
export function readXlsform(sheets: XlsformSheets): ReadForm {
  const { table, languages, problems: headerProblems } = openSurvey(sheets.survey)
  const choices = readChoices(sheets.choices, languages)
  const settings = readSettings(sheets.settings, languages)
  const survey = readSurvey(table, choices.lists, languages)
  const problems = [...headerProblems, ...survey.problems, ...choices.problems, ...settings.problems]
  const definition: Definition = {
    id: settings.id,
    version: settings.version,
    title: settings.title,
    languages,
    preloads: survey.preloads,
    lists: choices.lists,
    blocks: survey.blocks,
  }
  const compiled = compile(definition)
  const places = { survey: table, rows: survey.rows, choices, settings: sheets.settings }
  if (!compiled.ok) problems.push(...problemsOf(compiled.faults, places))
  const at = (name: string, column: string, message: string) =>
    problemAt(table, survey.rows.get(name) ?? 1, column, message)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition, at }
}
