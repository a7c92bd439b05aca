import { z } from "zod"
import { REQUEST_STEPS } from "@/lib/sample/list-request"

const TEXT = z.string().trim().max(1_000, "too_long")
const DAY = z.iso.date("required")

/** Empty texts stand for "all": of the body, of the region, of the service. */
export const ListRequest = z.object({
  waveId: z.uuid(),
  body: z.string(),
  region: z.string(),
  service: z.string(),
  reference: TEXT.max(200, "too_long"),
  on: DAY,
  note: TEXT,
})
export type ListRequest = z.input<typeof ListRequest>

export const ListStep = z.object({ requestId: z.uuid(), step: z.enum(REQUEST_STEPS), on: DAY, note: TEXT })
export type ListStep = z.input<typeof ListStep>
