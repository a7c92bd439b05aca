// An answer in words, in the supervisor's language.

import type { StudiedCheck } from "@/db/queries/checkable"
import type { OpenedCheck } from "@/db/queries/verifications"
import type { Answer, Text } from "@/lib/questionnaire/definition"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { fill } from "@/lib/questionnaire/text"
import { fillsFor } from "@/lib/study/preloads"

export type AnswerWords = Readonly<{
  label(question: string): string
  answer(question: string, answer: Answer): string
}>

/** Words for the questions of one form; a code that is no longer offered stands for itself. */
export function answerWords(
  questionnaire: Questionnaire,
  { study }: StudiedCheck,
  { caseRow }: OpenedCheck,
  locale: string,
): AnswerWords {
  const known = { region: caseRow.region ?? undefined, service: caseRow.service ?? undefined }
  const fills = fillsFor(study, known, locale)
  const words = (text: Text) => fill(text, locale, fills)
  const one = (question: string, code: string | number) => {
    const choice = questionnaire.byName.get(question)?.choiceOf.get(String(code))?.choice
    return choice ? words(choice.label) : String(code)
  }
  return {
    label: (question) => words(questionnaire.byName.get(question)?.question.label ?? {}) || question,
    answer: (question, answer) =>
      Array.isArray(answer) ? answer.map((code) => one(question, code)).join("; ") : one(question, answer as string),
  }
}
