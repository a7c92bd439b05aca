"use client"
import { useTranslations } from "next-intl"
import { useRef } from "react"
import { useFormContext } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, Input, TextArea } from "@/components/ui/field"
import type { MailingDraft } from "@/db/queries/mailings"
import type { MailingStudy } from "@/lib/mailing/study"
import { PLACEHOLDERS, type Placeholder } from "@/lib/mailing/template"
import type { NamedAxes } from "@/lib/report/axes"
import type { FaultWords } from "./fault-words"
import { Preview } from "./preview"
import type { MailingForm } from "./schema"

type Props = {
  language: string
  study: MailingStudy
  draft: MailingDraft
  axes: NamedAxes
  site: string
  fault: FaultWords
}

/** Subject and text of one language, what can be filled in, and how it arrives. */
export function LanguageFields({ language, study, draft, axes, site, fault }: Props) {
  const t = useTranslations("coordinator.mailings")
  const names = useTranslations("common.languages")
  const { register, getValues, setValue } = useFormContext<MailingForm>()
  const area = useRef<HTMLTextAreaElement | null>(null)
  const name = (code: string) => names(code as "kk")
  const [first = ""] = study.languages
  const body = `templates.${language}.body` as const
  const subject = `templates.${language}.subject` as const
  const { ref, ...field } = register(body)

  function insert(placeholder: Placeholder) {
    const words = getValues(body)
    const [start, end] = [area.current?.selectionStart ?? words.length, area.current?.selectionEnd ?? words.length]
    setValue(body, `${words.slice(0, start)}{${placeholder}}${words.slice(end)}`, { shouldDirty: true })
    const after = start + placeholder.length + 2
    area.current?.focus()
    area.current?.setSelectionRange(after, after)
  }

  return (
    <Card title={t("words", { language: name(language) })}>
      <p className="mb-3 text-sm text-soft">
        {language === first ? t("firstLanguage") : t("otherLanguage", { language: name(first) })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
          {draft.channel === "email" && (
            <Field label={t("subject")} error={fault(subject)}>
              {(control) => <Input {...control} {...register(subject)} lang={language} />}
            </Field>
          )}
          <Field label={t("body")} error={fault(body)}>
            {(control) => (
              <TextArea
                {...control}
                {...field}
                ref={(element) => {
                  ref(element)
                  area.current = element
                }}
                lang={language}
                rows={draft.channel === "email" ? 10 : 4}
              />
            )}
          </Field>
          <fieldset>
            <legend className="mb-1 text-sm text-soft">{t("insert")}</legend>
            <div className="flex flex-wrap gap-1">
              {PLACEHOLDERS.map((placeholder) => (
                <Button key={placeholder} size="small" onClick={() => insert(placeholder)}>
                  {t(`placeholders.${placeholder}`)}
                </Button>
              ))}
            </div>
          </fieldset>
        </div>
        <Preview language={language} study={study} draft={draft} axes={axes} site={site} />
      </div>
    </Card>
  )
}
