// One letter in the respondent's language.
import { entryOf } from "../study/preloads"
import type { MailingPlan, Template } from "./plan"
import type { MailingStudy } from "./study"
import { type Fills, fillHtml, fillText } from "./template"

export type About = Readonly<{ service: string | null; language: string | null }>
export type Letter = Readonly<{ language: string; subject: string; text: string; html: string }>

/** The words for this person; null when the plan has none in any language that would do. */
export function letterFor(
  plan: MailingPlan,
  study: MailingStudy,
  about: About,
  links: Readonly<Pick<Fills, "link" | "unsubscribe">>,
): Letter | null {
  const language = languageFor(plan, study, about.language)
  const template = language === null ? undefined : plan.templates[language]
  if (language === null || !template) return null
  return write(template, { ...fillsOf(study, about.service, language), ...links }, language)
}

/** The person's own language where the plan speaks it, else the study's first. */
export function languageFor(
  plan: MailingPlan,
  study: Pick<MailingStudy, "languages">,
  own: string | null,
): string | null {
  return [own, ...study.languages].find((code) => code !== null && plan.templates[code] !== undefined) ?? null
}

/** Without a service of its own a case is about the study. */
function fillsOf(study: MailingStudy, service: string | null, language: string) {
  const entry = entryOf(study, "service", service ?? undefined)
  return {
    service: entry?.label[language] ?? study.title[language] ?? "",
    organiser: study.texts.organiser[language] ?? "",
    minutes: String(study.minutes),
  }
}

const write = ({ subject, body }: Template, fills: Fills, language: string): Letter => ({
  language,
  // One line, whatever is filled in.
  subject: fillText(subject, fills).replace(/\s+/g, " ").trim(),
  text: fillText(body, fills),
  html: fillHtml(body, fills, language),
})
