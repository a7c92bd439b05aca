// What a round of invitations or reminders says, to whom, and when.
import { z } from "zod"

/** Words with `{link}`, `{service}`, `{organiser}`, `{minutes}`, `{unsubscribe}`; an SMS has no subject. */
export const Template = z.strictObject({ subject: z.string().max(200).default(""), body: z.string().min(1).max(4_000) })
export type Template = z.infer<typeof Template>

export const MailingPlan = z.strictObject({
  /** By language; whoever has another one gets the study's first. */
  templates: z.record(z.string(), Template),
  /** Empty = every one. */
  regions: z.array(z.string()).default([]),
  services: z.array(z.string()).default([]),
  /** The first day, where the study runs, and for a reminder the days after the mailing before. */
  from: z.iso.date(),
  daysAfter: z.int().min(1).max(60).optional(),
  /** Messages a minute of this mailing at most. */
  perMinute: z.int().min(1).max(600).default(60),
  /** Nothing is sent between these hours, in the respondent's time zone. */
  quiet: z.strictObject({ from: z.string(), to: z.string() }).default({ from: "20:30", to: "09:00" }),
})
export type MailingPlan = z.infer<typeof MailingPlan>
