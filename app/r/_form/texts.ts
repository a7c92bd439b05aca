// The study's own sentences, filled for this person.
import { fill } from "@/lib/questionnaire/text"
import { fillsFor } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

type About = Readonly<{ region?: string | null; service?: string | null }>

/** Words for `${...}` in the questionnaire and in the study's texts. */
export function fillsOf(study: Study, about: About, language: string): Record<string, string> {
  const known = { region: about.region ?? undefined, service: about.service ?? undefined }
  const organiser = study.texts.organiser[language] ?? ""
  return { ...fillsFor(study, known, language), organiser, minutes: String(study.minutes) }
}

/** One of the study's texts in one language. */
export function textOf(study: Study, name: keyof Study["texts"], about: About, language: string): string {
  return fill(study.texts[name], language, fillsOf(study, about, language))
}
