// What is asked again, as if nothing were known of the first answers: the marked questions, or the whole questionnaire.
import type { Answer, Answers, Context, Definition, Question } from "../questionnaire/definition"
import { type PathBlock, pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"

export type VerifyType = 1 | 2 | 3
export type MarkedQuestion = Question & Readonly<{ verify: VerifyType }>

/** How much is asked again: the questions marked `verify`, or everything from scratch. */
export type Extent = "marked" | "full"

/** Questions marked `verify`, in the order of the questionnaire. Personal data is never asked again. */
export function markedQuestions(definition: Definition): MarkedQuestion[] {
  return definition.blocks.flatMap((block) => block.questions).filter(isMarked)
}

/** `blocks` have the notes too, which are read aloud when everything is asked. */
export type Reask = Readonly<{ blocks: readonly PathBlock[]; questions: readonly Question[]; values: Answers }>

/**
 * The questions that apply by what has been answered again so far. Questions that are not asked again keep their first
 * answers, so a re-asked fact opens its own branch and the first one never shows; asked in full, nothing is kept.
 * `values` are the answers of the check that stand, ready for `compareAnswers`.
 */
export function reaskPath(
  questionnaire: Questionnaire,
  original: Answers,
  again: Answers,
  context: Context,
  extent: Extent = "marked",
): Reask {
  const asked = namesAsked(questionnaire, extent)
  const repeated = Object.entries(again).filter(([name]) => asked.has(name))
  const answers = { ...keptAnswers(questionnaire, original, extent), ...Object.fromEntries(repeated) }
  const path = pathOf(questionnaire, answers, context)
  const values: Record<string, Answer> = {}
  for (const [name, value] of Object.entries(path.values)) if (asked.has(name)) values[name] = value
  const isPut = ({ name, type }: Question) => asked.has(name) || (extent === "full" && type === "note")
  const blocks = path.blocks
    .map(({ block, questions }) => ({ block, questions: questions.filter(isPut) }))
    .filter(({ questions }) => questions.length > 0)
  return { blocks, questions: path.questions.filter(({ name }) => asked.has(name)), values }
}

/** The first answers to questions that are not asked again. */
export function keptAnswers(questionnaire: Questionnaire, original: Answers, extent: Extent = "marked"): Answers {
  const asked = namesAsked(questionnaire, extent)
  return Object.fromEntries(Object.entries(original).filter(([name]) => !asked.has(name)))
}

function namesAsked({ definition }: Questionnaire, extent: Extent): ReadonlySet<string> {
  const questions = definition.blocks.flatMap((block) => block.questions)
  return new Set(questions.filter(extent === "full" ? isPuttable : isMarked).map(({ name }) => name))
}

const isPuttable = (question: Question): boolean => !question.personal && isAnswerable(question)

function isMarked(question: Question): question is MarkedQuestion {
  return question.verify !== undefined && isPuttable(question)
}
