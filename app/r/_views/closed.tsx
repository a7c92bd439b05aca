import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  study: Study
  token: string
  /** Block of the question that told so, for whoever chose the wrong answer. */
  block: string | undefined
  outbox: string
  locale: Locale
}

/** There are enough answers of people like this one: told at once, with thanks, before anything more is asked. */
export function ClosedPage({ study, token, block, outbox, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("closed.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
      outbox={outbox}
    >
      <div className="message">
        <h1>{t("closed.title")}</h1>
        <p className="lead">{t("closed.text")}</p>
        <form method="post" action={`/r/${token}`}>
          <input type="hidden" name=":language" value={locale} />
          <button type="submit" className="button main alone" name=":go" value="end">
            {t("closed.end")}
          </button>
        </form>
        {block && (
          <p>
            <a href={`/r/${token}?page=${block}`}>{t("closed.back")}</a>
          </p>
        )}
      </div>
    </Shell>
  )
}
