// Questions and answers of one interview in words, in the reader's language.
import type { Answer, Text } from "../questionnaire/definition"
import type { Questionnaire } from "../questionnaire/questionnaire"
import { fill } from "../questionnaire/text"
import { fillsFor } from "./preloads"
import type { Study } from "./study"

export type AnswerWords = Readonly<{
  text(text: Text): string
  label(question: string): string
  answer(question: string, answer: Answer): string
}>

type Known = Readonly<{ region: string | null; service: string | null }>

/** A code that is no longer offered stands for itself; so does the mark of an answer kept apart. */
export function answerWordsOf(
  study: Study,
  questionnaire: Questionnaire,
  { region, service }: Known,
  locale: string,
): AnswerWords {
  const fills = fillsFor(study, { region: region ?? undefined, service: service ?? undefined }, locale)
  const text = (words: Text) => fill(words, locale, fills)
  const one = (question: string, code: string | number) => {
    const choice = questionnaire.byName.get(question)?.choiceOf.get(String(code))?.choice
    return choice ? text(choice.label) : String(code)
  }
  return {
    text,
    label: (question) => text(questionnaire.byName.get(question)?.question.label ?? {}) || question,
    answer: (question, answer) =>
      Array.isArray(answer) ? answer.map((code) => one(question, code)).join("; ") : one(question, answer as string),
  }
}
