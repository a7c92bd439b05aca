// What the address of the list of cases says.
import { z } from "zod"
import { CASE_STATES } from "@/lib/sample/case-control"

const words = z.string().trim().max(100).catch("")

const Address = z.object({
  number: words,
  region: words,
  service: words,
  disposition: words,
  state: z.enum(CASE_STATES).or(z.literal("")).catch(""),
  person: z.uuid().or(z.literal("")).catch(""),
})
export type CasesAddress = z.output<typeof Address>

/** What cannot be read is as if it were not there. */
export const casesAddress = (params: Record<string, unknown>): CasesAddress => Address.parse(params)
