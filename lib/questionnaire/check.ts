// Accepts or refuses what somebody answered, and says what is still missing.
import { isBlank, isRefusal, judge, type Refusal, refusal } from "./answer"
import type { Answer, Answers, Context, Question } from "./definition"
import { isAnswerable, type Questionnaire } from "./questionnaire"
import { walk } from "./walk"

export type { Refusal, RefusalCode } from "./answer"
export { parsePosted, postedSpecial } from "./posted"

/** `answer` is undefined when an optional question is left blank; otherwise it is in the form to store. */
export type Checked = Readonly<{ ok: true; answer: Answer | undefined }> | Readonly<{ ok: false; refusal: Refusal }>

/**
 * Checks one answer as the server and the browser both must. `raw` may be anything.
 * Whether the question is on the path is not asked here: an answer that has left the path is kept, and invisible.
 */
export function checkAnswer(
  questionnaire: Questionnaire,
  answers: Answers,
  question: Question,
  raw: unknown,
  context: Context,
): Checked {
  const compiled = questionnaire.byName.get(question.name)
  if (!compiled) return refuse(refusal("unknown_question", { name: question.name }))
  if (!isAnswerable(compiled.question)) return refuse(refusal("not_answerable", { name: question.name }))
  if (isBlank(raw)) return question.required ? refuse(refusal("required")) : { ok: true, answer: undefined }
  const judged = judge(compiled, raw, walk(questionnaire, answers, context).scope)
  if (isRefusal(judged)) return refuse(judged)
  return isBlank(judged) && question.required ? refuse(refusal("required")) : { ok: true, answer: judged }
}

/** Required questions on the path without an answer that stands; empty means the interview may be finished. */
export function unanswered(questionnaire: Questionnaire, answers: Answers, context: Context): Question[] {
  const { path } = walk(questionnaire, answers, context)
  return path.questions.filter(
    (question) => question.required && isAnswerable(question) && path.values[question.name] === undefined,
  )
}

function refuse(refused: Refusal): Checked {
  return { ok: false, refusal: refused }
}
