// Judges one answer by its question alone: the right kind, an offered choice, the constraint.
import { type Answer, GIVEN, type Question, SPECIAL_CODES, type Text } from "./definition"
import { isDate } from "./expression/date"
import type { Scope } from "./expression/rule"
import type { Value } from "./expression/value"
import type { CompiledQuestion, OfferedChoice } from "./questionnaire"

/** Why an answer cannot stand. `message` is the study's own sentence (the constraint's), else the screen has one per code. */
export type Refusal = Readonly<{ code: RefusalCode; params: Readonly<Record<string, string | number>>; message?: Text }>

export type RefusalCode =
  | "required"
  | "unknown_question"
  | "not_answerable"
  | "unknown_choice"
  | "exclusive_choice"
  | "not_a_number"
  | "not_whole"
  | "not_a_date"
  | "not_a_text"
  | "too_long"
  | "constraint"

export const LONGEST_TEXT = 10_000

/** Blank is "not answered": nothing, white space, or no code at all. */
export function isBlank(raw: unknown): boolean {
  if (raw === undefined || raw === null) return true
  if (typeof raw === "string") return raw.trim() === ""
  return Array.isArray(raw) && raw.length === 0
}

/** The answer in its one written form, or the refusal. `raw` is not blank; `scope` holds the answers before it. */
export function judge(compiled: CompiledQuestion, raw: unknown, scope: Scope): Answer | Refusal {
  // Personal data was judged when it was given, and is kept apart since.
  if (compiled.question.personal && raw === GIVEN) return GIVEN
  const answer = ofKind(compiled, raw, scope)
  const { constraint, question } = compiled
  // A special code says why there is no value, so the value's constraint does not concern it.
  if (isRefusal(answer) || !constraint || isSpecial(compiled, answer)) return answer
  const before = scope.values[compiled.slot]!
  scope.current = scope.values[compiled.slot] = ruleValue(compiled, answer)
  const holds = constraint(scope)
  scope.values[compiled.slot] = before
  if (holds) return answer
  return refusal("constraint", {}, question.constraintMessage)
}

export function isRefusal(judged: Answer | Refusal): judged is Refusal {
  return typeof judged === "object" && !Array.isArray(judged)
}

/** How an answer looks to an expression: several codes as one text; a special code of a number or date as blank. */
export function ruleValue(compiled: CompiledQuestion, answer: Answer): Value {
  if (Array.isArray(answer)) return answer.join(" ")
  return isMeasured(compiled.question) && isSpecial(compiled, answer) ? "" : answer
}

/** Whether a choice is offered now. Special codes pass every filter. */
export function isOffered({ choiceFilter }: CompiledQuestion, offered: OfferedChoice, scope: Scope): boolean {
  if (!choiceFilter || offered.special) return true
  scope.choice = offered.choice
  return choiceFilter(scope)
}

export function refusal(code: RefusalCode, params: Refusal["params"] = {}, message?: Text): Refusal {
  return { code, params, ...(message && { message }) }
}

function ofKind(compiled: CompiledQuestion, raw: unknown, scope: Scope): Answer | Refusal {
  const { type } = compiled.question
  if (type === "select_one" || type === "rating") return one(compiled, raw, scope)
  if (type === "select_multiple") return several(compiled, raw, scope)
  if (typeof raw === "string" && compiled.choiceOf.has(raw)) return raw
  if (type === "integer") return number(raw, true)
  if (type === "decimal") return number(raw, false)
  if (type === "date") return date(raw)
  return type === "text" ? text(raw) : refusal("not_answerable")
}

function one(compiled: CompiledQuestion, raw: unknown, scope: Scope): Answer | Refusal {
  const offered = typeof raw === "string" ? compiled.choiceOf.get(raw) : undefined
  if (!offered || !isOffered(compiled, offered, scope)) return refusal("unknown_choice", { value: shown(raw) })
  return offered.choice.code
}

// Written in the order of the list, each code once, so that equal answers are equal data.
function several(compiled: CompiledQuestion, raw: unknown, scope: Scope): Answer | Refusal {
  if (!Array.isArray(raw)) return refusal("unknown_choice", { value: shown(raw) })
  const chosen = new Set<OfferedChoice>()
  for (const code of raw) {
    const offered = compiled.choiceOf.get(code)
    if (!offered || !isOffered(compiled, offered, scope)) return refusal("unknown_choice", { value: shown(code) })
    chosen.add(offered)
  }
  const alone = [...chosen].find(({ choice }) => choice.exclusive)
  if (alone && chosen.size > 1) return refusal("exclusive_choice", { value: alone.choice.code })
  return [...chosen].sort((a, b) => a.order - b.order).map(({ choice }) => choice.code)
}

function number(raw: unknown, whole: boolean): Answer | Refusal {
  if (typeof raw !== "number" || !Number.isFinite(raw) || Math.abs(raw) > Number.MAX_SAFE_INTEGER) {
    return refusal("not_a_number", { value: shown(raw) })
  }
  return whole && !Number.isInteger(raw) ? refusal("not_whole", { value: raw }) : raw
}

function date(raw: unknown): Answer | Refusal {
  return typeof raw === "string" && isDate(raw) ? raw : refusal("not_a_date", { value: shown(raw) })
}

function text(raw: unknown): Answer | Refusal {
  if (typeof raw !== "string") return refusal("not_a_text", { value: shown(raw) })
  const words = storable(raw).trim()
  return words.length > LONGEST_TEXT ? refusal("too_long", { most: LONGEST_TEXT, given: words.length }) : words
}

/** Without the two things that PostgreSQL's JSON cannot hold: the zero character and halves of a character pair. */
export function storable(words: string): string {
  return words.replace(/\0|\p{Cs}/gu, "")
}

const CODES: ReadonlySet<unknown> = new Set(Object.values(SPECIAL_CODES))

function isSpecial(compiled: CompiledQuestion, answer: Answer): boolean {
  if (compiled.question.special.length === 0) return false
  const code = Array.isArray(answer) ? answer[0] : answer
  return CODES.has(code) && compiled.choiceOf.get(code as string)?.special === true
}

function isMeasured({ type }: Question): boolean {
  return type === "integer" || type === "decimal" || type === "date"
}

function shown(raw: unknown): string {
  return (typeof raw === "string" || typeof raw === "number" ? String(raw) : "").slice(0, 100)
}
