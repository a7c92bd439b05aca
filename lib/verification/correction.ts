// Accepting with correction: answers of the check take the place of first ones, which stay on record.
import type { Answer, Answers, Context } from "../questionnaire/definition"
import { endingOf } from "../questionnaire/ending"
import type { Questionnaire } from "../questionnaire/questionnaire"
import type { ItemComparison } from "./compare"

export type Change = Readonly<{ question: string; from: Answer; to: Answer }>

/** Refused when the corrected interview would have unanswered questions (another branch) or be screened out. */
export type Correction = Readonly<
  | { ok: true; answers: Answers; changes: readonly Change[] }
  | { ok: false; reason: "unanswered"; questions: readonly string[] }
  | { ok: false; reason: "screened_out" | "nothing_to_correct" }
>

/**
 * @param items the comparison's items; those that differ and are named in `accepted` are corrected
 * @param accepted facts and hard items by default: a changed opinion is no error
 */
export function correct(
  questionnaire: Questionnaire,
  answers: Answers,
  items: readonly ItemComparison[],
  context: Context,
  accepted: readonly string[] = correctable(items),
): Correction {
  const changes = items.flatMap(({ question, verdict, original, again }) =>
    verdict === "different" && accepted.includes(question) && original !== undefined && again !== undefined
      ? [{ question, from: original, to: again }]
      : [],
  )
  return correctTo(questionnaire, answers, changes, context)
}

/** The same with the changes at hand, as an observer heard them. */
export function correctTo(
  questionnaire: Questionnaire,
  answers: Answers,
  changes: readonly Change[],
  context: Context,
): Correction {
  if (changes.length === 0) return { ok: false, reason: "nothing_to_correct" }
  const corrected = { ...answers, ...Object.fromEntries(changes.map(({ question, to }) => [question, to])) }
  const ending = endingOf(questionnaire, corrected, context)
  if (ending.kind === "screened_out") return { ok: false, reason: "screened_out" }
  if (ending.kind === "unanswered")
    return { ok: false, reason: "unanswered", questions: ending.questions.map(({ name }) => name) }
  return { ok: true, answers: corrected, changes }
}

/** Differing items of types 1 and 2. */
export function correctable(items: readonly ItemComparison[]): string[] {
  return items.filter(({ verdict, verify }) => verdict === "different" && verify !== 3).map(({ question }) => question)
}
