"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { RequestStep } from "@/lib/sample/list-request"
import { addListStep } from "./actions"
import { ListStep } from "./schema"

type Props = { requestId: string; name: string; today: string; steps: readonly [RequestStep, ...RequestStep[]] }

/** What came of a request: one more step, with its day. */
export function StepForm({ requestId, name, today, steps }: Props) {
  const t = useTranslations("lists.register")
  const errors = useTranslations("lists.errors")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<ListStep>({
    resolver: zodResolver(ListStep),
    defaultValues: { requestId, step: steps[0], on: today, note: "" },
  })
  const fault = (field: "step" | "on" | "note") => {
    const code = formState.errors[field]?.message ?? refused?.fields[field]
    return code && errors(code as "required")
  }

  async function submit(step: ListStep) {
    const answer = await attempt(() => addListStep(step))
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    reset()
    refresh()
  }
  return (
    <details>
      <summary aria-label={t("noteStepOf", { name })} className="w-fit cursor-pointer text-sm font-medium text-accent">
        {t("noteStep")}
      </summary>
      <form
        method="post"
        onSubmit={handleSubmit(submit)}
        noValidate
        className="mt-2 grid items-start gap-3 sm:grid-cols-3"
      >
        <Field label={t("step")} error={fault("step")}>
          {(control) => (
            <Select {...control} {...register("step")}>
              {steps.map((step) => (
                <option key={step} value={step}>
                  {t(`steps.${step}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t("on")} error={fault("on")}>
          {(control) => <Input {...control} {...register("on")} type="date" max={today} />}
        </Field>
        <Field label={t("note")} error={fault("note")}>
          {(control) => <Input {...control} {...register("note")} />}
        </Field>
        {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
        <Button type="submit" disabled={formState.isSubmitting} className="justify-self-start">
          {t("save")}
        </Button>
      </form>
    </details>
  )
}
