import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

/** What a link says ever after its owner has withdrawn. */
export function WithdrawnPage({ study, outbox, locale }: { study: Study; outbox: string; locale: Locale }) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("withdraw.doneTitle")}
      organiser={study.title[locale] ?? ""}
      forget={outbox}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <div className="message">
        <h1>{t("withdraw.doneTitle")}</h1>
        <p className="lead">{t("withdraw.done")}</p>
      </div>
    </Shell>
  )
}
