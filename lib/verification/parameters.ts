// What a draw rests on besides its seed and its sequence. Published with it, and in the audit log at the opening.
import { z } from "zod"
import type { VerificationPolicy } from "../study/settings"
import { kindShares } from "./policy"

const Share = z.number().min(0).max(1)

/** `firstWeekChecks`: how many of a new interviewer's interviews are drawn at least, as far as there are so many. */
export const DrawParameters = z.strictObject({
  share: Share,
  firstWeekChecks: z.int().nonnegative(),
  kinds: z.strictObject({ callback: Share, repeat: Share, observation: Share }),
})
export type DrawParameters = Readonly<z.infer<typeof DrawParameters>>

export const parametersOf = (policy: Pick<VerificationPolicy, "share" | "kinds" | "firstWeek">): DrawParameters => ({
  share: policy.share,
  firstWeekChecks: policy.firstWeek.checks,
  kinds: kindShares(policy),
})

/** Whether two draws rest on the same. */
export const sameParameters = (a: DrawParameters, b: DrawParameters): boolean => flat(a) === flat(b)

const flat = ({ share, firstWeekChecks, kinds: { callback, repeat, observation } }: DrawParameters): string =>
  [share, firstWeekChecks, callback, repeat, observation].join(" ")
