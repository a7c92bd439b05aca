import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import type { OwnBlock } from "../_form/own-answers"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { OwnAnswers } from "./own-answers"
import { Shell } from "./shell"

type Props = { study: Study; token: string; blocks: readonly OwnBlock[]; outbox: string; locale: Locale }

/** Everything that was answered, to be looked through and changed before it is sent. */
export function ReviewPage({ study, token, blocks, outbox, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("review.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      outbox={outbox}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} view="review=1&" />}
    >
      <h1>{t("review.title")}</h1>
      <p className="lead">{t("review.lead")}</p>
      <OwnAnswers blocks={blocks} t={t} changeAt={(page, name) => `/r/${token}?page=${page}&from=review#q-${name}`} />
      <form method="post" action={`/r/${token}`}>
        <input type="hidden" name=":language" value={locale} />
        <div className="actions">
          <button type="submit" className="button main" name=":go" value="finish">
            {t("form.finish")}
          </button>
        </div>
      </form>
    </Shell>
  )
}
