"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { endEscalationAction, liftHoldAction } from "./actions"
import { Lifting } from "./schema"

const MEASURES = {
  lift: liftHoldAction,
  escalation: endEscalationAction,
} as const

type Props = { of: keyof typeof MEASURES; id: string; person: string }

/** The written decision that ends a measure, and the button; what was written stays when it is refused. */
export function WrittenForm({ of, id, person }: Props) {
  const t = useTranslations(`hold.${of}`)
  const faults = useTranslations("hold.lift")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, formState } = useForm<Lifting>({
    resolver: zodResolver(Lifting),
    defaultValues: { id, words: "" },
  })
  const { errors, isSubmitting } = formState
  const fault = errors.words?.message

  async function submit(lifting: Lifting) {
    const result = await attempt(() => MEASURES[of](lifting))
    setRefused(result.ok ? null : result)
    if (result.ok) return refresh()
    if (result.fields.words) setError("words", { message: result.fields.words })
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid max-w-2xl gap-3">
      <Field label={t("words")} hint={t("hint")} error={fault && faults(fault as "too_short")}>
        {(control) => <TextArea {...control} {...register("words")} />}
      </Field>
      <Refusal of={refused} words={{ duplicate: t("duplicate") }} />
      <Button
        look="primary"
        type="submit"
        disabled={isSubmitting}
        aria-label={t("buttonOf", { person })}
        className="justify-self-start"
      >
        {t("button")}
      </Button>
    </form>
  )
}
