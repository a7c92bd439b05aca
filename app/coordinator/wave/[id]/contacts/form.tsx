"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Download } from "@/components/ui/download"
import { Field } from "@/components/ui/field"
import { FilePicker } from "@/components/ui/file-picker"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { importContacts } from "./actions"
import type { ImportResult } from "./import-list"
import { ContactListResult } from "./result"
import { ContactList } from "./schema"

type Props = { waveId: string; template: readonly (readonly string[])[] }

/** Uploads a list; what became of each row is shown in place. */
export function ContactListForm({ waveId, template }: Props) {
  const t = useTranslations("coordinator")
  const [refused, setRefused] = useState<Refused | null>(null)
  const [result, setResult] = useState<ImportResult | null>(null)
  const { setValue, watch, handleSubmit, formState } = useForm<ContactList>({
    resolver: zodResolver(ContactList),
    defaultValues: { waveId },
  })
  const { isSubmitting, errors } = formState
  const message = (code: string | undefined) => code && t(`faults.${code as "no_file"}`)

  async function submit(list: ContactList) {
    setResult(null)
    setRefused(null)
    const answer = await attempt(() => importContacts(list))
    if (answer.ok) setResult(answer.value)
    else setRefused(answer)
  }

  return (
    <form onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
      <Field label={t("contacts.file")} error={message(errors.file?.message)}>
        {(control) => (
          <FilePicker
            {...control}
            accept=".csv,text/csv"
            words={t("contacts.choose")}
            chosen={watch("file")?.name ?? t("contacts.noFile")}
            pick={(file) => setValue("file", file, { shouldValidate: true })}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={isSubmitting}>
          {t(isSubmitting ? "contacts.uploading" : "contacts.submit")}
        </Button>
        <Download name={t("contacts.templateName")} rows={template}>
          {t("contacts.template")}
        </Download>
      </div>
      <Refusal of={refused} />
      {result && <ContactListResult result={result} />}
    </form>
  )
}
