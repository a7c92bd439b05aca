import { z } from "zod"

export const NewTeam = z.object({ name: z.string().trim().min(1, "required").max(100, "too_long") })
export type NewTeam = z.infer<typeof NewTeam>
