"use client"
import { useTranslations } from "next-intl"
import { useFormContext } from "react-hook-form"
import { Field, Input, Select } from "@/components/ui/field"
import type { Example, Examples } from "./examples"
import type { FaultWords } from "./fault-words"
import type { MailingForm } from "./schema"

export type Choice = Readonly<{ code: string; label: string }>
type Props = {
  typed: MailingForm
  befores: readonly Choice[]
  examples: Examples
  locked: boolean
  fault: FaultWords
}

/** Name, channel and kind. Example words that nobody has changed change with them. */
export function BasicFields({ typed, befores, examples, locked, fault }: Props) {
  const t = useTranslations("coordinator.mailings")
  const { register, setValue } = useFormContext<MailingForm>()

  function exchange(channel: "email" | "sms", after: string) {
    for (const [language, words] of Object.entries(typed.templates)) {
      const known = examples[language]
      if (!known || !isUntouched(words, Object.values(known).flatMap(Object.values))) continue
      setValue(`templates.${language}`, known[channel][after ? "reminder" : "invitation"])
    }
  }

  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t("name")} hint={t("nameHint")} error={fault("name")} className="sm:col-span-2">
        {(control) => <Input {...control} {...register("name")} />}
      </Field>
      <Field label={t("channel")} error={fault("channel")}>
        {(control) => (
          <Select
            {...control}
            {...register("channel", {
              onChange: ({ target }) => exchange(target.value as "email" | "sms", typed.after),
            })}
            aria-disabled={locked}
            inert={locked}
          >
            <option value="email">{t("channels.email")}</option>
            <option value="sms">{t("channels.sms")}</option>
          </Select>
        )}
      </Field>
      <Field label={t("kind")} hint={t("kindHint")} error={fault("after")}>
        {(control) => (
          <Select
            {...control}
            {...register("after", { onChange: ({ target }) => exchange(typed.channel, target.value as string) })}
            aria-disabled={locked}
            inert={locked}
          >
            <option value="">{t("invitation")}</option>
            {befores.map(({ code, label }) => (
              <option key={code} value={code}>
                {t("reminder", { name: label })}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}

const isUntouched = (words: Example, examples: readonly Example[]): boolean =>
  words.body.trim() === "" || examples.some(({ subject, body }) => subject === words.subject && body === words.body)
