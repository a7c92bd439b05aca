// Which questions apply to this person. The one evaluator: browser, server, quotas and reports all ask here.
import { choicesOf, defaultOf } from "./choices"
import type { Answer, Answers, Choice, Context, Question } from "./definition"
import type { Questionnaire } from "./questionnaire"
import { type Path, walk } from "./walk"

export type { Path, PathBlock } from "./walk"

/**
 * The path through the questionnaire, derived and never stored: the same answers give the same path everywhere,
 * in whatever order they came. Off-path answers stay in `answers` and change nothing.
 */
export function pathOf(questionnaire: Questionnaire, answers: Answers, context: Context): Path {
  return walk(questionnaire, answers, context).path
}

/** The choices to show now: those that pass the filter, then the special ones (exclusive). */
export function choicesFor(
  questionnaire: Questionnaire,
  question: Question,
  answers: Answers,
  context: Context,
): readonly Choice[] {
  const compiled = questionnaire.byName.get(question.name)
  return compiled ? choicesOf(compiled, walk(questionnaire, answers, context).scope) : []
}

/** What to offer as the answer until somebody answers; undefined when there is no default or it would be refused. */
export function defaultFor(
  questionnaire: Questionnaire,
  question: Question,
  answers: Answers,
  context: Context,
): Answer | undefined {
  const compiled = questionnaire.byName.get(question.name)
  return compiled && defaultOf(compiled, walk(questionnaire, answers, context).scope)
}
