// Which columns the interviews of a study fill.
import type { Question } from "../questionnaire/definition"
import { type CompiledQuestion, isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import { BLANK } from "../scoring/contribution"
import { dimensionsOfStudy } from "../study/dimensions"
import type { Study } from "../study/study"

export type ColumnPlan = Readonly<{
  name: string
  /** In order. More may follow while columns are filled, where these are not all. */
  codes: readonly string[]
  /** Values of numbers and dates: brought into order once all are known. */
  measured?: boolean
}>

/** What is known of an interview besides the answers to single questions. */
export const PLACE_COLUMNS = ["region", "service", "form", "place", "mode", "source", "language", "number"] as const
export type PlaceColumn = (typeof PLACE_COLUMNS)[number]

/** The codes of a choice's column: asked and not chosen, chosen. */
export const CHOSEN = ["0", "1"] as const

/** The columns of one instrument: place, questions in the order of the questionnaire, dimensions. */
export function columnsOf(study: Study, questionnaire: Questionnaire): ColumnPlan[] {
  const axes = new Set(Object.keys(study.axes))
  const dimensions = dimensionsOfStudy(study)
  return [
    ...PLACE_COLUMNS.map((name) => ({ name, codes: codesOfPlace(name, study, questionnaire) })),
    ...[...questionnaire.byName.values()].filter(({ question }) => isKept(question)).flatMap(columnsOfQuestion),
    ...dimensions
      .filter(({ name }) => !axes.has(name) && name !== "mode")
      .map(({ name, codes }) => ({ name: dimensionColumn(name), codes: codes.map(({ code }) => code) })),
  ]
}

/** The column of a question with one answer. */
export const questionColumn = (question: string): string =>
  (PLACE_COLUMNS as readonly string[]).includes(question) ? `answer:${question}` : question

/** The column of one choice of a question with several answers. */
export const choiceColumn = (question: string, choice: string): string => `${question}/${choice}`

/** The column of a dimension that answers tell. */
export const dimensionColumn = (dimension: string): string => `#${dimension}`

/** Words and personal data stay where they are. */
export const isKept = (question: Question): boolean =>
  isAnswerable(question) && !question.personal && question.type !== "text"

function codesOfPlace(name: PlaceColumn, study: Study, questionnaire: Questionnaire): readonly string[] {
  switch (name) {
    case "region":
    case "service":
      return study.axes[name]?.register.entries.map(({ code }) => code) ?? []
    case "form":
    case "place":
      return codesOfQuestion(questionnaire.byName.get(study.tally[name] ?? ""))
    case "number":
      return codesOfQuestion(questionnaire.byName.get(study.tally.callNumber ?? ""))
    case "mode":
      return ["phone", "online"]
    case "source":
      return ["list", "snowball", "open"]
    case "language":
      return study.languages
  }
}

function columnsOfQuestion(compiled: CompiledQuestion): ColumnPlan[] {
  const { name, type } = compiled.question
  const codes = codesOfQuestion(compiled)
  if (type === "select_multiple") return codes.map((code) => ({ name: choiceColumn(name, code), codes: CHOSEN }))
  if (type === "select_one" || type === "rating") return [{ name: questionColumn(name), codes: [...codes, BLANK] }]
  return [{ name: questionColumn(name), codes: [], measured: true }]
}

const codesOfQuestion = (compiled: CompiledQuestion | undefined): string[] =>
  compiled?.choices.map(({ choice }) => choice.code) ?? []
