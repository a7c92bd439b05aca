import { z } from "zod"

export const NewWave = z.object({
  instrumentId: z.uuid("required"),
  name: z.string().trim().min(1, "required").max(120, "too_long"),
  practice: z.boolean(),
})
export type NewWave = z.infer<typeof NewWave>

export const WaveId = z.object({ waveId: z.uuid() })
