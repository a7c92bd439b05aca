// What a coordinator types about a mailing, and the draft that it stands for.
import { z } from "zod"
import type { MailingDraft } from "@/db/queries/mailings"
import type { MailingPlan } from "@/lib/mailing/plan"

const DAYS = "days_range"
const PACE = "pace_range"
const SIGNS = "too_many_signs"

export const MailingForm = z.object({
  waveId: z.uuid(),
  /** Empty for a new one. */
  id: z.union([z.literal(""), z.uuid()]),
  name: z.string().trim().min(1, "required").max(120, SIGNS),
  channel: z.enum(["email", "sms"]),
  /** The mailing it reminds of; empty for an invitation. */
  after: z.union([z.literal(""), z.uuid("unknown_mailing")]),
  daysAfter: z.int(DAYS).min(1, DAYS).max(60, DAYS),
  templates: z.record(
    z.string(),
    z.object({ subject: z.string().max(200, SIGNS), body: z.string().max(4_000, SIGNS) }),
  ),
  regions: z.array(z.string()),
  services: z.array(z.string()),
  from: z.iso.date("required"),
  perMinute: z.int(PACE).min(1, PACE).max(600, PACE),
  quiet: z.object({ from: z.string(), to: z.string() }),
})
export type MailingForm = z.infer<typeof MailingForm>

export const MailingId = z.object({ id: z.uuid() })
export type MailingId = z.infer<typeof MailingId>

/** Languages left empty are left out, and an SMS has no subject. What is wrong with it is said by `mailingFaults`. */
export function draftOf(form: MailingForm): MailingDraft {
  const { name, channel, regions, services, from, perMinute, quiet } = form
  const written = Object.entries(form.templates).filter(([, { body }]) => body.trim() !== "")
  const templates = Object.fromEntries(
    written.map(([language, { subject, body }]) => [
      language,
      { subject: channel === "sms" ? "" : subject.trim(), body: body.trim() },
    ]),
  )
  const after = form.after || null
  const plan = { templates, regions, services, from, perMinute, quiet, ...(after && { daysAfter: form.daysAfter }) }
  return { name, channel, after, plan }
}

type Saved = Readonly<{ id: string; waveId: string; name: string; channel: "email" | "sms"; after: string | null }>

/** A saved mailing as it is typed. */
export const formOf = (
  { id, waveId, name, channel, after }: Saved,
  plan: MailingPlan,
  languages: readonly string[],
): MailingForm => ({
  ...{ id, waveId, name, channel, after: after ?? "", daysAfter: plan.daysAfter ?? DAYS_AFTER },
  templates: Object.fromEntries(languages.map((code) => [code, plan.templates[code] ?? { subject: "", body: "" }])),
  ...{ regions: plan.regions, services: plan.services, from: plan.from, perMinute: plan.perMinute, quiet: plan.quiet },
})

export const DAYS_AFTER = 3
