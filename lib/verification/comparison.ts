// What comparing a whole interview with its check shows, by verify type.
import type { Answers } from "../questionnaire/definition"
import type { VerificationPolicy } from "../study/settings"
import { compareItem, type ItemComparison, type ItemPolicy } from "./compare"
import type { MarkedQuestion, VerifyType } from "./reask"

export const VERIFY_TYPES: readonly VerifyType[] = [1, 2, 3]

/** `exceeds`: the share of differing items is above the policy's limit for the type; null when nothing compares. */
export type TypeSummary = Readonly<{ compared: number; different: number; exceeds: boolean | null }>

export type Comparison = Readonly<{
  items: readonly ItemComparison[]
  byType: Readonly<Record<VerifyType, TypeSummary>>
  /** Items answered again, and whether that is as many as the policy asks for (or as the interview has). */
  asked: number
  enough: boolean
}>

export type ComparisonPolicy = ItemPolicy & Pick<VerificationPolicy, "limits" | "minimumItems">

/**
 * Compares the marked questions that were answered at least once.
 * @param original answers that stand in the interview (`pathOf(...).values`)
 * @param again answers that stand in the check (`reaskPath(...).values`)
 */
export function compareAnswers(
  marked: readonly MarkedQuestion[],
  original: Answers,
  again: Answers,
  policy: ComparisonPolicy,
): Comparison {
  const items = marked
    .filter(({ name }) => original[name] !== undefined || again[name] !== undefined)
    .map((question) => compareItem(question, original[question.name], again[question.name], policy))
  const answered = items.filter((item) => item.original !== undefined).length
  const asked = items.filter((item) => item.again !== undefined).length
  const summary = (type: VerifyType) => summaryOf(items, type, policy.limits[type])
  return {
    items,
    byType: { 1: summary(1), 2: summary(2), 3: summary(3) },
    asked,
    enough: asked >= Math.min(policy.minimumItems, answered),
  }
}

function summaryOf(items: readonly ItemComparison[], type: VerifyType, limit: number): TypeSummary {
  const own = items.filter(({ verify, verdict }) => verify === type && verdict !== "not_comparable")
  const different = own.filter(({ verdict }) => verdict === "different").length
  return { compared: own.length, different, exceeds: own.length === 0 ? null : different / own.length > limit }
}
