// How much is still to come while answers that decide it are open.
import type { Answers, Context, Question } from "./definition"
import { isPassed, lastAnswered } from "./navigate"
import { type CompiledBlock, type CompiledQuestion, isAnswerable, type Questionnaire } from "./questionnaire"
import { referencesIn } from "./text"
import { walk } from "./walk"

/** Questions still to be answered: at least `least`, and never more than `most`, whatever is answered from here on. */
export type Ahead = Readonly<{ answered: number; least: number; most: number }>

/**
 * Counts what an open answer may yet bring or take away. Answering in order, `answered` never falls and
 * `answered + most` never grows: a bar of one against the other never goes back. Only an end by screening comes sooner.
 */
export function ahead(questionnaire: Questionnaire, answers: Answers, context: Context): Ahead {
  const { path, scope } = walk(questionnaire, answers, context)
  const last = lastAnswered(path)
  const place = new Map(path.questions.map(({ name }, index) => [name, index]))
  const count = { answered: 0, least: 0, most: 0 }
  // Names whose value, or whose place on the path, an answer still to come may change.
  const open = new Set<string>()
  const depends = (expression: string | undefined) => namesIn(expression).some((name) => open.has(name))
  for (const block of path.screenedOut === undefined ? questionnaire.blocks : []) {
    const blockOpen = depends(block.block.relevant)
    for (const compiled of block.questions) {
      const { question } = compiled
      const index = place.get(question.name)
      const isUnsure = blockOpen || depends(question.relevant) || depends(question.calculation)
      if (index === undefined && !(isUnsure && mayCome(block, compiled, blockOpen))) continue
      const isDone = index !== undefined && isDealtWith(question, index, path.values, last)
      if (isUnsure || (isAnswerable(question) && !isDone)) open.add(question.name)
      if (!isAnswerable(question)) continue
      if (isDone) count.answered++
      else count.most++
      if (!isDone && !isUnsure) count.least++
    }
  }
  return count

  function mayCome({ relevant }: CompiledBlock, compiled: CompiledQuestion, blockOpen: boolean): boolean {
    const inBlock = blockOpen || !relevant || relevant(scope)
    return inBlock && (depends(compiled.question.relevant) || !compiled.relevant || compiled.relevant(scope))
  }
}

const isDealtWith = (question: Question, index: number, values: Answers, last: number): boolean =>
  values[question.name] !== undefined || isPassed(question, index, last)

const known = new Map<string, readonly string[]>()

// Expressions are few, and every page of every interview asks for the same ones.
function namesIn(expression: string | undefined): readonly string[] {
  if (expression === undefined) return []
  const names = known.get(expression) ?? referencesIn(expression).flatMap(({ name }) => name ?? [])
  known.set(expression, names)
  return names
}
