"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import { useForm } from "react-hook-form"
import type { z } from "zod"
import { Button } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { doubledIn, type Field as ListField, missingIn } from "@/lib/sample/headers"
import { Columns } from "./columns"
import { type ListWanted, listWantedWith, type Preview, type Started } from "./schema"
import { sendFile } from "./send-file"

export type ListFormProps = {
  waveId: string
  file: File
  preview: Preview
  needed: readonly ListField[]
  /** Every field with its name. */
  fields: readonly Readonly<{ field: ListField; name: string }>[]
  requests: readonly Readonly<{ id: string; name: string }>[]
  done: () => void
}

/** What each column is, and where the list came from; what was set stays when it is refused. */
export function ListForm({ waveId, file, preview, needed, fields, requests, done }: ListFormProps) {
  const t = useTranslations("lists")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const schema = useMemo(() => listWantedWith(needed), [needed])
  const { register, handleSubmit, watch, formState } = useForm<z.input<typeof schema>, unknown, ListWanted>({
    resolver: zodResolver(schema),
    defaultValues: {
      name: file.name.slice(0, 200),
      reference: "",
      requestId: "",
      mapping: preview.columns.map(({ field }) => field),
    },
  })
  const { errors, isSubmitting } = formState
  const message = (code: string | undefined) => code && t(`errors.${code as "required"}`)
  const mapping = watch("mapping") as ListField[]
  const named = (some: readonly ListField[]) =>
    some.map((one) => fields.find(({ field }) => field === one)?.name ?? one).join(", ")
  const missing = missingIn(mapping, needed)
  const doubled = doubledIn(mapping)

  async function submit(list: ListWanted) {
    const answer = await attempt(() => sendFile<Started>(waveId, file, list))
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    done()
    refresh()
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Columns columns={preview.columns} fields={fields} control={(at) => register(`mapping.${at}`)} />
      {missing.length > 0 && <Notice kind="warn">{t("missing", { columns: named(missing) })}</Notice>}
      {doubled.length > 0 && <Notice kind="warn">{t("doubled", { columns: named(doubled) })}</Notice>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t("name")} error={message(errors.name?.message)}>
          {(control) => <Input {...control} {...register("name")} />}
        </Field>
        <Field label={t("reference")} hint={t("referenceHint")} error={message(errors.reference?.message)}>
          {(control) => <Input {...control} {...register("reference")} />}
        </Field>
        {requests.length > 0 && (
          <Field label={t("request")} hint={t("requestHint")}>
            {(control) => (
              <Select {...control} {...register("requestId")}>
                <option value="">{t("noRequest")}</option>
                {requests.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      <Refusal of={refused} />
      <Button
        look="primary"
        type="submit"
        disabled={isSubmitting || missing.length + doubled.length > 0}
        className="justify-self-start"
      >
        {t(isSubmitting ? "sending" : "takeIn")}
      </Button>
    </form>
  )
}
