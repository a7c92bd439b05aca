// Turns what is known of an interview into codes of quota dimensions: from its case, its mode, and its answers.
import type { Answers, Context } from "../questionnaire/definition"
import { compileExpression, type Names } from "../questionnaire/expression/compile"
import type { Rule } from "../questionnaire/expression/rule"
import { toTruth } from "../questionnaire/expression/value"
import type { FaultCode, FaultParams } from "../questionnaire/fault"
import { type CompiledQuestion, hasChoices, isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import { type Walk, walk } from "../questionnaire/walk"
import { type AnswerDimension, KNOWN_DIMENSIONS } from "./answer-dimension"
import type { Conditions } from "./cells"

/** Dimensions from answers, ready to run. */
export type Dimensions = Readonly<{
  names: ReadonlySet<string>
  /** Questions whose answers are the codes, in document order: where a wrong one would be corrected. */
  asked: readonly string[]
  /** Every question whose answer can move an interview to another cell, or put the one that does on or off the path. */
  touched: ReadonlySet<string>
  codeOf: readonly Readonly<{ name: string; code: (seen: Walk) => string | undefined }>[]
}>

export type DimensionFault = Readonly<{
  dimension: string
  /** Code of the band whose condition is at fault. */
  value?: string
  code: "reserved_name" | "duplicate_name" | "duplicate_code" | "not_select_one" | "personal" | FaultCode
  params: FaultParams
}>

export type CompiledDimensions = Readonly<
  { ok: true; dimensions: Dimensions } | { ok: false; faults: readonly DimensionFault[] }
>

/** Compiles a study's answer dimensions against its questionnaire; all faults are reported together. */
export function compileDimensions(list: readonly AnswerDimension[], questionnaire: Questionnaire): CompiledDimensions {
  const faults: DimensionFault[] = []
  const names = new Set<string>()
  for (const { name } of list) {
    if (KNOWN_DIMENSIONS.includes(name)) faults.push({ dimension: name, code: "reserved_name", params: { name } })
    if (names.has(name)) faults.push({ dimension: name, code: "duplicate_name", params: { name } })
    names.add(name)
  }
  const codeOf = list.map((dimension) => ({
    name: dimension.name,
    code:
      "question" in dimension
        ? codesOfQuestion(dimension, questionnaire, faults)
        : bands(dimension, questionnaire, faults),
  }))
  if (faults.length > 0) return { ok: false, faults }
  const named = list.flatMap(referencesOf)
  const counted = following(named, questionnaire, ({ question }) => [question.calculation])
  const asked = [...questionnaire.byName].flatMap(([name, { question }]) =>
    counted.has(name) && isAnswerable(question) ? [name] : [],
  )
  const touched = following(named, questionnaire, ({ question, block }) => {
    const { relevant, choiceFilter, constraint, calculation } = question
    return [relevant, choiceFilter, constraint, calculation, block.relevant]
  })
  return { ok: true, dimensions: { names, asked, touched, codeOf } }
}

/** What is known of an interview besides its answers. */
export type KnownOfCase = Readonly<{ attributes: Conditions; mode: string }>

/**
 * The code of each dimension that is known now. An answer off the path is no code, and neither is a special one
 * (refused, don't know): such an interview stands outside the dimension's tables.
 */
export function codesOf(
  { codeOf }: Dimensions,
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
  { attributes, mode }: KnownOfCase,
): Conditions {
  if (codeOf.length === 0) return { ...attributes, mode }
  const seen = walk(questionnaire, answers, context)
  const answered = codeOf.flatMap(({ name, code }) => {
    const known = code(seen)
    return known === undefined ? [] : [[name, known] as const]
  })
  return { ...attributes, ...Object.fromEntries(answered), mode }
}

type Of<K extends string> = Extract<AnswerDimension, Record<K, unknown>>
type Code = Dimensions["codeOf"][number]["code"]

function codesOfQuestion(
  { name, question }: Of<"question">,
  { byName }: Questionnaire,
  faults: DimensionFault[],
): Code {
  const compiled = byName.get(question)
  const fault = (code: DimensionFault["code"]) =>
    void faults.push({ dimension: name, code, params: { name: question } })
  if (!compiled) fault("unknown_name")
  else if (compiled.question.type !== "select_one") fault("not_select_one")
  else if (compiled.question.personal) fault("personal")
  return ({ path }) => {
    const answer = path.values[question]
    return typeof answer === "string" && !compiled?.choiceOf.get(answer)?.special ? answer : undefined
  }
}

function bands({ name, values }: Of<"values">, questionnaire: Questionnaire, faults: DimensionFault[]): Code {
  const compiled: { code: string; holds: Rule; questions: readonly string[] }[] = []
  for (const { code, when } of values) {
    if (compiled.some((band) => band.code === code))
      faults.push({ dimension: name, value: code, code: "duplicate_code", params: { code } })
    const result = compileExpression(when, namesOf(questionnaire))
    if (!result.ok) faults.push(...result.faults.map((fault) => ({ dimension: name, value: code, ...fault })))
    const questions = namesIn(when).filter((one) => questionnaire.byName.has(one))
    if (questions.some((one) => questionnaire.byName.get(one)?.question.personal))
      faults.push({ dimension: name, value: code, code: "personal", params: {} })
    compiled.push({ code, questions, holds: result.ok ? result.rule : () => false })
  }
  // A condition like `!= 5` is true of a blank, but nothing has been answered yet.
  return ({ scope, path }) =>
    compiled.find(
      ({ holds, questions }) =>
        (questions.length === 0 || questions.some((one) => path.values[one] !== undefined)) && toTruth(holds(scope)),
    )?.code
}

function namesOf({ preloads, byName }: Questionnaire): Names {
  return {
    slotOf(name) {
      const preload = preloads.indexOf(name)
      return preload >= 0 ? preload : (byName.get(name)?.slot ?? "unknown_name")
    },
    codesOf(name) {
      const compiled = byName.get(name ?? "")
      return compiled && hasChoices(compiled.question) ? new Set(compiled.choiceOf.keys()) : undefined
    },
    current: false,
  }
}

const referencesOf = (dimension: AnswerDimension): string[] =>
  "question" in dimension ? [dimension.question] : dimension.values.flatMap(({ when }) => namesIn(when))

type RulesOf = (compiled: CompiledQuestion) => readonly (string | undefined)[]

/** These names with every question that their rules, and the rules of those, refer to. */
function following(names: readonly string[], { byName }: Questionnaire, rulesOf: RulesOf): ReadonlySet<string> {
  const all = new Set(names.filter((name) => byName.has(name)))
  for (const name of all)
    for (const rule of rulesOf(byName.get(name)!))
      for (const other of namesIn(rule ?? "")) if (byName.has(other)) all.add(other)
  return all
}

const namesIn = (expression: string): string[] =>
  [...expression.matchAll(/\$\{\s*([a-z][a-z0-9_]*)\s*\}/g)].map(([, name = ""]) => name)
