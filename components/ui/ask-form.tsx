"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import type { z } from "zod"
import { Button } from "./button"
import { Field, TextArea } from "./field"
import { attempt, Refusal, type Refused } from "./refusal"

type Asked = { id: string; words: string }
type Props = {
  id: string
  label: string
  hint: string
  send: string
  schema: z.ZodType<Asked, Asked>
  ask: (asked: Asked) => Promise<{ ok: true; value: unknown } | Refused>
  /** Beside the button. */
  children?: React.ReactNode
}

/** Why a decision should be looked at again, in somebody's own words; what was written stays when it is refused. */
export function AskForm({ id, label, hint, send, schema, ask, children }: Props) {
  const t = useTranslations("appeal.faults")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, formState } = useForm<Asked>({
    resolver: zodResolver(schema),
    defaultValues: { id, words: "" },
  })
  const { errors, isSubmitting } = formState
  const fault = errors.words?.message ?? refused?.fields.words

  async function submit(asked: Asked) {
    const result = await attempt(() => ask(asked))
    setRefused(result.ok ? null : result)
    if (result.ok) refresh()
  }
  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid max-w-2xl gap-3">
      <Field label={label} hint={hint} error={fault && t(fault as "too_short")}>
        {(control) => <TextArea {...control} {...register("words")} />}
      </Field>
      {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit" disabled={isSubmitting}>
          {send}
        </Button>
        {children}
      </div>
    </form>
  )
}
