// A respondent's own answers in the questions' words.
import { GIVEN } from "@/lib/questionnaire/definition"
import { pathOf } from "@/lib/questionnaire/path"
import { isAnswerable } from "@/lib/questionnaire/questionnaire"
import { answerWordsOf } from "@/lib/study/answer-words"
import type { Locale } from "@/messages"
import type { Opened } from "./open-link"

export type OwnBlock = Readonly<{ page: string; title: string; lines: readonly OwnLine[] }>
/** `answer` is null for one that is kept apart. */
export type OwnLine = Readonly<{ name: string; question: string; answer: string | null }>

type Begun = Extract<Opened, { kind: "running" | "ended" }>

/** What lies on the path, as it was shown; answers off it were taken back by the respondent. */
export function ownAnswers({ instrument, interview, caseRow, filling }: Begun, locale: Locale): readonly OwnBlock[] {
  const { study, questionnaire } = instrument
  const words = answerWordsOf(study, questionnaire, caseRow, locale)
  const { blocks, values } = pathOf(questionnaire, interview.answers, filling.context)
  const lineOf = (name: string): OwnLine[] => {
    const value = values[name] ?? interview.answers[name]
    if (value === undefined) return []
    return [{ name, question: words.label(name), answer: value === GIVEN ? null : words.answer(name, value) }]
  }
  return blocks
    .map(({ block, questions }) => ({
      page: block.name,
      title: words.text(block.label),
      lines: questions.filter(isAnswerable).flatMap(({ name }) => lineOf(name)),
    }))
    .filter(({ lines }) => lines.length > 0)
}
