import type { ReactNode } from "react"
import type { Text } from "@/lib/questionnaire/definition"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { textOf } from "../_form/texts"
import { languagesOf, type RespondentWords, respondentWords } from "../_form/words"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Link = {
  address: string
  /** The person's own, so that it can be withdrawn by. */
  personal: boolean
  ended: boolean
}
type Props = { study: Study; source: "list" | "snowball" | "open"; link: Link; locale: Locale }

/** Who asks and why, what is stored, where and for how long, who sees it, and how to withdraw. */
export function AboutPage({ study, source, link, locale }: Props) {
  const t = respondentWords(locale)
  const { about } = study
  const words = (text: Text | undefined) => text?.[locale]
  const origin = source === "open" ? t("about.openSource") : words(study.contactOrigin[source])
  return (
    <Shell
      locale={locale}
      title={t("about.title")}
      organiser={study.title[locale] ?? ""}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <h1>{t("about.title")}</h1>
      <Part title={t("about.who")}>{textOf(study, "organiser", {}, locale)}</Part>
      <Part title={t("about.why")}>{words(about?.purpose)}</Part>
      <Part title={t("about.basis")}>{words(about?.basis)}</Part>
      <Part title={t("about.source")}>{origin}</Part>
      <section className="part">
        <h2>{t("about.stored")}</h2>
        <ul className="points">
          {(["storedAnswers", "storedContact", "storedDevice", "storedNothing"] as const).map((what) => (
            <li key={what}>{t(`about.${what}`)}</li>
          ))}
        </ul>
      </section>
      <Part title={t("about.where")}>{words(about?.storage) ?? t("about.whereUnknown")}</Part>
      <Part title={t("about.seen")}>{t("about.seenText")}</Part>
      <Rights link={link} locale={locale} t={t} />
      <Part title={t("about.contact")}>{words(about?.contact)}</Part>
      <p>
        <a className="button" href={`${link.address}?lang=${locale}`}>
          {t("about.back")}
        </a>
      </p>
    </Shell>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  if (!children) return null
  return (
    <section className="part">
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  )
}

function Rights({ link, locale, t }: { link: Link; locale: Locale; t: RespondentWords }) {
  const to = (page: string) => `${link.address}/${page}?lang=${locale}`
  return (
    <section className="part">
      <h2>{t("about.rights")}</h2>
      <ul className="points">
        <li>{t("about.rightSkip")}</li>
        <li>
          {link.ended ? <a href={to("transcript")}>{t("about.rightTranscript")}</a> : t("about.rightTranscriptLater")}
        </li>
        <li>
          {link.personal ? <a href={to("withdraw")}>{t("about.rightWithdraw")}</a> : t("about.rightWithdrawLater")}
        </li>
      </ul>
    </section>
  )
}
