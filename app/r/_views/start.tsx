import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { textOf } from "../_form/texts"
import { languagesOf, respondentWords } from "../_form/words"
import { Confidential } from "./confidential"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  study: Study
  token: string
  about: { region: string | null; service: string | null }
  /** By phone: it goes on from there. */
  begun: boolean
  locale: Locale
}

/** The first page of a personal link: who asks, about which service, how long, in which language. */
export function StartPage({ study, token, about, begun, locale }: Props) {
  const t = respondentWords(locale)
  const title = study.title[locale] ?? ""
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={title}
      about={`/r/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <Subject study={study} service={about.service} locale={locale} />
      <dl className="facts">
        <div>
          <dt>{t("start.asks")}</dt>
          <dd>{textOf(study, "organiser", about, locale)}</dd>
        </div>
        <div>
          <dt>{t("start.takes")}</dt>
          <dd>{t("start.minutes", { minutes: study.minutes })}</dd>
        </div>
      </dl>
      <p className="lead">{begun ? t("resume.begun") : textOf(study, "invitation", about, locale)}</p>
      <form method="post" action={`/r/${token}`}>
        <input type="hidden" name=":language" value={locale} />
        <button type="submit" className="button main alone" name=":go" value="start">
          {t(begun ? "start.continue" : "start.begin")}
        </button>
      </form>
      <Confidential study={study} locale={locale} />
    </Shell>
  )
}

function Subject({ study, service, locale }: { study: Study; service: string | null; locale: Locale }) {
  const entry = entryOf(study, "service", service ?? undefined)
  const label = entry?.label[locale]
  const full = Object.values(entry?.texts ?? {})[0]?.[locale]
  if (!label) return <h1>{study.title[locale]}</h1>
  return (
    <>
      <p className="eyebrow">{study.axes.service?.label[locale]}</p>
      <h1>{label}</h1>
      {full && full !== label && (
        <details>
          <summary>{respondentWords(locale)("start.fullName")}</summary>
          <p>{full}</p>
        </details>
      )}
    </>
  )
}
