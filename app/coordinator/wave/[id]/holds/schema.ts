import { z } from "zod"

/** The written decision that ends a measure; no fewer characters than a reason can be given in. */
export const Lifting = z.object({
  id: z.uuid(),
  words: z.string().trim().min(10, "too_short").max(2000, "too_long"),
})
export type Lifting = z.infer<typeof Lifting>
