"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Confirm } from "@/components/ui/confirm"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { Edit, EditLine } from "@/lib/quota/edit"
import { saveTargets } from "./actions"
import { Reason } from "./schema"
import type { Origin } from "./use-draft"

type Props = {
  waveId: string
  origin: Origin
  lines: readonly EditLine[]
  /** Changes that cannot be saved as they are. */
  faults: number
  /** By how much the targets move in all, in words. */
  summary: string
  done: (edit: Edit) => void
  discard: () => void
}

/** Why the targets are changed, and the button. What is refused comes back to its cell; nothing typed is lost. */
export function SaveForm({ waveId, origin, lines, faults, summary, done, discard }: Props) {
  const t = useTranslations("target.save")
  const words = useTranslations("target.save.faults")
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<Reason>({
    resolver: zodResolver(Reason),
    defaultValues: { reason: "" },
  })
  const { errors, isSubmitting } = formState
  const fault = errors.reason?.message ?? refused?.fields.reason

  async function submit({ reason }: Reason) {
    const sent = lines.map(({ conditions, terms, expected }) => ({ conditions, terms, expected: expected ?? null }))
    const answer = await attempt(() => saveTargets({ waveId, origin, reason, lines: sent }))
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    if (answer.value.ok) reset()
    done(answer.value)
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <p role="status" className="font-medium">
        {summary}
      </p>
      <Field label={t("reason")} hint={t("hint")} error={fault && words(fault as "too_short")}>
        {(control) => <Input {...control} autoComplete="off" {...register("reason")} />}
      </Field>
      <Refusal of={refused} words={{ wave_not_open: t("closed"), not_allowed: t("notAllowed") }} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={isSubmitting || lines.length === 0 || faults > 0}>
          {t("button", { count: lines.length })}
        </Button>
        {lines.length > 0 && (
          <Confirm
            trigger={t("discard")}
            look="quiet"
            title={t("discardTitle")}
            confirm={t("discard")}
            run={async () => {
              discard()
              return { ok: true, value: null }
            }}
          >
            {t("discardText", { count: lines.length })}
          </Confirm>
        )}
      </div>
      {faults > 0 && <p className="text-sm text-bad">{t("mend", { count: faults })}</p>}
    </form>
  )
}
