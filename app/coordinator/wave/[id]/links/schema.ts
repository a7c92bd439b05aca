import { z } from "zod"

export const AT_ONCE = 500

/** Links for some people of one cell. */
export const CellLinks = z.object({
  waveId: z.uuid(),
  whom: z.enum(["listed", "unlisted"]),
  /** Empty where the study has no such axis. */
  region: z.string(),
  service: z.string(),
  number: z.int("not_a_number").min(1, "not_a_number").max(AT_ONCE, "not_a_number"),
})
export type CellLinks = z.infer<typeof CellLinks>

/** Links for cases that were picked one by one. */
export const CaseLinks = z.object({ waveId: z.uuid(), caseIds: z.array(z.uuid()).min(1).max(AT_ONCE) })
export type CaseLinks = z.infer<typeof CaseLinks>

export type MadeLink = Readonly<{ caseId: string; region: string | null; service: string | null; address: string }>
