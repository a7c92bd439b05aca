// What study.json says of the population; apart from its reading, which needs the other settings first.
import { z } from "zod"
import { AnswerDimension } from "../quota/answer-dimension"

export const Column = z.strictObject({ column: z.string().min(1), source: z.string().min(1), verified: z.boolean() })

/** `columns`: figures that stand in an axis's register. `answers`: what to count respondents by, as quotas know it. */
export const PopulationSettings = z.strictObject({
  columns: z.partialRecord(z.enum(["region", "service"]), Column).default({}),
  answers: z.array(AnswerDimension).default([]),
})
export type PopulationSettings = z.infer<typeof PopulationSettings>
