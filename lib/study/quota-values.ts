// What a quota dimension can be: entries of an axis's register, the mode, or what a question tells.
import { compile } from "../questionnaire/compile"
import type { Definition } from "../questionnaire/definition"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { type AnswerDimension, KNOWN_DIMENSIONS } from "../quota/answer-dimension"
import { compileDimensions, type DimensionFault } from "../quota/dimensions"
import { type At, checkLanguages } from "./checks"
import type { Register } from "./register"
import type { AxisName } from "./settings"

export type Axes = Readonly<Partial<Record<AxisName, Register>>>

/** `said` is what the codes belong to, in a message to the author. */
export type DimensionCodes = Readonly<{ said: string; codes: readonly string[] }>
export type QuotaValues = ReadonlyMap<string, DimensionCodes>

export type OfStudy = Readonly<{ axes: Axes; definition: Definition | undefined; languages: readonly string[] }>

/** The codes of every dimension that a study's quotas may use; the dimensions from answers are checked. */
export function quotaValues(answers: readonly AnswerDimension[], study: OfStudy, at: At) {
  const problems = [...checkLabels(answers, study.languages, at), ...checkRules(answers, study.definition, at)]
  const values = new Map<string, DimensionCodes>()
  for (const [axis, register] of Object.entries(study.axes))
    values.set(axis, { said: `The register "${register.name}"`, codes: register.entries.map(({ code }) => code) })
  values.set("mode", { said: "The mode of an interview", codes: ["phone", "online"] })
  for (const dimension of answers) values.set(dimension.name, codesOfDimension(dimension, study.definition))
  return { values: values as QuotaValues, problems }
}

function codesOfDimension(dimension: AnswerDimension, definition: Definition | undefined): DimensionCodes {
  if ("values" in dimension)
    return { said: `The dimension "${dimension.name}"`, codes: dimension.values.map(({ code }) => code) }
  const questions = definition?.blocks.flatMap((block) => block.questions)
  const list = questions?.find(({ name }) => name === dimension.question)?.list
  const choices = (list !== undefined && definition?.lists[list]) || []
  return { said: `The question "${dimension.question}"`, codes: choices.map(({ code }) => code) }
}

const checkLabels = (answers: readonly AnswerDimension[], languages: readonly string[], at: At): StudyProblem[] =>
  answers.flatMap((dimension, index) => [
    ...checkLanguages(dimension.label, languages, ["quotas", "answers", index, "label"], at),
    ...("values" in dimension ? dimension.values : []).flatMap(({ label }, n) =>
      checkLanguages(label, languages, ["quotas", "answers", index, "values", n, "label"], at),
    ),
  ])

function checkRules(answers: readonly AnswerDimension[], definition: Definition | undefined, at: At): StudyProblem[] {
  const compiled = definition && compile(definition)
  if (!compiled?.ok) return []
  const dimensions = compileDimensions(answers, compiled.questionnaire)
  return dimensions.ok ? [] : dimensions.faults.map((fault) => at(placeOf(fault, answers), messageOf(fault)))
}

function placeOf({ dimension, value }: DimensionFault, answers: readonly AnswerDimension[]): PropertyKey[] {
  const index = answers.findLastIndex(({ name }) => name === dimension)
  const found = answers[index]
  const band = found && "values" in found ? found.values.findLastIndex(({ code }) => code === value) : -1
  return ["quotas", "answers", index, ...(band < 0 ? [] : ["values", band, "when"])]
}

function messageOf({ dimension, value, code, params }: DimensionFault): string {
  const said = value === undefined ? `"${dimension}"` : `"${value}" of "${dimension}"`
  const name = params.name ?? ""
  const words: Partial<Record<typeof code, string>> = {
    reserved_name: `"${dimension}" is taken: ${KNOWN_DIMENSIONS.join(", ")} are known without an answer. Choose another name.`,
    duplicate_name: `There is a dimension "${dimension}" already. Choose another name.`,
    duplicate_code: `${said} is there twice. Choose another code.`,
    not_select_one: `"${name}" is not a select_one question. Name one, or write values with conditions.`,
    personal: `${said} depends on a question with personal data. Choose another question.`,
    unknown_name: `The questionnaire has no question "${name}".`,
    unknown_code: `The question "${name}" has no choice "${params.code ?? ""}".`,
  }
  return words[code] ?? `The condition of ${said} cannot be read (${code}). Correct it.`
}
