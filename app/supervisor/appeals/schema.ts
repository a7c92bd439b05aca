import { z } from "zod"
import { CONSEQUENCES } from "@/lib/verification/consequence"
import { FINDINGS } from "@/lib/verification/finding"

const Words = z.string().trim().min(10, "too_short").max(2000, "too_long")

/** Somebody asks that a decided check be looked at again; `id` is the check's. */
export const Asking = z.object({ id: z.uuid(), words: Words })
export type Asking = z.infer<typeof Asking>

export const OUTCOMES = ["upheld", "changed"] as const

/** How an appeal is decided; finding and consequence matter when the decision is changed. */
export const Ruling = z.object({
  id: z.uuid(),
  outcome: z.enum(OUTCOMES),
  finding: z.enum(FINDINGS),
  consequence: z.enum(CONSEQUENCES),
  reason: Words,
})
export type Ruling = z.infer<typeof Ruling>
