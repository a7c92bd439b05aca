// Where to go next on a path.
import type { Answers, Context, Question } from "./definition"
import { type Path, type PathBlock, pathOf } from "./path"
import { isAnswerable, type Questionnaire } from "./questionnaire"

export type Progress = Readonly<{ answered: number; total: number; share: number }>

/**
 * Where to resume: the first question that must be answered or whose answer no longer stands, or the first one after
 * the last answer, whichever comes first. Undefined when the path is complete. An optional question that was passed is not open.
 */
export function firstOpen(path: Path, answers: Answers): Question | undefined {
  const last = lastAnswered(path)
  return path.questions.find(
    (question, index) =>
      isAnswerable(question) &&
      path.values[question.name] === undefined &&
      (question.required || answers[question.name] !== undefined || index > last),
  )
}

/** The question (or note) after `name`; undefined at the end and when `name` is not on the path. */
export function nextQuestion(path: Path, name: string): Question | undefined {
  const index = path.questions.findIndex((question) => question.name === name)
  return index < 0 ? undefined : path.questions[index + 1]
}

/** The question (or note) before `name`; undefined at the start and when `name` is not on the path. */
export function previousQuestion(path: Path, name: string): Question | undefined {
  return path.questions[path.questions.findIndex((question) => question.name === name) - 1]
}

/** The block after `name`; undefined at the end and when `name` is not on the path. */
export function nextBlock(path: Path, name: string): PathBlock | undefined {
  const index = path.blocks.findIndex(({ block }) => block.name === name)
  return index < 0 ? undefined : path.blocks[index + 1]
}

/** The block before `name`; undefined at the start and when `name` is not on the path. */
export function previousBlock(path: Path, name: string): PathBlock | undefined {
  return path.blocks[path.blocks.findIndex(({ block }) => block.name === name) - 1]
}

/** The block a question stands in. */
export function blockOf(path: Path, question: string): PathBlock | undefined {
  return path.blocks.find(({ questions }) => questions.some(({ name }) => name === question))
}

/**
 * How much of the current path is dealt with: answered, or optional and passed. The total grows only when an answer
 * opens a branch, so the share can fall only then. A screened-out interview is complete.
 */
export function progress(questionnaire: Questionnaire, answers: Answers, context: Context): Progress {
  const path = pathOf(questionnaire, answers, context)
  const last = lastAnswered(path)
  const asked = path.questions.filter(isAnswerable)
  const answered = path.questions.filter(
    (question, index) =>
      isAnswerable(question) && (path.values[question.name] !== undefined || isPassed(question, index, last)),
  ).length
  const done = path.screenedOut !== undefined || asked.length === 0
  return { answered, total: asked.length, share: done ? 1 : answered / asked.length }
}

/** An optional question was passed when a later one is answered. */
export const isPassed = ({ required }: Question, index: number, last: number): boolean => !required && index < last

/** Place of the last answer on the path; -1 when there is none. */
export function lastAnswered(path: Path): number {
  return path.questions.findLastIndex((question) => isAnswerable(question) && path.values[question.name] !== undefined)
}
