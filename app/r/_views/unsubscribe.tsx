import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = { study: Study; done: boolean; locale: Locale }

/** One button, or that it is done. */
export function UnsubscribePage({ study, done, locale }: Props) {
  const t = respondentWords(locale)
  const title = t(done ? "unsubscribe.doneTitle" : "unsubscribe.title")
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={study.title[locale] ?? ""}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <div className="message">
        <h1>{title}</h1>
        <p className="lead">{t(done ? "unsubscribe.done" : "unsubscribe.lead")}</p>
        {!done && (
          <form method="post">
            <button type="submit" className="button main alone">
              {t("unsubscribe.button")}
            </button>
          </form>
        )}
      </div>
    </Shell>
  )
}
