// The blind part of a check by telephone: its form, and the questions asked again. What it gives to the screen holds
// nothing of the first answers; which questions are put is worked out here, not in the browser.
import { checkAnswer, parsePosted, type Refusal, unanswered } from "../questionnaire/check"
import type { Answer, Answers, Block, Choice, Context, Question } from "../questionnaire/definition"
import { SPECIAL_CODES } from "../questionnaire/definition"
import { choicesFor, pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import { callbackSays } from "./callback"
import type { Kind } from "./kind"
import { type Extent, keptAnswers, reaskPath } from "./reask"

/** One interview as its check sees it. `formContext` knows the interview's date and mode. */
export type Checkable = Readonly<{
  kind: Kind
  extent: Extent
  questionnaire: Questionnaire
  original: Answers
  context: Context
  form: Questionnaire
  formContext: Context
}>

export type Part = "callback" | "again"
/** Strings as a form posts them, by question. */
export type Posted = Readonly<Record<string, readonly string[]>>
/** `callback`: answers to the form of the check, whatever its kind. */
export type BlindAnswers = Readonly<{ callback: Answers; again: Answers }>
export type Refusals = ReadonlyMap<string, Refusal>

/** A question to put now, with its choices as they stand. */
export type BlindQuestion = Readonly<{ question: Question; choices: readonly Choice[] }>
export type BlindBlock = Readonly<{ block: Block; questions: readonly BlindQuestion[] }>
/** `left`: how many of those asked again now have no answer yet. */
export type BlindQuestions = Readonly<{
  callback: readonly BlindQuestion[]
  again: readonly BlindBlock[]
  left: number
}>

/** Reads what was posted; what cannot stand is refused and left out. */
export function readBlind(
  checkable: Checkable,
  posted: Readonly<Record<Part, Posted>>,
): BlindAnswers & Readonly<{ refusals: Refusals }> {
  const { form, formContext, questionnaire, original, context, extent } = checkable
  const told = readPart(form, {}, posted.callback, formContext)
  const again = readPart(questionnaire, keptAnswers(questionnaire, original, extent), posted.again, context)
  return { callback: told.answers, again: again.answers, refusals: new Map([...told.refusals, ...again.refusals]) }
}

/**
 * The questions to put now. Nothing is asked again of somebody who was never interviewed; a question whose choices
 * depend on an answer that is still open waits for it.
 */
export function blindQuestions(checkable: Checkable, { callback, again }: BlindAnswers): BlindQuestions {
  const { form, formContext, questionnaire, original, context, extent } = checkable
  const told = pathOf(form, callback, formContext).questions
  const offered = (of: Questionnaire, question: Question, answers: Answers, at: Context) => ({
    question,
    choices: choicesFor(of, question, answers, at),
  })
  const path = reaskPath(questionnaire, original, again, context, extent)
  const asked = isAskedAgain(checkable, callback) ? path.questions : []
  const open = asked.filter(({ name }) => again[name] === undefined)
  const waits = (question: Question) => open.some((other) => other !== question && refersTo(question, other))
  const answers = { ...keptAnswers(questionnaire, original, extent), ...again }
  const blocks = path.blocks
    .map(({ block, questions }) => ({
      block,
      questions: questions.filter((one) => !waits(one)).map((one) => offered(questionnaire, one, answers, context)),
    }))
    .filter(({ questions }) => questions.length > 0)
  return {
    callback: told.map((question) => offered(form, question, callback, formContext)),
    again: asked.length === 0 ? [] : blocks,
    left: open.filter(({ required }) => required).length,
  }
}

/** Questions of the form without an answer; those asked again may be left out, the comparison says if too many. */
export function missingIn({ form, formContext }: Checkable, answers: BlindAnswers): Refusals {
  const open = unanswered(form, answers.callback, formContext)
  return new Map(open.map(({ name }) => [name, { code: "required", params: {} }]))
}

/** What is saved: only what stands at the end, so that a closed branch says nothing. */
export function standingOnly(checkable: Checkable, { callback, again }: BlindAnswers): BlindAnswers {
  const { form, formContext, questionnaire, original, context, extent } = checkable
  const told = pathOf(form, callback, formContext).values
  return {
    callback: told,
    again: isAskedAgain(checkable, told) ? reaskPath(questionnaire, original, again, context, extent).values : {},
  }
}

const NO_RECORD = { modes: [], daysAgo: 0, minutes: null }

// A second interview begins when the first is confirmed, or at least not denied.
function isAskedAgain({ kind }: Checkable, form: Answers): boolean {
  const { fabricated, unsure } = callbackSays(form, NO_RECORD)
  if (fabricated.length > 0) return false
  return kind !== "repeat" || (form.v_took_place !== undefined && unsure !== "check_refused")
}

function readPart(questionnaire: Questionnaire, base: Answers, posted: Posted, context: Context) {
  const answers: Record<string, Answer> = {}
  const refusals = new Map<string, Refusal>()
  for (const { question } of questionnaire.byName.values()) {
    const raw = isAnswerable(question) && !question.personal && parsePosted(question, posted[question.name] ?? [])
    if (raw === false || raw === undefined) continue
    const checked = checkAnswer(questionnaire, { ...base, ...answers }, question, raw, context)
    if (!checked.ok) refusals.set(question.name, checked.refusal)
    else if (checked.answer !== undefined) answers[question.name] = checked.answer
  }
  return { answers, refusals }
}

const refersTo = ({ choiceFilter }: Question, { name }: Question): boolean =>
  choiceFilter !== undefined && new RegExp(`\\$\\{\\s*${name}\\s*\\}`).test(choiceFilter)

/** Whether a code is one of the question's special ones, which stand apart on the screen. */
export const isSpecialOf = (question: Question, code: string): boolean =>
  question.special.some((name) => SPECIAL_CODES[name] === code)
