import { z } from "zod"
import { normalisePhone } from "@/lib/sample/phone"

export const REASONS = ["asked", "complaint", "authority", "other"] as const

const PHONE = z.string().refine((raw) => normalisePhone(raw) !== null, "not_a_phone")

export const NumberToAdd = z.object({ waveId: z.uuid(), phone: PHONE, reason: z.enum(REASONS, "required") })
export type NumberToAdd = z.input<typeof NumberToAdd>

export const NumberToFind = z.object({ waveId: z.uuid(), phone: PHONE })
export type NumberToFind = z.input<typeof NumberToFind>

/** A number of a questionnaire as respondents see it, `12AB-34CD`. */
const QUESTIONNAIRE = /^([0-9a-f]{4})-?([0-9a-f]{4})$/i

/** The digits of a questionnaire's number; null when these words are none. A number with all digits may be either. */
export function questionnaireIn(words: string): string | null {
  const [, first, last] = QUESTIONNAIRE.exec(words.trim()) ?? []
  return first && last ? first + last : null
}

const NUMBER = z.string().refine((raw) => questionnaireIn(raw) !== null || normalisePhone(raw) !== null, "not_a_number")

export const NumberToWithdraw = z.object({ waveId: z.uuid(), number: NUMBER })
export type NumberToWithdraw = z.input<typeof NumberToWithdraw>
