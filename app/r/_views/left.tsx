import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { respondentWords } from "../_form/words"
import { Shell } from "./shell"

type Props = { study: Study; address: string; token: string; outbox: string; locale: Locale }

/** After leaving: the answers are safe, and this is the way back. */
export function LeftPage({ study, address, token, outbox, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell locale={locale} title={t("left.title")} organiser={study.title[locale] ?? ""} outbox={outbox}>
      <div className="message">
        <h1>{t("left.title")}</h1>
        <p className="lead">{t("left.text")}</p>
        <p className="address">{address}</p>
        <p>
          <a className="button" href={`/r/${token}`}>
            {t("left.resume")}
          </a>
        </p>
      </div>
    </Shell>
  )
}
