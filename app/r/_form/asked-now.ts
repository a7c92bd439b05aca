// Which questions of a page can be asked now, and which depend on others of the same page.
import type { Context, Question } from "@/lib/questionnaire/definition"
import type { Path } from "@/lib/questionnaire/path"
import { isAnswerable, type Questionnaire } from "@/lib/questionnaire/questionnaire"

/** The questionnaire as it runs for one interview. */
export type Filling = Readonly<{ questionnaire: Questionnaire; context: Context }>

/**
 * The questions of a block to show now. One whose choices depend on an unanswered question of the same page waits for
 * that answer: until then it would offer almost nothing.
 */
export function askedNow(path: Path, block: string): readonly Question[] {
  const questions = path.blocks.find((part) => part.block.name === block)?.questions ?? []
  const open = questions.filter((question) => isAnswerable(question) && path.values[question.name] === undefined)
  return questions.filter((question) => !open.some((other) => refersTo(question.choiceFilter, other)))
}

/** Whether another question of the block appears, or offers other choices, depending on this one. */
export function isBranching({ questionnaire }: Filling, block: string, question: Question): boolean {
  const inBlock = questionnaire.definition.blocks.find(({ name }) => name === block)?.questions ?? []
  return inBlock.some((other) => refersTo(other.relevant, question) || refersTo(other.choiceFilter, question))
}

const refersTo = (expression: string | undefined, { name }: Question): boolean =>
  expression !== undefined && new RegExp(`\\$\\{\\s*${name}\\s*\\}`).test(expression)
