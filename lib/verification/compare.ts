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

export type ItemPolicy = Pick<VerificationPolicy, "ratingTolerance" | "tolerances" | "excludedCodes">

/**
 * Ratings within the tolerance are the same, and so are numbers where the policy has one for their question; several
 * choices compare as sets, words without regard to case and spaces.
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
  return { ...item, verdict: isSame(question, original, again, policy) ? "same" : "different" }
}

function isExcluded(question: MarkedQuestion, answer: Answer, { excludedCodes }: ItemPolicy): boolean {
  const codes = question.special.filter((name) => excludedCodes.includes(name)).map((name) => SPECIAL_CODES[name])
  return codes.some((code) => (Array.isArray(answer) ? answer.includes(code) : answer === code))
}

function isSame(question: MarkedQuestion, original: Answer, again: Answer, policy: ItemPolicy): boolean {
  const near = toleranceOf(question, original, policy)
  if (near !== null && isNumber(question, original) && isNumber(question, again))
    return Math.abs(Number(original) - Number(again)) <= near
  return plain(original) === plain(again)
}

const ROUNDING = 1e-9

function toleranceOf({ name, type }: MarkedQuestion, original: Answer, policy: ItemPolicy): number | null {
  if (type === "rating") return policy.ratingTolerance
  const tolerance = policy.tolerances?.[name]
  if (!tolerance || (type !== "integer" && type !== "decimal")) return null
  const size = Math.abs(Number(original))
  return ("abs" in tolerance ? tolerance.abs : (tolerance.percent / 100) * size) + ROUNDING * Math.max(1, size)
}

function isNumber(question: MarkedQuestion, answer: Answer): boolean {
  return !question.special.some((name) => SPECIAL_CODES[name] === answer)
}

function plain(answer: Answer): string {
  if (Array.isArray(answer)) return JSON.stringify([...new Set(answer)].sort())
  return String(answer).normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
}
