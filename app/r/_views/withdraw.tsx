import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = { study: Study; token: string; locale: Locale }

/** What withdrawing does, before it is done. */
export function WithdrawPage({ study, token, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("withdraw.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <h1>{t("withdraw.title")}</h1>
      <p className="lead">{t("withdraw.lead")}</p>
      <ul className="points">
        {(["figures", "words", "contact", "links"] as const).map((what) => (
          <li key={what}>{t(`withdraw.${what}`)}</li>
        ))}
      </ul>
      <p className="notice">{t("withdraw.final")}</p>
      <form method="post" action={`/r/${token}/withdraw`}>
        <input type="hidden" name=":language" value={locale} />
        <div className="actions">
          <button type="submit" className="button danger" name=":go" value="withdraw">
            {t("withdraw.button")}
          </button>
          <a className="button" href={`/r/${token}?lang=${locale}`}>
            {t("withdraw.back")}
          </a>
        </div>
      </form>
    </Shell>
  )
}
