// Whether respondents may refer others (snowball, method section 1), and how far. study.json, `referral`.
import { z } from "zod"

export const ReferralSettings = z.strictObject({
  /** Coupons a respondent may give on. */
  limit: z.int().min(1).max(10).default(3),
  /** Generations from the first respondent of a chain. */
  generations: z.int().min(1).max(20).default(5),
  /** Largest share of a cell's accepted interviews that one chain, and all referred ones together, may have. */
  chainShare: z.number().gt(0).max(1).default(0.1),
  share: z.number().gt(0).max(1).default(0.5),
})
export type ReferralSettings = z.infer<typeof ReferralSettings>
