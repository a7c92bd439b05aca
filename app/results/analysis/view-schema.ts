import { z } from "zod"

export const NewView = z.object({
  name: z.string().trim().min(1, "required").max(60, "too_long"),
  query: z.string().max(4_000),
})
