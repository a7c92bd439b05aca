import type { Study } from "@/lib/study/study"
import type { Locale } from "@/messages"
import { type Entered, type Faults, type InviteField, regionsOf } from "../_form/invited"
import { respondentWords } from "../_form/words"

type Own = { study: Study; locale: Locale; entered: Entered; faults: Faults }

type ChoiceProps = Own & {
  field: "received" | "consent"
  legend: string
  hint?: string | undefined
  options: readonly ("yes" | "no")[]
}

/** Yes or no, or only yes: a box to tick. */
export function InviteChoice({ field, legend, hint, options, locale, entered, faults }: ChoiceProps) {
  const t = respondentWords(locale)
  const type = options.length > 1 ? "radio" : "checkbox"
  const words = (option: "yes" | "no") => t(type === "checkbox" ? "referral.agree" : `referral.${option}`)
  return (
    <fieldset id={`q-${field}`} tabIndex={-1} {...described(field, faults, hint)} className={lookOf(field, faults)}>
      <legend>{legend}</legend>
      <div className="field">
        {hint && (
          <p className="hint" id={`${field}-hint`}>
            {hint}
          </p>
        )}
        {options.map((option) => (
          <label key={option} className="option">
            <input type={type} name={field} value={option} defaultChecked={entered[field] === option} />
            <span>{words(option)}</span>
          </label>
        ))}
        <Wrong field={field} faults={faults} locale={locale} />
      </div>
    </fieldset>
  )
}

export function InviteRegion({ study, locale, entered, faults }: Own) {
  const t = respondentWords(locale)
  return (
    <div id="q-region" className={lookOf("region", faults)}>
      <label className="statement" htmlFor="region">
        {t("referral.region")}
      </label>
      <div className="field">
        <select id="region" name="region" defaultValue={entered.region ?? ""} {...described("region", faults)}>
          <option value="">{t("open.choose")}</option>
          {regionsOf(study).map(({ code, label }) => (
            <option key={code} value={code}>
              {label[locale]}
            </option>
          ))}
        </select>
        <Wrong field="region" faults={faults} locale={locale} />
      </div>
    </div>
  )
}

export function InvitePhone({ study, locale, entered, faults }: Own) {
  const t = respondentWords(locale)
  const hint = t(study.referral?.phone === "optional" ? "referral.phoneOptional" : "referral.phoneHint")
  return (
    <div id="q-phone" className={lookOf("phone", faults)}>
      <label className="statement" htmlFor="phone">
        {t("referral.phone")}
      </label>
      <div className="field">
        <p className="hint" id="phone-hint">
          {hint}
        </p>
        <input
          id="phone"
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={40}
          defaultValue={entered.phone}
          {...described("phone", faults, hint)}
        />
        <Wrong field="phone" faults={faults} locale={locale} />
      </div>
    </div>
  )
}

function Wrong({ field, faults, locale }: { field: InviteField; faults: Faults; locale: Locale }) {
  const fault = faults[field]
  if (!fault) return null
  return (
    <p className="wrong" id={`${field}-error`}>
      {respondentWords(locale)(`referral.${fault}`)}
    </p>
  )
}

const lookOf = (field: InviteField, faults: Faults): string => `question typed${faults[field] ? " is-wrong" : ""}`

function described(field: InviteField, faults: Faults, hint?: string) {
  const by = [hint && `${field}-hint`, faults[field] && `${field}-error`].filter(Boolean).join(" ")
  return { "aria-describedby": by || undefined, "aria-invalid": faults[field] ? true : undefined }
}
