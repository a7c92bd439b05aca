// The blind part of a check: the callback form and the marked questions asked again. What it gives to the screen holds
// nothing of the first answers; which questions are put is worked out here, not in the browser.
import { checkAnswer, parsePosted, type Refusal, unanswered } from "../questionnaire/check"
import type { Answer, Answers, Choice, Context, Question } from "../questionnaire/definition"
import { SPECIAL_CODES } from "../questionnaire/definition"
import { choicesFor, pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import { callbackSays } from "./callback"
import { keptAnswers, reaskPath } from "./reask"

/** One interview as its check sees it. `callbackContext` knows the interview's date and mode. */
export type Checkable = Readonly<{
  questionnaire: Questionnaire
  original: Answers
  context: Context
  callback: Questionnaire
  callbackContext: Context
}>

export type Part = "callback" | "again"
/** Strings as a form posts them, by question. */
export type Posted = Readonly<Record<string, readonly string[]>>
export type BlindAnswers = Readonly<{ callback: Answers; again: Answers }>
export type Refusals = ReadonlyMap<string, Refusal>

/** A question to put now, with its choices as they stand. */
export type BlindQuestion = Readonly<{ question: Question; choices: readonly Choice[] }>
export type BlindQuestions = Readonly<Record<Part, readonly BlindQuestion[]>>

/** Reads what was posted; what cannot stand is refused and left out. */
export function readBlind(
  checkable: Checkable,
  posted: Readonly<Record<Part, Posted>>,
): BlindAnswers & Readonly<{ refusals: Refusals }> {
  const { callback, callbackContext, questionnaire, original, context } = checkable
  const told = readPart(callback, {}, posted.callback, callbackContext)
  const again = readPart(questionnaire, keptAnswers(questionnaire, original), posted.again, context)
  return { callback: told.answers, again: again.answers, refusals: new Map([...told.refusals, ...again.refusals]) }
}

/**
 * The questions to put now. Nothing is asked again of somebody who was never interviewed; a question whose choices
 * depend on an answer that is still open waits for it.
 */
export function blindQuestions(checkable: Checkable, { callback, again }: BlindAnswers): BlindQuestions {
  const { callback: form, callbackContext, questionnaire, original, context } = checkable
  const told = pathOf(form, callback, callbackContext).questions
  const offered = (of: Questionnaire, question: Question, answers: Answers, at: Context) => ({
    question,
    choices: choicesFor(of, question, answers, at),
  })
  const asked = neverHeld(callback) ? [] : reaskPath(questionnaire, original, again, context).questions
  const open = asked.filter(({ name }) => again[name] === undefined)
  const answers = { ...keptAnswers(questionnaire, original), ...again }
  return {
    callback: told.map((question) => offered(form, question, callback, callbackContext)),
    again: asked
      .filter((question) => !open.some((other) => other !== question && refersTo(question.choiceFilter, other)))
      .map((question) => offered(questionnaire, question, answers, context)),
  }
}

/** Questions of the callback form without an answer; those asked again may be left out, the comparison says if too many. */
export function missingIn({ callback, callbackContext }: Checkable, answers: BlindAnswers): Refusals {
  const open = unanswered(callback, answers.callback, callbackContext)
  return new Map(open.map(({ name }) => [name, { code: "required", params: {} }]))
}

/** What is saved: only what stands at the end, so that a closed branch says nothing. */
export function standingOnly(checkable: Checkable, { callback, again }: BlindAnswers): BlindAnswers {
  const { callback: form, callbackContext, questionnaire, original, context } = checkable
  return {
    callback: pathOf(form, callback, callbackContext).values,
    again: neverHeld(callback) ? {} : reaskPath(questionnaire, original, again, context).values,
  }
}

const NO_RECORD = { modes: [], daysAgo: 0, minutes: null }
const neverHeld = (callback: Answers): boolean => callbackSays(callback, NO_RECORD).fabricated.length > 0

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

const refersTo = (expression: string | undefined, { name }: Question): boolean =>
  expression !== undefined && new RegExp(`\\$\\{\\s*${name}\\s*\\}`).test(expression)

/** Whether a code is one of the question's special ones, which stand apart on the screen. */
export const isSpecialOf = (question: Question, code: string): boolean =>
  question.special.some((name) => SPECIAL_CODES[name] === code)
