import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import type { Transcript } from "../_form/transcript"
import { languagesOf, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { OwnAnswers } from "./own-answers"
import { Shell } from "./shell"

type Props = { study: Study; token: string; transcript: Transcript; locale: Locale }

/** A respondent's own answers, to read, print or keep. */
export function TranscriptPage({ study, token, transcript, locale }: Props) {
  const t = respondentWords(locale)
  return (
    <Shell
      locale={locale}
      title={t("transcript.title")}
      organiser={study.title[locale] ?? ""}
      about={`/r/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <h1>{t("transcript.title")}</h1>
      <p className="lead">{t("transcript.lead")}</p>
      <dl className="facts">
        <div>
          <dt>{t("transcript.number")}</dt>
          <dd>{transcript.number}</dd>
        </div>
        <div>
          <dt>{t("transcript.when")}</dt>
          <dd>{transcript.ended}</dd>
        </div>
      </dl>
      <p className="not-printed actions">
        <a className="button" href={`/r/${token}/transcript?as=text&lang=${locale}`} download>
          {t("transcript.download")}
        </a>
        <a className="button quiet" href={`/r/${token}?lang=${locale}`}>
          {t("transcript.back")}
        </a>
      </p>
      <OwnAnswers blocks={transcript.blocks} t={t} />
    </Shell>
  )
}
