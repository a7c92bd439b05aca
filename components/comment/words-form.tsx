"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { Said } from "./schema"

type Sent = { ok: true; value: unknown } | Refused
type Props = Readonly<{
  kind: "words" | "reply"
  send: (words: string) => Promise<Sent>
  /** Present where the form can be put away again. */
  onCancel?: () => void
  onSent?: () => void
}>

/** Words for a comment and the button; they stay when sending is refused. */
export function WordsForm({ kind, send, onCancel, onSent }: Props) {
  const t = useTranslations("comment")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, reset, formState } = useForm<Said>({
    resolver: zodResolver(Said),
    defaultValues: { words: "" },
  })
  const { errors, isSubmitting } = formState
  const fault = errors.words?.message

  async function submit({ words }: Said) {
    const result = await attempt(() => send(words))
    setRefused(result.ok ? null : result)
    if (!result.ok) {
      if (result.fields.words) setError("words", { message: result.fields.words })
      return
    }
    reset()
    onSent?.()
    refresh()
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid max-w-2xl gap-2 print:hidden">
      <Field label={t(kind)} hint={t("hint")} error={fault && t(`faults.${fault as "too_short"}`)}>
        {(control) => <TextArea {...control} className="min-h-16" {...register("words")} />}
      </Field>
      <Refusal of={refused} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" size="small" type="submit" disabled={isSubmitting}>
          {t(kind === "words" ? "send" : "sendReply")}
        </Button>
        {onCancel && (
          <Button look="quiet" size="small" onClick={onCancel}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </form>
  )
}
