import type { Locale } from "@/messages"
import { nameOf, respondentWords } from "../_form/words"

type Props = { locale: Locale; languages: readonly Locale[] }

/** Where nothing is filled in a language is another address; `view` is what else the address says. */
export function LanguageLinks({ locale, languages, view = "" }: Props & { view?: string }) {
  if (languages.length < 2) return null
  return (
    <nav className="languages" aria-label={respondentWords(locale)("language")}>
      {languages.map((language) => (
        <a
          key={language}
          href={`?${view}lang=${language}`}
          lang={language}
          hrefLang={language}
          aria-current={language === locale ? "true" : undefined}
        >
          {nameOf(language)}
        </a>
      ))}
    </nav>
  )
}

/** On a page of questions a language is a way to send the form, so that nothing entered is lost. */
export function LanguageButtons({ locale, languages }: Props) {
  return (
    <>
      {/* Enter in a field presses the form's first button, which must not be a language. */}
      <button type="submit" form="page" name=":go" value="next" className="unseen" tabIndex={-1} aria-hidden="true" />
      {languages.length > 1 && (
        <nav className="languages" aria-label={respondentWords(locale)("language")}>
          {languages.map((language) => (
            <button
              type="submit"
              key={language}
              form="page"
              name=":go"
              value={`language ${language}`}
              lang={language}
              aria-current={language === locale ? "true" : undefined}
            >
              {nameOf(language)}
            </button>
          ))}
        </nav>
      )}
    </>
  )
}
