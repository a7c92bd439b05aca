import { z } from "zod"
import { OUTCOMES } from "@/lib/verification/attempts"
import { CHANGEABLE_KINDS } from "@/lib/verification/change-kind"
import { CONSEQUENCES } from "@/lib/verification/consequence"
import { FINDINGS } from "@/lib/verification/finding"

const Check = z.object({ id: z.uuid() })
const Strings = z.record(z.string().max(100), z.array(z.string().max(10_000)).max(200))

/** `from`: who has the check now, as the page showed it. */
export const Assignment = Check.extend({ from: z.uuid().nullable() })
export const Attempted = Check.extend({ outcome: z.enum(OUTCOMES) })
/** `done`: saved for good, otherwise a draft. */
export const BlindPart = Check.extend({ callback: Strings, again: Strings, done: z.boolean() })
/** A check is done as another kind, for a written reason. */
export const KindChange = Check.extend({ kind: z.enum(CHANGEABLE_KINDS), words: z.string().max(2_000) })
export const Decision = Check.extend({
  finding: z.enum(FINDINGS),
  consequence: z.enum(CONSEQUENCES),
  note: z.string().max(2_000),
})
