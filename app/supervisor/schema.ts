import { z } from "zod"

export const HeldCase = z.object({ caseId: z.uuid() })
