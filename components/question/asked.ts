// What a question's widget is given: words in one language, and what stands in the field now.
import type { useTranslations } from "next-intl"
import type { Question } from "@/lib/questionnaire/definition"

export type QuestionWords = ReturnType<typeof useTranslations<"question">>

export type OfferedLabel = Readonly<{ code: string; label: string; special: boolean; exclusive: boolean }>

export type Asked = Readonly<{
  question: Question
  label: string
  hint?: string | undefined
  /** In the order shown: the list's, then the special ones. */
  choices: readonly OfferedLabel[]
  /** What the field holds, as a form would post it. */
  given: readonly string[]
  /** Why the answer cannot stand, in words. */
  error?: string | undefined
  /** Other questions of the page depend on it. */
  branches: boolean
  /** A personal answer is kept apart and not shown again. */
  kept: boolean
}>

export type Widget = Readonly<{ asked: Asked; t: QuestionWords }>

export const idOf = (question: Question): string => `q-${question.name}`
export const errorIdOf = (question: Question): string => `${idOf(question)}-error`
export const hintIdOf = (question: Question): string => `${idOf(question)}-hint`

/** Attributes of a control that ties it to its hint and its error. */
export function described({ question, hint, error }: Asked) {
  const by = [hint && hintIdOf(question), error && errorIdOf(question)].filter(Boolean).join(" ")
  return { ...(by && { "aria-describedby": by }), ...(error && { "aria-invalid": true as const }) }
}
