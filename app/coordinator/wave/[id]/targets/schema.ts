import { z } from "zod"

const Count = z.int().nonnegative().max(2_147_483_647)
const Terms = z.object({ target: Count, hard: z.boolean(), floor: Count.nullable(), ceiling: Count.nullable() })

export const Reason = z.object({ reason: z.string().trim().min(5, "too_short").max(1000, "too_long") })
export type Reason = z.infer<typeof Reason>

export const Saving = Reason.extend({
  waveId: z.uuid(),
  origin: z.enum(["table", "xlsx", "allocation"]),
  lines: z
    .array(
      z.object({
        conditions: z.record(z.string().max(100), z.string().max(200)),
        terms: Terms.partial(),
        expected: Terms.nullable(),
      }),
    )
    .min(1)
    .max(5_000),
})
export type Saving = z.infer<typeof Saving>

const MEGABYTES_5 = 5 * 1024 * 1024

export const Workbook = z.object({
  waveId: z.uuid(),
  file: z.instanceof(File, { error: "no_file" }).refine(({ size }) => size <= MEGABYTES_5, "too_big"),
})
export type Workbook = z.infer<typeof Workbook>

const Whole = z
  .string()
  .trim()
  .regex(/^(\d[\d\s]{0,9})?$/, "not_a_number")

export const Generating = z.object({
  total: Whole.refine((text) => text !== "", "required"),
  dimensions: z.array(z.object({ name: z.string(), by: z.string(), floor: Whole, ceiling: Whole })),
})
export type Generating = z.infer<typeof Generating>
