import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import type { Entered, Faults, InviteField } from "../_form/invited"
import { textOf } from "../_form/texts"
import { languagesOf, respondentWords } from "../_form/words"
import { Confidential } from "./confidential"
import { InviteChoice, InvitePhone, InviteRegion } from "./invite-fields"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

type Props = {
  study: Study
  token: string
  about: { region: string | null; service: string | null }
  entered: Entered & { base: string }
  faults: Faults
  locale: Locale
}

/** The first page of an invitation: who asks, about which service, and what is needed before the questions. */
export function InvitePage({ study, token, about, entered, faults, locale }: Props) {
  const t = respondentWords(locale)
  const service = entryOf(study, "service", about.service ?? undefined)?.label[locale]
  const title = study.title[locale] ?? ""
  const own = { study, locale, entered, faults }
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={title}
      about={`/r/invite/${token}/about`}
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <p className="eyebrow">{t(service ? "referral.invited" : "referral.invitedAny")}</p>
      <h1>{service ?? title}</h1>
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
      <Summary faults={faults} locale={locale} />
      <form method="post" action={`/r/invite/${token}?lang=${locale}`} noValidate>
        <input type="hidden" name=":language" value={locale} />
        <input type="hidden" name=":base" value={entered.base} />
        <InviteChoice {...own} field="received" legend={t("referral.received")} options={["yes", "no"]} />
        {study.axes.region && <InviteRegion {...own} />}
        <InvitePhone {...own} />
        <InviteChoice
          {...own}
          field="consent"
          legend={t("referral.consent")}
          hint={study.referral?.consent[locale]}
          options={["yes"]}
        />
        <button type="submit" className="button main alone" name=":go" value="start">
          {t("referral.begin")}
        </button>
      </form>
      <Confidential study={study} locale={locale} />
    </Shell>
  )
}

function Summary({ faults, locale }: Pick<Props, "faults" | "locale">) {
  const t = respondentWords(locale)
  const wrong = Object.keys(faults) as InviteField[]
  if (wrong.length === 0) return null
  return (
    <div className="summary" role="alert">
      <p>{t("referral.summary")}</p>
      <ul>
        {wrong.map((field) => (
          <li key={field}>
            <a href={`#q-${field}`}>{t(`referral.${field}`)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
