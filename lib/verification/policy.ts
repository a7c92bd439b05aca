// What holds for field control where a study says nothing: the method's 15 %, by telephone, within a week.
import { TZDate } from "@date-fns/tz"
import { addDays, differenceInCalendarDays } from "date-fns"
import type { VerificationPolicy } from "../study/settings"
import type { Study } from "../study/study"
import type { Kind } from "./kind"

const DEFAULT_KIND = { share: 1, deadlineDays: 7 }

export const DEFAULT_POLICY: VerificationPolicy = {
  share: 0.15,
  kinds: { callback: DEFAULT_KIND },
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

/** When a check of this kind, drawn now, is due. */
export const dueOf = ({ kinds }: Pick<VerificationPolicy, "kinds">, kind: Kind, drawnAt: Date): Date =>
  addDays(drawnAt, (kinds[kind] ?? DEFAULT_KIND).deadlineDays)

/** The shares of the kinds as the draw takes them. */
export const kindShares = ({ kinds }: Pick<VerificationPolicy, "kinds">): Record<Kind, number> => ({
  callback: kinds.callback?.share ?? 0,
  repeat: kinds.repeat?.share ?? 0,
  observation: kinds.observation?.share ?? 0,
})

/** Whether a stream whose first interview was completed at `firstAt` still has its first days on the day of `at`. */
export const isFirstWeek = (
  { firstWeek }: Pick<VerificationPolicy, "firstWeek">,
  timezone: string,
  firstAt: Date,
  at: Date,
): boolean => differenceInCalendarDays(new TZDate(at, timezone), new TZDate(firstAt, timezone)) < firstWeek.days
