// What an observer notes: the form, and for single questions of the interview what was really heard.
import { checkAnswer, parsePosted, type Refusal, unanswered } from "../questionnaire/check"
import type { Answer, Answers, Context, Question } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"

/** An interview as its observer follows it. */
export type Observable = Readonly<{
  form: Questionnaire
  questionnaire: Questionnaire
  coded: Answers
  context: Context
}>

export type Observed = Readonly<{ answers: Answers; refusals: ReadonlyMap<string, Refusal> }>

/** Strings as the page posts them, by question. */
type Posted = Readonly<Record<string, readonly string[]>>

/**
 * Reads what was posted; what cannot stand is refused and left out. With `done`, the form's required questions must be
 * answered, and of the form only what stands at the end is kept. Names of the form win over those of the interview.
 */
export function readObserved(observable: Observable, posted: Posted, done: boolean): Observed {
  const { form, questionnaire, coded, context } = observable
  const noted = readAll(form, {}, posted, context)
  const heard = readAll(questionnaire, coded, without(posted, form), context)
  const missing = done ? unanswered(form, noted.answers, context) : []
  const required = missing.map(({ name }) => [name, { code: "required" as const, params: {} }] as const)
  const kept = done ? pathOf(form, noted.answers, context).values : noted.answers
  return {
    answers: { ...heard.answers, ...kept },
    refusals: new Map<string, Refusal>([...required, ...heard.refusals, ...noted.refusals]),
  }
}

/** The two parts of what was noted. */
export function splitObservation(form: Questionnaire, answers: Answers): Readonly<{ form: Answers; heard: Answers }> {
  const of = (mine: boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([name]) => form.byName.has(name) === mine))
  return { form: of(true), heard: of(false) }
}

/** Whether somebody can say what they heard: personal answers are on nobody's screen. */
export const isHearable = (question: Question): boolean => isAnswerable(question) && !question.personal

function readAll(questionnaire: Questionnaire, base: Answers, posted: Posted, context: Context) {
  const answers: Record<string, Answer> = {}
  const refusals = new Map<string, Refusal>()
  for (const { question } of questionnaire.byName.values()) {
    const raw = isHearable(question) && parsePosted(question, posted[question.name] ?? [])
    if (raw === false || raw === undefined) continue
    const checked = checkAnswer(questionnaire, { ...base, ...answers }, question, raw, context)
    if (!checked.ok) refusals.set(question.name, checked.refusal)
    else if (checked.answer !== undefined) answers[question.name] = checked.answer
  }
  return { answers, refusals }
}

const without = (posted: Posted, form: Questionnaire): Posted =>
  Object.fromEntries(Object.entries(posted).filter(([name]) => !form.byName.has(name)))
