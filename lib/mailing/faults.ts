// What is wrong with a mailing before it is saved.
import { letterFor } from "./letter"
import type { MailingPlan, Template } from "./plan"
import { smsLength } from "./sms-length"
import type { MailingStudy } from "./study"
import { isPlaceholder, placeholdersIn } from "./template"

export type MailingFault = Readonly<{
  /** Where, as a form names it: `templates.kk.body`. */
  field: string
  code:
    | "unknown_language"
    | "language_missing"
    | "unknown_placeholder"
    | "link_missing"
    | "unsubscribe_missing"
    | "subject_missing"
    | "too_long"
    | "no_clock"
    | "days_after_missing"
    | "days_after_not_reminder"
    | "unknown_region"
    | "unknown_service"
  /** The word it is about. */
  word?: string
}>

type Kind = Readonly<{ channel: "email" | "sms"; reminder: boolean }>

/** A text may cost so many parts at most. */
export const SMS_SEGMENTS = 5
/** As long as real links are, for counting. */
const LONG = "https://survey.example.kz/r/0123456789abcdef"
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** Empty when the plan may be saved. */
export function mailingFaults(plan: MailingPlan, study: MailingStudy, kind: Kind): MailingFault[] {
  const [first = ""] = study.languages
  return [
    ...(plan.templates[first]
      ? []
      : [{ field: `templates.${first}.body`, code: "language_missing" as const, word: first }]),
    ...Object.entries(plan.templates).flatMap(([language, template]) =>
      study.languages.includes(language)
        ? templateFaults(template, language, plan, study, kind)
        : [{ field: `templates.${language}`, code: "unknown_language" as const, word: language }],
    ),
    ...[...unknownCodes(plan, study)],
    ...(["from", "to"] as const).flatMap((end) =>
      CLOCK.test(plan.quiet[end]) ? [] : [{ field: `quiet.${end}`, code: "no_clock" as const, word: plan.quiet[end] }],
    ),
    ...(kind.reminder && plan.daysAfter === undefined
      ? [{ field: "daysAfter", code: "days_after_missing" as const }]
      : []),
    ...(!kind.reminder && plan.daysAfter !== undefined
      ? [{ field: "daysAfter", code: "days_after_not_reminder" as const }]
      : []),
  ]
}

function templateFaults(
  { subject, body }: Template,
  language: string,
  plan: MailingPlan,
  study: MailingStudy,
  { channel }: Kind,
): MailingFault[] {
  const field = (part: string) => `templates.${language}.${part}`
  const faults: MailingFault[] = []
  for (const [part, words] of [["subject", subject] as const, ["body", body] as const]) {
    for (const word of placeholdersIn(words)) {
      // A link in a subject would be read aloud and logged on the way.
      const fits = isPlaceholder(word) && (part === "body" || (word !== "link" && word !== "unsubscribe"))
      if (!fits) faults.push({ field: field(part), code: "unknown_placeholder", word })
    }
  }
  const named = placeholdersIn(body)
  if (!named.includes("link")) faults.push({ field: field("body"), code: "link_missing" })
  if (channel === "sms") return [...faults, ...lengthFault(plan, study, language)]
  if (!named.includes("unsubscribe")) faults.push({ field: field("body"), code: "unsubscribe_missing" })
  if (subject.trim() === "") faults.push({ field: field("subject"), code: "subject_missing" })
  return faults
}

/** Counted with the longest service name the study has. */
function lengthFault(plan: MailingPlan, study: MailingStudy, language: string): MailingFault[] {
  const services = [null, ...(study.axes.service?.register.entries.map(({ code }) => code) ?? [])]
  const segments = services.map((service) => {
    const letter = letterFor(plan, study, { service, language }, { link: LONG, unsubscribe: LONG })
    return smsLength(letter?.text ?? "").segments
  })
  const most = Math.max(...segments)
  return most > SMS_SEGMENTS ? [{ field: `templates.${language}.body`, code: "too_long", word: String(most) }] : []
}

function* unknownCodes({ regions, services }: MailingPlan, { axes }: MailingStudy): Generator<MailingFault> {
  const has = (axis: "region" | "service", code: string) =>
    axes[axis]?.register.entries.some((one) => one.code === code)
  for (const word of regions) if (!has("region", word)) yield { field: "regions", code: "unknown_region", word }
  for (const word of services) if (!has("service", word)) yield { field: "services", code: "unknown_service", word }
}
