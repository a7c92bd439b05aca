"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { FormProvider, useForm, useWatch } from "react-hook-form"
import { Button, buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { mailingFaults } from "@/lib/mailing/faults"
import type { MailingStudy } from "@/lib/mailing/study"
import type { NamedAxes } from "@/lib/report/axes"
import { saveMailing } from "./actions"
import { BasicFields, type Choice } from "./basic-fields"
import type { Examples } from "./examples"
import { type FaultWords, useFaultWords } from "./fault-words"
import { LanguageFields } from "./language-fields"
import { PlaceFields } from "./place-fields"
import { ReachButton } from "./reach-button"
import { draftOf, MailingForm } from "./schema"
import { TimingFields } from "./timing-fields"

type Props = {
  form: MailingForm
  /** Begun already: channel and kind stay. */
  locked: boolean
  study: MailingStudy
  axes: NamedAxes
  /** Our public address, for links. */
  site: string
  befores: readonly Choice[]
  examples: Examples
  /** Whoever has regions writes to people of theirs only. */
  regional: boolean
}

/** Writes a mailing: the words in each language beside how they arrive, with what is wrong at its field. */
export function MailingEditor({ form, locked, study, axes, site, befores, examples, regional }: Props) {
  const t = useTranslations("coordinator.mailings")
  const cancel = useTranslations("common")("cancel")
  const { push, refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const methods = useForm<MailingForm>({ resolver: zodResolver(formFor(regional)), defaultValues: form })
  const { handleSubmit, formState, control } = methods
  const typed = useWatch({ control }) as MailingForm
  const draft = draftOf(typed)
  const kind = { channel: draft.channel, reminder: draft.after !== null }
  const live = formState.isSubmitted ? mailingFaults(draft.plan, study, kind) : []
  const fault: FaultWords = useFaultWords(formState.errors, live, refused?.fields ?? {})
  const list = `/coordinator/wave/${form.waveId}/mailings`

  async function submit(filled: MailingForm) {
    setRefused(null)
    const { plan, channel, after } = draftOf(filled)
    if (mailingFaults(plan, study, { channel, reminder: after !== null }).length > 0) return
    const answer = await attempt(() => saveMailing(filled))
    if (!answer.ok) return setRefused(answer)
    push(`${list}/${answer.value.id}`)
    refresh()
  }
  const inPlace = Object.keys(refused?.fields ?? {}).some((field) => fault(field))
  return (
    <FormProvider {...methods}>
      <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {locked && <Notice>{t("locked")}</Notice>}
        <Card>
          <BasicFields fault={fault} befores={befores} examples={examples} locked={locked} typed={typed} />
        </Card>
        {study.languages.map((language) => (
          <LanguageFields
            key={language}
            language={language}
            study={study}
            draft={draft}
            axes={axes}
            site={site}
            fault={fault}
          />
        ))}
        <Card title={t("places")}>
          <PlaceFields axes={axes} regional={regional} fault={fault} typed={typed} />
        </Card>
        <Card title={t("timing")}>
          <TimingFields reminder={kind.reminder} fault={fault} />
        </Card>
        <ReachButton typed={typed} regional={regional} />
        <Refusal
          of={inPlace ? null : refused}
          {...(refused?.fields.status && { words: { bad_input: t("refused.status") } })}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" type="submit" disabled={formState.isSubmitting}>
            {t("save")}
          </Button>
          <Link href={form.id ? `${list}/${form.id}` : list} className={buttonLook("quiet")}>
            {cancel}
          </Link>
        </div>
      </form>
    </FormProvider>
  )
}

const formFor = (regional: boolean) =>
  MailingForm.refine(({ regions }) => !regional || regions.length > 0, { path: ["regions"], error: "choose_region" })
