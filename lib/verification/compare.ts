// One answer against the same answer asked again (method of the back check: same, different, not comparable).
import { type Answer, SPECIAL_CODES } from "../questionnaire/definition"
import type { VerificationPolicy } from "../study/settings"
import type { MarkedQuestion, VerifyType } from "./reask"

export type ItemComparison = Readonly<{
  question: string
  verify: VerifyType
  original?: Answer
  again?: Answer
  verdict: "same" | "different" | "not_comparable"
  /** Why it cannot be compared. */
  why?: "not_asked_first" | "not_asked_again" | "excluded_code"
}>

export type ItemPolicy = Pick<VerificationPolicy, "ratingTolerance" | "excludedCodes">

/**
 * Ratings within the tolerance are the same; several choices compare as sets, words without regard to case and spaces.
 * A special code that the policy excludes makes the item not comparable; any other is an answer like the rest.
 */
export function compareItem(
  question: MarkedQuestion,
  original: Answer | undefined,
  again: Answer | undefined,
  policy: ItemPolicy,
): ItemComparison {
  const { name, verify } = question
  const item = {
    question: name,
    verify,
    ...(original !== undefined && { original }),
    ...(again !== undefined && { again }),
  }
  if (original === undefined) return { ...item, verdict: "not_comparable", why: "not_asked_first" }
  if (again === undefined) return { ...item, verdict: "not_comparable", why: "not_asked_again" }
  if (isExcluded(question, original, policy) || isExcluded(question, again, policy))
    return { ...item, verdict: "not_comparable", why: "excluded_code" }
  return { ...item, verdict: isSame(question, original, again, policy.ratingTolerance) ? "same" : "different" }
}

function isExcluded(question: MarkedQuestion, answer: Answer, { excludedCodes }: ItemPolicy): boolean {
  const codes = question.special.filter((name) => excludedCodes.includes(name)).map((name) => SPECIAL_CODES[name])
  return codes.some((code) => (Array.isArray(answer) ? answer.includes(code) : answer === code))
}

function isSame(question: MarkedQuestion, original: Answer, again: Answer, tolerance: number): boolean {
  if (question.type === "rating" && isRated(question, original) && isRated(question, again))
    return Math.abs(Number(original) - Number(again)) <= tolerance
  return plain(original) === plain(again)
}

function isRated(question: MarkedQuestion, answer: Answer): boolean {
  return !question.special.some((name) => SPECIAL_CODES[name] === answer)
}

function plain(answer: Answer): string {
  if (Array.isArray(answer)) return JSON.stringify([...new Set(answer)].sort())
  return String(answer).normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
}
