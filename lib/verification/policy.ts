// What holds for field control where a study says nothing: the method's 15 %, by telephone, within a week.
import { addDays } from "date-fns"
import type { VerificationPolicy } from "../study/settings"
import type { Study } from "../study/study"

export const DEFAULT_POLICY: VerificationPolicy = {
  share: 0.15,
  kinds: { callback: { share: 1, deadlineDays: 7 } },
  firstWeek: { days: 7, checks: 3 },
  minimumItems: 3,
  ratingTolerance: 1,
  excludedCodes: ["dont_remember", "dont_know", "refused"],
  limits: { "1": 0.05, "2": 0.1, "3": 0.25 },
  unreachableLimit: 0.3,
  repeatSubset: "marked",
  remindDays: 2,
  escalation: { discrepancies: 2, share: 0.3 },
  risk: { minimumFlags: 2, atMost: 0.05 },
  falseAlarm: 0.01,
  appealDays: 14,
}

export const policyOf = (study: Pick<Study, "verificationPolicy">): VerificationPolicy =>
  study.verificationPolicy ?? DEFAULT_POLICY

/** When a callback drawn now is due. */
export const dueOf = ({ kinds }: VerificationPolicy, drawnAt: Date): Date =>
  addDays(drawnAt, (kinds.callback ?? DEFAULT_POLICY.kinds.callback)!.deadlineDays)
