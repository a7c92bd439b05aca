import { z } from "zod"

/** What is said with a release; which of it is needed depends on the gate, which the server looks at again. */
export const NewRelease = z.object({
  waveId: z.uuid(),
  /** The newest release that was seen when this one was asked for; 0 = none. */
  after: z.int().nonnegative(),
  reason: z.string().trim().max(2000, "too_long"),
  changes: z.string().trim().max(2000, "too_long"),
})
export type NewRelease = z.infer<typeof NewRelease>
