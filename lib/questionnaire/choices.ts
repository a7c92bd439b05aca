// What a question offers at one moment of the interview.
import { isBlank, isOffered, isRefusal, judge } from "./answer"
import type { Answer, Choice } from "./definition"
import type { Scope } from "./expression/rule"
import { toDate, toNumber, toText, type Value } from "./expression/value"
import type { CompiledQuestion } from "./questionnaire"

export function choicesOf(compiled: CompiledQuestion, scope: Scope): readonly Choice[] {
  return compiled.choices.filter((offered) => isOffered(compiled, offered, scope)).map(({ choice }) => choice)
}

export function defaultOf(compiled: CompiledQuestion, scope: Scope): Answer | undefined {
  if (!compiled.default) return undefined
  const raw = answerFrom(compiled, compiled.default(scope))
  if (isBlank(raw)) return undefined
  const answer = judge(compiled, raw, scope)
  return isRefusal(answer) ? undefined : answer
}

function answerFrom({ question: { type } }: CompiledQuestion, value: Value): Answer {
  if (type === "integer" || type === "decimal") return toNumber(value)
  if (type === "date") return toDate(value)
  const text = toText(value)
  return type === "select_multiple" ? text.split(" ").filter((code) => code !== "") : text
}
