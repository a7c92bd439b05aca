import type { Definition } from "../questionnaire/definition"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { type ReadForm, readXlsform } from "../questionnaire/xlsform/read"

export type Files = Readonly<Record<string, string>>
export type OpenForm = Extract<ReadForm, { ok: true }>

/** Reads the XLSForm in a folder of the package. Undefined with no problems when the folder is not there. */
export function readForm(files: Files, folder: string, languages: readonly string[]) {
  const problems: StudyProblem[] = []
  const parts = ["survey", "choices", "settings"] as const
  const paths = parts.map((part) => `${folder}/${part}.csv`)
  if (!paths.some((path) => path in files)) return { problems }
  for (const path of paths)
    if (!(path in files))
      problems.push({
        file: path,
        row: 1,
        column: "",
        message: "The sheet is missing: a form is survey.csv, choices.csv and settings.csv.",
      })
  if (problems.length > 0) return { problems }
  const sheet = (part: (typeof parts)[number]) => ({
    file: `${folder}/${part}.csv`,
    text: files[`${folder}/${part}.csv`]!,
  })
  const form = readXlsform({ survey: sheet("survey"), choices: sheet("choices"), settings: sheet("settings") })
  if (!form.ok) return { problems: [...form.problems] }
  return { form, problems: checkLanguages(folder, form.definition, languages) }
}

function checkLanguages(folder: string, definition: Definition, languages: readonly string[]): StudyProblem[] {
  const has = [...definition.languages].sort().join(", ")
  const wants = [...languages].sort().join(", ")
  if (has === wants) return []
  const message = `The form is in ${has}, the study is in ${wants}. Add or delete label columns.`
  return [{ file: `${folder}/survey.csv`, row: 1, column: "label", message }]
}
