import type { OpenLinkQuestion, Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { ANSWER, CHALLENGE, HIDDEN } from "../_form/entry"
import { type EntryGroup, groupsOf } from "../_form/groups"
import { textOf } from "../_form/texts"
import { languagesOf, respondentWords } from "../_form/words"
import { Confidential } from "./confidential"
import { LanguageLinks } from "./languages"
import { Shell } from "./shell"

export type Chosen = Readonly<Partial<Record<OpenLinkQuestion["axis"], string>>>

type Props = {
  study: Study
  openLink: string
  locale: Locale
  chosen: Chosen
  missing: readonly string[]
  /** What the script works on while the page is read. */
  challenge: string
}

/** The first page of the open link: who asks, how long, and what the person will rate. */
export function OpenPage({ study, openLink, locale, chosen, missing, challenge }: Props) {
  const t = respondentWords(locale)
  const title = study.title[locale] ?? ""
  return (
    <Shell
      locale={locale}
      title={title}
      organiser={title}
      about={`/r/open/${openLink}/about`}
      script="work"
      languages={<LanguageLinks locale={locale} languages={languagesOf(study)} />}
    >
      <h1>{t("open.title")}</h1>
      <dl className="facts">
        <div>
          <dt>{t("start.asks")}</dt>
          <dd>{textOf(study, "organiser", {}, locale)}</dd>
        </div>
        <div>
          <dt>{t("start.takes")}</dt>
          <dd>{t("start.minutes", { minutes: study.minutes })}</dd>
        </div>
      </dl>
      <p className="lead">{t("open.lead")}</p>
      <form method="post" action={`/r/open/${openLink}?lang=${locale}`} noValidate>
        <input type="hidden" name=":language" value={locale} />
        <Unseen challenge={challenge} />
        {study.openLink?.asks.map(({ axis }) => (
          <AxisChoice
            key={axis}
            study={study}
            axis={axis}
            locale={locale}
            chosen={chosen[axis]}
            isMissing={missing.includes(axis)}
          />
        ))}
        <button type="submit" className="button main alone" name=":go" value="start">
          {t("start.begin")}
        </button>
      </form>
      <p>
        <a href={`/r/resume?lang=${locale}`}>{t("resume.have")}</a>
      </p>
      <Confidential study={study} locale={locale} />
    </Shell>
  )
}

/** What people neither see nor hear, and programs fill in; and the work that a browser does by itself. */
function Unseen({ challenge }: { challenge: string }) {
  return (
    <>
      <div className="unseen" aria-hidden="true">
        <input type="text" name={HIDDEN} defaultValue="" tabIndex={-1} autoComplete="off" />
      </div>
      <input type="hidden" name={CHALLENGE} value={challenge} />
      <input type="hidden" name={ANSWER} value="" />
    </>
  )
}

type AxisProps = {
  study: Study
  axis: OpenLinkQuestion["axis"]
  locale: Locale
  chosen: string | undefined
  isMissing: boolean
}

function AxisChoice({ study, axis, locale, chosen, isMissing }: AxisProps) {
  const t = respondentWords(locale)
  return (
    <div className={`question typed${isMissing ? " is-wrong" : ""}`}>
      <label className="statement" htmlFor={axis}>
        {study.axes[axis]?.label[locale]}
      </label>
      <select
        id={axis}
        name={axis}
        defaultValue={chosen ?? ""}
        required
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${axis}-error` : undefined}
      >
        <option value="">{t("open.choose")}</option>
        {groupsOf(study, axis).map((group) => (
          <Group key={group.label?.[locale] ?? ""} group={group} locale={locale} />
        ))}
      </select>
      {isMissing && (
        <p className="wrong" id={`${axis}-error`} role="alert">
          {t("open.missing")}
        </p>
      )}
    </div>
  )
}

function Group({ group: { label, entries }, locale }: { group: EntryGroup; locale: Locale }) {
  const options = entries.map(({ code, label: words }) => (
    <option key={code} value={code}>
      {words[locale]}
    </option>
  ))
  return label ? <optgroup label={label[locale]}>{options}</optgroup> : options
}
