import { LOCALES, type Locale } from "@/messages"
import { respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  locale: Locale
  /** What was typed and is no code. */
  wrong?: string
  /** Minutes until codes are taken again. */
  wait?: number
}

/** Where the code from another device is typed in. */
export function ResumePage({ locale, wrong, wait }: Props) {
  const t = respondentWords(locale)
  const title = t(wait ? "resume.tooManyTitle" : "resume.title")
  return (
    <Shell locale={locale} title={title} languages={<LanguageLinks locale={locale} languages={LOCALES} />}>
      <div className="message">
        <h1>{title}</h1>
        {wait ? (
          <p className="lead">{t("resume.tooMany", { minutes: wait })}</p>
        ) : (
          <CodeForm locale={locale} wrong={wrong} />
        )}
      </div>
    </Shell>
  )
}

function CodeForm({ locale, wrong }: Pick<Props, "locale"> & { wrong: string | undefined }) {
  const t = respondentWords(locale)
  const isWrong = wrong !== undefined
  return (
    <form method="post" action={`/r/resume?lang=${locale}`} noValidate>
      <input type="hidden" name=":language" value={locale} />
      <p className="lead">{t("resume.lead")}</p>
      <div className={`question typed${isWrong ? " is-wrong" : ""}`}>
        <label className="statement" htmlFor="code">
          {t("resume.code")}
        </label>
        <p className="hint" id="code-hint">
          {t("resume.hint")}
        </p>
        <input
          id="code"
          name="code"
          className="code"
          defaultValue={wrong}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? "code-hint code-error" : "code-hint"}
        />
        {isWrong && (
          <p className="wrong" id="code-error" role="alert">
            {t("resume.wrong")}
          </p>
        )}
      </div>
      <button type="submit" className="button main alone">
        {t("resume.go")}
      </button>
    </form>
  )
}
