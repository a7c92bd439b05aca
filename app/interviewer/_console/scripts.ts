// What the interviewer reads aloud, in every language of the study.
import { fill } from "@/lib/questionnaire/text"
import { fillsFor } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import { isLocale, messagesOf } from "@/messages"
import type { Script } from "./case-file"

type Known = Readonly<{ region: string | null; service: string | null; source: "list" | "snowball" | "open" }>

export function scriptsOf(study: Study, known: Known, interviewer: string): Record<string, Script> {
  return Object.fromEntries(
    study.languages.map((language) => [language, scriptIn(study, known, interviewer, language)]),
  )
}

function scriptIn(study: Study, known: Known, interviewer: string, language: string): Script {
  const about = { region: known.region ?? undefined, service: known.service ?? undefined }
  const fills = fillsFor(study, about, language)
  const organiser = study.texts.organiser[language] ?? ""
  const all = { ...fills, organiser, interviewer, minutes: String(study.minutes) }
  const { introduction, confidentiality, screenedOut, thanks } = study.texts
  const origin = study.contactOrigin[known.source]
  return {
    introduction: fill(introduction, language, all),
    confidentiality: fill(confidentiality, language, all),
    contactOrigin: origin ? fill(origin, language, all) : null,
    screenedOut: fill(screenedOut, language, all),
    quotaClosed: messagesOf(isLocale(language) ? language : "ru").interviewer.quotaClosed.script,
    thanks: fill(thanks, language, all),
    fills,
  }
}
