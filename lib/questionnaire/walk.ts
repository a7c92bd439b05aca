// One pass over the questionnaire from top to bottom: which questions apply, and what the rules can see.
import { isBlank, isRefusal, judge, ruleValue } from "./answer"
import type { Answer, Answers, Block, Context, Question } from "./definition"
import type { Scope } from "./expression/rule"
import { toText, type Value } from "./expression/value"
import { type CompiledQuestion, isAnswerable, type Questionnaire } from "./questionnaire"

export type PathBlock = Readonly<{ block: Block; questions: readonly Question[] }>

/**
 * The questions that apply now, notes included and calculations not.
 * `values` are the answers that stand: on the path and valid by the rules of now, with the calculated ones.
 * An answer that no longer stands (off the path, or a choice not offered any more) is kept by the caller and is
 * invisible here and to every rule.
 */
export type Path = Readonly<{
  blocks: readonly PathBlock[]
  questions: readonly Question[]
  /** The question whose answer ended the interview. */
  screenedOut?: string
  values: Answers
}>

export type Walk = Readonly<{ path: Path; scope: Scope }>

export function walk(questionnaire: Questionnaire, answers: Answers, context: Context): Walk {
  const scope = emptyScope(questionnaire, context)
  const questions: Question[] = []
  const blocks: PathBlock[] = []
  const values: Record<string, Answer> = {}
  for (const { block, relevant, questions: inBlock } of questionnaire.blocks) {
    if (relevant && !relevant(scope)) continue
    const asked: Question[] = []
    for (const compiled of inBlock) {
      if (compiled.relevant && !compiled.relevant(scope)) continue
      take(compiled, answers, scope, values)
      if (compiled.question.type !== "calculate") asked.push(compiled.question)
      if (!endsHere(compiled, values, scope)) continue
      questions.push(...asked)
      if (asked.length > 0) blocks.push({ block, questions: asked })
      return { path: { blocks, questions, screenedOut: compiled.question.name, values }, scope }
    }
    questions.push(...asked)
    if (asked.length > 0) blocks.push({ block, questions: asked })
  }
  return { path: { blocks, questions, values }, scope }
}

function emptyScope({ slots, preloads }: Questionnaire, context: Context): Scope {
  const values = new Array<Value>(slots).fill("")
  for (let slot = 0; slot < preloads.length; slot++) {
    const name = preloads[slot]!
    if (Object.hasOwn(context.preloads, name)) values[slot] = context.preloads[name]!
  }
  return { values, today: context.today, current: "", choice: undefined }
}

function take(compiled: CompiledQuestion, answers: Answers, scope: Scope, values: Record<string, Answer>): void {
  const { question, slot, calculation } = compiled
  if (calculation) {
    const value = calculation(scope)
    scope.values[slot] = value
    const kept = typeof value === "number" && Number.isFinite(value) ? value : toText(value)
    if (kept !== "") values[question.name] = kept
    return
  }
  const raw = answers[question.name]
  if (isBlank(raw) || !isAnswerable(question)) return
  const answer = judge(compiled, raw, scope)
  if (isRefusal(answer)) return
  scope.values[slot] = ruleValue(compiled, answer)
  values[question.name] = answer
}

// A question nobody has answered yet ends nothing; a note or a calculation has nothing to wait for.
function endsHere({ screenOut, question, slot }: CompiledQuestion, values: Answers, scope: Scope): boolean {
  if (!screenOut || (isAnswerable(question) && values[question.name] === undefined)) return false
  scope.current = scope.values[slot]!
  return screenOut(scope)
}
