import { z } from "zod"

const Count = z.int().nonnegative()
const Terms = z.object({ target: Count, hard: z.boolean(), floor: Count.nullable(), ceiling: Count.nullable() })
const Code = z.string().min(1).max(64)

export const Move = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("interviewer"), personId: z.uuid(), from: Code, to: Code }),
  z.object({
    kind: z.literal("targets"),
    axis: z.enum(["region", "service"]),
    code: Code,
    lines: z
      .array(z.object({ conditions: z.record(Code, z.string().max(64)), before: Terms, to: Count }))
      .min(2)
      .max(200),
  }),
])

export const Applying = z.object({
  waveId: z.uuid(),
  move: Move,
  reason: z.string().trim().min(1, "required").max(1000, "too_long"),
})
export type Applying = z.infer<typeof Applying>

/** An empty date takes the plan back. */
export const Plan = z.object({ waveId: z.uuid(), plannedEnd: z.union([z.iso.date(), z.literal("")]) })
export type Plan = z.infer<typeof Plan>
