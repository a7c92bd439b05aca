"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { createWaveAction } from "./actions"
import { NewWave } from "./schema"

type Props = { instruments: readonly { id: string; label: string }[] }

export function NewWaveForm({ instruments }: Props) {
  const t = useTranslations("coordinator")
  const router = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, formState } = useForm<NewWave>({
    resolver: zodResolver(NewWave),
    defaultValues: { instrumentId: instruments[0]?.id ?? "", name: "", practice: false },
  })
  const message = (code: string | undefined) => code && t(`faults.${code as "required"}`)

  async function submit(wave: NewWave) {
    const result = await attempt(() => createWaveAction(wave))
    if (result.ok) router.push(`/coordinator/wave/${result.value.id}`)
    else setRefused(result)
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t("create.study")} error={message(formState.errors.instrumentId?.message)}>
        {(control) => (
          <Select {...control} {...register("instrumentId")}>
            {instruments.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("create.name")} hint={t("create.nameHint")} error={message(formState.errors.name?.message)}>
        {(control) => <Input {...control} {...register("name")} />}
      </Field>
      <label className="flex items-center gap-2 sm:col-span-2">
        <input type="checkbox" className="size-5 shrink-0 accent-accent" {...register("practice")} />
        {t("create.practice")}
      </label>
      <div className="grid gap-3 sm:col-span-2">
        <Refusal of={refused} />
        <Button look="primary" type="submit" disabled={formState.isSubmitting} className="justify-self-start">
          {t("create.submit")}
        </Button>
      </div>
    </form>
  )
}
