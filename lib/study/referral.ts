// Whether respondents may refer others (snowball, method section 1), and how far. study.json, `referral`.
import { z } from "zod"
import { Text } from "../questionnaire/definition"

export const ReferralSettings = z.strictObject({
  /** Coupons a respondent may give on. */
  limit: z.int().min(1).max(10).default(3),
  /** Generations from the first respondent of a chain. */
  generations: z.int().min(1).max(20).default(5),
  /** Largest share of a quota cell's target that one chain, and all referred people together, may have. */
  chainShare: z.number().gt(0).max(1).default(0.1),
  share: z.number().gt(0).max(1).default(0.5),
  /** Without a number nobody can tell that a person is asked twice. */
  phone: z.enum(["required", "optional"]).default("required"),
  /** What a respondent is asked, on the last page and read aloud on the phone: whom to think of, and to ask them first. */
  ask: Text,
  /** What a referred person agrees to before their number is taken. */
  consent: Text,
})
export type ReferralSettings = z.infer<typeof ReferralSettings>
