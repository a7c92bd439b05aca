import { z } from "zod"

export const OnObservation = z.object({ id: z.uuid() })
/** `from`: who has the observation now, as the page showed it. */
export const TakeOver = OnObservation.extend({ from: z.uuid() })
/** The form and what was heard, as strings by question. `done`: saved for good, otherwise a draft. */
export const Noted = OnObservation.extend({
  posted: z.record(z.string().max(100), z.array(z.string().max(10_000)).max(200)),
  done: z.boolean(),
})
