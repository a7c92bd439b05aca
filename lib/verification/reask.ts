// The blind part of a check: the marked questions, asked again as if nothing were known of the first answers.
import type { Answer, Answers, Context, Definition, Question } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"

export type VerifyType = 1 | 2 | 3
export type MarkedQuestion = Question & Readonly<{ verify: VerifyType }>

/** Questions marked `verify`, in the order of the questionnaire. Personal data is never asked again. */
export function markedQuestions(definition: Definition): MarkedQuestion[] {
  return definition.blocks.flatMap((block) => block.questions).filter(isMarked)
}

export type Reask = Readonly<{ questions: readonly MarkedQuestion[]; values: Answers }>

/**
 * The marked questions that apply by what has been answered again so far; unmarked questions before them keep their
 * first answers. So a re-asked fact opens its own branch and the first one never shows.
 * `values` are the answers of the check that stand, ready for `compareAnswers`.
 */
export function reaskPath(questionnaire: Questionnaire, original: Answers, again: Answers, context: Context): Reask {
  const marked = namesOfMarked(questionnaire)
  const repeated = Object.entries(again).filter(([name]) => marked.has(name))
  const answers = { ...keptAnswers(questionnaire, original), ...Object.fromEntries(repeated) }
  const path = pathOf(questionnaire, answers, context)
  const values: Record<string, Answer> = {}
  for (const [name, value] of Object.entries(path.values)) if (marked.has(name)) values[name] = value
  return { questions: path.questions.filter(isMarked), values }
}

/** The first answers to questions that are not asked again. */
export function keptAnswers(questionnaire: Questionnaire, original: Answers): Answers {
  const marked = namesOfMarked(questionnaire)
  return Object.fromEntries(Object.entries(original).filter(([name]) => !marked.has(name)))
}

const namesOfMarked = ({ definition }: Questionnaire): ReadonlySet<string> =>
  new Set(markedQuestions(definition).map(({ name }) => name))

function isMarked(question: Question): question is MarkedQuestion {
  return question.verify !== undefined && !question.personal && isAnswerable(question)
}
