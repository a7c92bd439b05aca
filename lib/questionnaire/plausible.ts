// The quick look at an event before it is stored: the question exists and the answer is of its kind.
// Filters and constraints depend on other answers; they are judged when the page is shown and when the interview ends.
import { type Answer, GIVEN } from "./definition"
import type { AnswerEvent } from "./events"
import { hasChoices, isAnswerable, type Questionnaire } from "./questionnaire"

/** False for an unknown question, an unknown code, or a value of the wrong kind. */
export function isPlausible(questionnaire: Questionnaire, event: AnswerEvent): boolean {
  if (event.question === undefined) return true
  const compiled = questionnaire.byName.get(event.question)
  if (!compiled) return false
  if (event.kind !== "answered") return true
  const { question, choiceOf } = compiled
  if (!isAnswerable(question)) return false
  const known = (code: unknown) => typeof code === "string" && choiceOf.has(code)
  if (question.type === "select_multiple") return Array.isArray(event.value) && event.value.every(known)
  if (hasChoices(question)) return known(event.value)
  return known(event.value) || isOfKind(question.type, event.value)
}

function isOfKind(type: string, value: Answer): boolean {
  if (type === "integer" || type === "decimal") return typeof value === "number" && Number.isFinite(value)
  return typeof value === "string" && value !== GIVEN
}
