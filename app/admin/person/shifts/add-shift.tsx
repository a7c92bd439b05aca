"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { saveShift } from "./actions"
import { NewShift } from "./schema"

type Props = { personId: string; first: string; last: string }

/** One more shift of the week; the hours stay for the next day. */
export function AddShift({ personId, first, last }: Props) {
  const t = useTranslations("shift")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, formState } = useForm<NewShift>({
    resolver: zodResolver(NewShift),
    defaultValues: { personId, date: first, from: "09:00", to: "18:00" },
  })
  const { errors, isSubmitting } = formState
  const fault = (code: string | undefined) => code && t(`faults.${code as "required"}`)

  async function submit(shift: NewShift) {
    const result = await attempt(() => saveShift(shift))
    const at = result.ok ? undefined : result.fields.from
    setRefused(result.ok || at ? null : result)
    if (at) setError("from", { message: at }, { shouldFocus: true })
    if (result.ok) refresh()
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={t("date")} error={fault(errors.date?.message)}>
          {(control) => <Input {...control} type="date" min={first} max={last} {...register("date")} />}
        </Field>
        <Field label={t("from")} error={fault(errors.from?.message)}>
          {(control) => <Input {...control} type="time" {...register("from")} />}
        </Field>
        <Field label={t("to")} error={fault(errors.to?.message)}>
          {(control) => <Input {...control} type="time" {...register("to")} />}
        </Field>
      </div>
      <Refusal of={refused} />
      <Button look="primary" type="submit" disabled={isSubmitting} className="justify-self-start">
        {t("add")}
      </Button>
    </form>
  )
}
