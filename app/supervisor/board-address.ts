import { z } from "zod"

/** What the board shows, as its address says; what cannot be meant is left out. */
const Address = z.object({
  wave: z.uuid().optional().catch(undefined),
  which: z.enum(["all", "alerted"]).catch("all"),
  search: z.string().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type BoardAddress = z.infer<typeof Address>

export const boardAddress = (address: Readonly<Record<string, unknown>>): BoardAddress => Address.parse(address)

export function hrefOf({ wave, which, search, page }: BoardAddress): string {
  const query = new URLSearchParams({
    ...(wave && { wave }),
    ...(which !== "all" && { which }),
    ...(search && { search }),
    ...(page > 1 && { page: String(page) }),
  })
  return `/supervisor?${query}`
}
