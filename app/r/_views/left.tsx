import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  study: Study
  address: string
  token: string
  /** To go on elsewhere: where, and with what. */
  resume: { address: string; code: string }
  outbox: string
  locale: Locale
}

/** After leaving: the answers are safe, and this is the way back. */
export function LeftPage({ study, address, token, resume, outbox, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("left.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      outbox={outbox}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} view="left=1&" />}
    >
      <div className="message">
        <h1>{t("left.title")}</h1>
        <p className="lead">{t("left.text")}</p>
        <p className="address">{address}</p>
        <p>
          <a className="button" href={`/r/${token}`}>
            {t("left.resume")}
          </a>
        </p>
        <section className="aside">
          <h2>{t("resume.another")}</h2>
          <p>
            {t("resume.how")} <strong className="place">{resume.address}</strong>
          </p>
          <p className="code">
            <span className="unseen">{t("resume.code")}: </span>
            <strong>{resume.code}</strong>
          </p>
        </section>
      </div>
    </Shell>
  )
}
