import { z } from "zod"
import { normalisePhone } from "@/lib/sample/phone"

export const REASONS = ["asked", "complaint", "authority", "other"] as const

const PHONE = z.string().refine((raw) => normalisePhone(raw) !== null, "not_a_phone")

export const NumberToAdd = z.object({ waveId: z.uuid(), phone: PHONE, reason: z.enum(REASONS, "required") })
export type NumberToAdd = z.input<typeof NumberToAdd>

export const NumberToFind = z.object({ waveId: z.uuid(), phone: PHONE })
export type NumberToFind = z.input<typeof NumberToFind>
