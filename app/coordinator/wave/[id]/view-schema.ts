import { z } from "zod"

export const NewView = z.object({
  waveId: z.uuid(),
  name: z.string().trim().min(1, "required").max(60, "too_long"),
  query: z.string().max(2_000),
})

export const OldView = z.object({ id: z.uuid() })

/** What a view keeps of an address: these and nothing else. */
export const KEPT = ["view", "region", "service", "state", "q"] as const

/** The views of one wave's board. */
export const boardPage = (waveId: string): string => `board:${waveId}`
