import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = { study: Study; token: string; end: "thanked" | "notReceived" | "used"; locale: Locale }

/** An invitation that leads no further. `thanked` says the same whatever the reason is. */
export function InviteEndPage({ study, token, end, locale }: Props) {
  const t = respondentWords(locale)
  const title = t(`referral.${end}Title`)
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={study.title[locale] ?? ""}
      about={`/r/invite/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <div className="message">
        <h1>{title}</h1>
        <p className="lead">{t(`referral.${end}`)}</p>
        {end === "notReceived" && (
          <p>
            <a className="button" href={`/r/invite/${token}?lang=${locale}`}>
              {t("referral.again")}
            </a>
          </p>
        )}
        {end === "used" && (
          <p>
            <a className="button" href={`/r/resume?lang=${locale}`}>
              {t("referral.resume")}
            </a>
          </p>
        )}
      </div>
    </Shell>
  )
}
