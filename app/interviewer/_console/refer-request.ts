// Numbers of others that a respondent names at the end of an interview.
import { z } from "zod"

const Named = z.object({
  phone: z.string().trim().min(1, "phoneWrong").max(40, "phoneWrong"),
  name: z.string().trim().max(200),
  region: z.string().max(60).nullable(),
})
export type NamedEntered = z.input<typeof Named>

/** Messages are keys of `interviewer.referral`. */
export const ReferRequest = z.object({
  caseId: z.uuid(),
  consent: z.literal(true, "consentNeeded"),
  people: z.array(Named).min(1).max(10),
})
export type ReferRequest = z.input<typeof ReferRequest>
