import { z } from "zod"

const LIMIT = 5 * 1024 * 1024

export const ContactList = z.object({
  waveId: z.uuid(),
  file: z.file("no_file").min(1, "no_file").max(LIMIT, "too_big"),
})
export type ContactList = z.infer<typeof ContactList>
