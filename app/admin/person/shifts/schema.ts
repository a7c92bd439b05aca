import { z } from "zod"
import { ShiftEntered } from "@/lib/shift/shift"

export const NewShift = ShiftEntered.extend({ personId: z.uuid() })
export type NewShift = z.infer<typeof NewShift>

export const GoneShift = z.object({ id: z.uuid() })
/** The week that is copied to the one after it. */
export const CopiedWeek = z.object({ personId: z.uuid(), week: z.string().max(10) })
