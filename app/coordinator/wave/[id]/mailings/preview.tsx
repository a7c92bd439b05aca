"use client"
import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { Field, Select } from "@/components/ui/field"
import type { MailingDraft } from "@/db/queries/mailings"
import { letterFor } from "@/lib/mailing/letter"
import { smsLength } from "@/lib/mailing/sms-length"
import type { MailingStudy } from "@/lib/mailing/study"
import { placeholdersIn } from "@/lib/mailing/template"
import type { NamedAxes } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"

type Props = { language: string; study: MailingStudy; draft: MailingDraft; axes: NamedAxes; site: string }

/** As long as a real one is. */
const TOKEN = "0123456789abcdef"

/** The letter as somebody of this language gets it, and what a text costs. */
export function Preview({ language, study, draft, axes, site }: Props) {
  const t = useTranslations("coordinator.mailings")
  const locale = useLocale()
  const choices = axes.service?.entries ?? []
  const offered = choices.filter(({ code }) => draft.plan.services.length === 0 || draft.plan.services.includes(code))
  const [chosen, setChosen] = useState("")
  const service = offered.find(({ code }) => code === chosen)?.code ?? offered[0]?.code ?? null
  const written = draft.plan.templates[language]
  const plan = { ...draft.plan, templates: written ? { [language]: written } : {} }
  const links = { link: `${site}/r/${TOKEN}`, unsubscribe: `${site}/r/unsubscribe/${TOKEN}` }
  const letter = letterFor(plan, study, { service, language }, links)
  const namesService = written && placeholdersIn(`${written.subject} ${written.body}`).includes("service")
  const length = letter && draft.channel === "sms" ? smsLength(letter.text) : null
  return (
    <section
      aria-label={t("preview")}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3 rounded-md bg-sunken p-3"
    >
      {namesService && offered.length > 1 && (
        <Field label={t("previewService")}>
          {(control) => (
            <Select {...control} value={service ?? ""} onChange={(event) => setChosen(event.target.value)}>
              {offered.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <p className="text-sm font-medium">{t("preview")}</p>
      {letter ? (
        <div
          lang={language}
          className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md border border-line bg-surface p-3 text-sm"
        >
          {letter.subject && <p className="font-semibold break-words">{letter.subject}</p>}
          <p className="break-words whitespace-pre-wrap" data-preview={language}>
            {letter.text}
          </p>
        </div>
      ) : (
        <p className="text-sm text-soft">{t("previewNone")}</p>
      )}
      {length && (
        <p className="text-sm">
          {t("smsLength", { units: numberIn(locale, length.units), segments: length.segments })}{" "}
          {length.alphabet === "ucs2" && <span className="text-soft">{t("smsUcs2")}</span>}
        </p>
      )}
    </section>
  )
}
