// The interface's words for a respondent, and which language a page speaks.
import { createTranslator } from "next-intl"
import { preferredLocale } from "@/app/_server/i18n-preference"
import type { QuestionWords } from "@/components/question/asked"
import type { Study } from "@/lib/study/study"
import { isLocale, type Locale, messagesOf } from "@/messages"

export const respondentWords = (locale: Locale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: "respondent" })
export type RespondentWords = ReturnType<typeof respondentWords>

export const questionWords = (locale: Locale): QuestionWords =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: "question" }) as QuestionWords

/** What a language calls itself. */
export const nameOf = (locale: Locale): string => messagesOf(locale).common.languages[locale]

/** The study's languages that the interface speaks too. */
export const languagesOf = (study: Study): readonly Locale[] => study.languages.filter(isLocale)

/** The first of these that the study has: asked for in the address or the form, kept with the case, wanted by the browser. */
export function languageOf(study: Study, request: Request, ...wanted: readonly (string | null | undefined)[]): Locale {
  const has = (code: string | null | undefined): code is Locale => isLocale(code) && languagesOf(study).includes(code)
  return wanted.find(has) ?? fallback(study, request)
}

/** When no study is known yet: the browser's wish. */
export const localeOf = (request: Request): Locale => {
  const asked = new URL(request.url).searchParams.get("lang")
  return isLocale(asked)
    ? asked
    : preferredLocale(request.headers.get("accept-language"), request.headers.get("cookie") ?? undefined)
}

function fallback(study: Study, request: Request): Locale {
  const [first = "kk", ...others] = languagesOf(study)
  const locale = localeOf(request)
  return [first, ...others].includes(locale) ? locale : first
}
