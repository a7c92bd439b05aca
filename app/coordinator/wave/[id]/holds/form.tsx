"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { liftHoldAction } from "./actions"
import { Lifting } from "./schema"

/** The written decision and the button; what was written stays when it is refused. */
export function LiftForm({ holdId, person }: { holdId: string; person: string }) {
  const t = useTranslations("hold.lift")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, formState } = useForm<Lifting>({
    resolver: zodResolver(Lifting),
    defaultValues: { holdId, words: "" },
  })
  const { errors, isSubmitting } = formState
  const fault = errors.words?.message

  async function submit(lifting: Lifting) {
    const result = await attempt(() => liftHoldAction(lifting))
    setRefused(result.ok ? null : result)
    if (result.ok) return refresh()
    if (result.fields.words) setError("words", { message: result.fields.words })
  }

  return (
    <form onSubmit={handleSubmit(submit)} noValidate className="grid max-w-2xl gap-3">
      <Field label={t("words")} hint={t("hint")} error={fault && t(fault as "too_short")}>
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
