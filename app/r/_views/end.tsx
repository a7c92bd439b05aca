import type { InterviewRow } from "@/db/queries/interviews"
import { QUOTA_FULL } from "@/lib/disposition/codes"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { numberOf } from "../_form/number"
import { textOf } from "../_form/texts"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { GetCoupons } from "./refer"
import { Shell } from "./shell"

type Props = {
  study: Study
  interview: InterviewRow
  about: { service: string | null; disposition: string | null }
  token: string
  outbox: string
  /** How many others may be invited. */
  coupons: number
  locale: Locale
}

/** The last page: thanks, the number, what happens next. Whoever came over quota is thanked the same. */
export function EndPage({ study, interview, about, token, outbox, coupons, locale }: Props) {
  const t = respondentWords(locale)
  const complete = interview.status === "complete"
  const closed = !complete && about.disposition === QUOTA_FULL
  const title = t(complete ? "end.complete" : closed ? "closed.title" : "end.screenedOut")
  const lead = closed ? t("closed.ended") : textOf(study, complete ? "thanks" : "screenedOut", about, locale)
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      outbox={outbox}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <div className="message">
        {complete && <Tick />}
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {complete ? (
          <>
            <dl className="facts">
              <div>
                <dt>{t("end.number")}</dt>
                <dd className="number">{numberOf(interview.id)}</dd>
              </div>
            </dl>
            {coupons > 0 && (
              <section className="aside">
                <h2>{t("referral.title")}</h2>
                <p>{study.referral?.ask[locale]}</p>
                <GetCoupons token={token} n={coupons} locale={locale} />
              </section>
            )}
            <section className="aside">
              <h2>{t("end.nextTitle")}</h2>
              <p>{t("end.next")}</p>
            </section>
          </>
        ) : (
          <p className="hint">{t("end.close")}</p>
        )}
        <p>
          <a href={`/r/${token}/transcript?lang=${locale}`}>{t("transcript.link")}</a>
        </p>
      </div>
    </Shell>
  )
}

function Tick() {
  return (
    <svg className="tick" viewBox="0 0 48 48" width="56" height="56" aria-hidden="true">
      <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" strokeWidth="3" />
      <path d="M14 25l7 7 13-15" fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  )
}
