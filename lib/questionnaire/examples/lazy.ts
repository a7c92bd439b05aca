// A second, independent way to evaluate a questionnaire: every value on demand, remembered, in any order. For tests.
import { isBlank, isRefusal, judge, ruleValue } from "../answer"
import type { Answer, Answers, Context } from "../definition"
import type { Scope } from "../expression/rule"
import { toText, type Value } from "../expression/value"
import { type CompiledQuestion, isAnswerable, type Questionnaire } from "../questionnaire"

type Fate = { onPath: boolean; value: Value; answer?: Answer; ends: boolean }

/** The values on the path, found by visiting the questions in `order`. */
export function lazyValues(questionnaire: Questionnaire, answers: Answers, context: Context, order: number[]): Answers {
  const asked = questionnaire.blocks.flatMap(({ relevant, questions }) =>
    questions.map((compiled) => ({ compiled, blockRelevant: relevant })),
  )
  const remembered = new Map<number, Fate>()

  function fateOf(index: number): Fate {
    const known = remembered.get(index)
    if (known) return known
    const fate = find(index)
    remembered.set(index, fate)
    return fate
  }

  function find(index: number): Fate {
    const { compiled, blockRelevant } = asked[index]!
    const off = { onPath: false, value: "", ends: false }
    if (blockRelevant && !blockRelevant(scope())) return off
    if (compiled.relevant && !compiled.relevant(scope())) return off
    for (let before = index - 1; before >= 0; before--) if (fateOf(before).ends) return off
    const { value, answer } = valueOn(compiled)
    const waits = isAnswerable(compiled.question) && answer === undefined
    const own = { ...scope([compiled.slot, value]), current: value }
    const ends = compiled.screenOut !== undefined && !waits && compiled.screenOut(own)
    return { onPath: true, value, ends, ...(answer !== undefined && { answer }) }
  }

  function valueOn(compiled: CompiledQuestion): { value: Value; answer?: Answer } {
    if (compiled.calculation) {
      const value = compiled.calculation(scope())
      const answer = typeof value === "number" && Number.isFinite(value) ? value : toText(value)
      return answer === "" ? { value } : { value, answer }
    }
    const raw = answers[compiled.question.name]
    if (isBlank(raw) || !isAnswerable(compiled.question)) return { value: "" }
    const answer = judge(compiled, raw, scope([compiled.slot, ""]))
    return isRefusal(answer) ? { value: "" } : { value: ruleValue(compiled, answer), answer }
  }

  // A fresh scope each time: one evaluation may begin in the middle of another.
  function scope(own?: [slot: number, value: Value]): Scope {
    const set = new Map<string, Value>(own && [[String(own[0]), own[1]]])
    const values = new Proxy([] as Value[], {
      get: (_, slot) => set.get(String(slot)) ?? valueAt(Number(slot)),
      set: (_, slot, value) => set.set(String(slot), value).size > 0,
    })
    return { values, today: context.today, current: "", choice: undefined }
  }

  function valueAt(slot: number): Value {
    const preload = questionnaire.preloads[slot]
    if (preload !== undefined) return context.preloads[preload] ?? ""
    return fateOf(slot - questionnaire.preloads.length).value
  }

  const found: Record<string, Answer> = {}
  for (const index of order) {
    const { onPath, answer } = fateOf(index)
    if (onPath && answer !== undefined) found[asked[index]!.compiled.question.name] = answer
  }
  return found
}
