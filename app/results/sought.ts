// What an address of the results page asks for.
import type { WaveRow } from "@/db/queries/waves"
import { type CompiledQuestion, isAnswerable, type Questionnaire } from "@/lib/questionnaire/questionnaire"
import { BREAKS, type Break } from "@/lib/report/breakdown"

export type Params = Readonly<Record<string, string | string[] | undefined>>

/** Each question costs a table; more than this at once helps nobody. */
const MOST = 20

export const waveOf = (waves: readonly WaveRow[], params: Params): WaveRow | undefined =>
  waves.find(({ id }) => id === params.wave) ?? waves[0]

export const breakOf = (params: Params): Break | null => BREAKS.find((name) => name === params.by) ?? null

/** Questions that a table of counts can show: answered with codes or numbers, and no personal data. */
export const countedQuestions = ({ blocks }: Questionnaire) =>
  blocks
    .map(({ block, questions }) => ({ block, questions: questions.filter(isCounted) }))
    .filter(({ questions }) => questions.length > 0)

export function questionsOf(questionnaire: Questionnaire, params: Params): CompiledQuestion[] {
  const wanted = [params.q ?? []].flat()
  return wanted
    .flatMap((name) => questionnaire.byName.get(name) ?? [])
    .filter(isCounted)
    .slice(0, MOST)
}

const isCounted = ({ question }: CompiledQuestion): boolean =>
  isAnswerable(question) && question.type !== "text" && !question.personal
