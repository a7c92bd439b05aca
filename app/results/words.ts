// Words for questions and answers in tables.

import type { Text } from "@/lib/questionnaire/definition"
import type { CompiledQuestion } from "@/lib/questionnaire/questionnaire"
import { fill, referencesIn } from "@/lib/questionnaire/text"
import { wordsOf } from "@/lib/report/words"

/** A label without anybody in particular: what would be filled in is left open. */
export function questionWords(label: Text, language: string): string {
  const open = referencesIn(wordsOf(label, language)).flatMap(({ name }) => (name ? [[name, "…"] as const] : []))
  return fill(label, language, Object.fromEntries(open))
}

/** The labels of a question's choices, special ones included. */
export const choiceWords = (question: CompiledQuestion, language: string): ReadonlyMap<string, string> =>
  new Map(question.choices.map(({ choice }) => [choice.code, questionWords(choice.label, language)]))

/** The marks of a rating question; none for others. */
export const scaleOf = ({ question, choices }: CompiledQuestion): string[] =>
  question.type === "rating" ? choices.filter(({ special }) => !special).map(({ choice }) => choice.code) : []
