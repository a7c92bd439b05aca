// Whether report.json speaks of things that the rest of the package has.
import type { Definition, Question, QuestionType } from "../questionnaire/definition"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { type At, checkLanguages, type Registers } from "./checks"
import type { ReportSettings } from "./report"
import type { ScoringSettings } from "./scoring"

type About = Readonly<{
  languages: readonly string[]
  registers: Registers
  services: Registers[string] | undefined
  regions: Registers[string] | undefined
  scoring: ScoringSettings | undefined
  definition: Definition
}>
type Path = readonly PropertyKey[]

/** Only answers from a list can be counted: words and numbers have no shares, and personal data is never counted. */
const COUNTED: readonly QuestionType[] = ["select_one", "select_multiple", "rating"]
const ONE: readonly QuestionType[] = ["select_one", "rating"]

/** Questions, columns, forms and labels named by the settings of the report. */
export function checkReport(report: ReportSettings, about: About, at: At): StudyProblem[] {
  const { breaks, sections, service, trust } = report
  const questions = new Map(about.definition.blocks.flatMap((block) => block.questions).map((one) => [one.name, one]))
  const check = (path: Path, name: string, types = COUNTED) => checkQuestion(questions.get(name), name, types, path, at)
  const all = (path: Path, names: readonly string[], types = COUNTED) => [
    ...names.flatMap((name, index) => check([...path, index], name, types)),
    ...repeated(names).map((index) =>
      at([...path, index], `The question "${names[index]}" is named twice. Delete one of them.`),
    ),
  ]
  const { register: _columns, withoutSurvey: _where, difficulties, ...own } = service
  return [
    ...all(["breaks"], breaks, ONE),
    ...sections.flatMap((section, index) => [
      ...all(["sections", index, "questions"], section.questions),
      ...checkLanguages(section.label, about.languages, ["sections", index, "label"], at),
      ...checkBy(section.by, about, ["sections", index, "by"], at),
    ]),
    ...repeated(sections.map(({ name }) => name)).map((index) =>
      at(["sections", index, "name"], `There is a section "${sections[index]?.name}" already. Choose another name.`),
    ),
    ...Object.entries(own).flatMap(([name, names]) => all(["service", name], names)),
    // Of difficulties told in words it is counted how many told any.
    ...all(["service", "difficulties"], difficulties, [...COUNTED, "text"]),
    ...all(["trust"], trust, ONE),
    ...checkColumns(report, about, at),
    ...checkOverall(report, about, (path, name) => check(path, name, ["rating"]), at),
  ]
}

function checkQuestion(
  question: Question | undefined,
  name: string,
  types: readonly QuestionType[],
  path: Path,
  at: At,
): StudyProblem[] {
  if (!question) return [at(path, `The questionnaire has no question "${name}".`)]
  if (question.personal) return [at(path, `The answers to "${name}" are personal data and are never counted.`)]
  if (types.includes(question.type)) return []
  return [at(path, `The question "${name}" is of the type "${question.type}". Name one of: ${types.join(", ")}.`)]
}

function checkBy(by: readonly string[], { services, regions }: About, path: Path, at: At): StudyProblem[] {
  const has = { service: services, region: regions }
  return by.flatMap((axis, index) =>
    has[axis as keyof typeof has] ? [] : [at([...path, index], `The study has no axis "${axis}". Add it to axes.`)],
  )
}

function checkColumns({ service }: ReportSettings, { registers, services, languages }: About, at: At): StudyProblem[] {
  const known = (path: Path, column: string) =>
    services?.columns.includes(column) ? [] : [at(path, `The register of services has no column "${column}".`)]
  return [
    ...service.register.flatMap(({ column, label, codesOf, words }, index) => [
      ...known(["service", "register", index, "column"], column),
      ...(codesOf === undefined || registers[codesOf]
        ? []
        : [at(["service", "register", index, "codesOf"], `The package has no file registers/${codesOf}.csv.`)]),
      ...checkLanguages(label, languages, ["service", "register", index, "label"], at),
      ...Object.entries(words).flatMap(([word, text]) =>
        checkLanguages(text, languages, ["service", "register", index, "words", word], at),
      ),
    ]),
    ...Object.keys(service.withoutSurvey).flatMap((column) => known(["service", "withoutSurvey", column], column)),
  ]
}

/** The result of a form is an item of that form; a study without forms has "" for it. */
function checkOverall(
  { overall }: ReportSettings,
  { scoring }: About,
  check: (path: Path, name: string) => StudyProblem[],
  at: At,
): StudyProblem[] {
  const forms = scoring && (scoring.forms.length > 0 ? scoring.forms : [""])
  return Object.entries(overall).flatMap(([form, name]) => {
    const path = ["overall", form]
    if (!forms?.includes(form))
      return [
        at(path, `scoring.json has no form "${form}". Known: ${(forms ?? []).map((one) => `"${one}"`).join(", ")}.`),
      ]
    return check(path, name)
  })
}

const repeated = (names: readonly string[]): number[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []))
