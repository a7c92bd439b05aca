"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useTranslations } from "next-intl"
import { useMemo, useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, TextArea } from "@/components/ui/field"
import { FailureNotice } from "../failure-notice"
import type { Attempted, Failure } from "../hooks/attempt"
import { AppointmentEntered } from "../requests"
import { OwnTime } from "./own-time"
import { quickTimes, troubleWith } from "./quick-times"
import { Sheet } from "./sheet"

type Props = {
  timezone: string
  onClose: () => void
  onAppoint: (entered: AppointmentEntered) => Promise<Attempted<void>>
}

/** A time by the respondent's clock; ours is shown beside it. */
export function AppointmentSheet({ timezone, onClose, onAppoint }: Props) {
  const t = useTranslations("interviewer.appointment")
  const [failure, setFailure] = useState<Failure | null>(null)
  const [schema] = useState(() => futureIn(timezone))
  const form = useForm<AppointmentEntered>({ resolver: zodResolver(schema), defaultValues: { at: "", note: "" } })
  const { errors, isSubmitting } = form.formState
  const quick = useMemo(() => quickTimes(new Date(), timezone), [timezone])
  const at = form.watch("at")

  async function submit(entered: AppointmentEntered): Promise<void> {
    setFailure(null)
    const answer = await onAppoint(entered)
    if (!answer.ok) setFailure(answer.failure)
  }
  const error = errors.at?.message
  return (
    <Sheet title={t("title")} onClose={onClose}>
      <form method="post" onSubmit={form.handleSubmit(submit)} noValidate className="grid gap-4">
        <div className="flex flex-wrap gap-1.5">
          {quick.map(({ name, at: time }) => (
            <Button
              key={name}
              size="small"
              aria-pressed={time === at}
              onClick={() => form.setValue("at", time, { shouldValidate: true })}
            >
              {t(`quick.${name}`)}
            </Button>
          ))}
        </div>
        <Field
          label={t("at")}
          hint={<OwnTime at={at} timezone={timezone} />}
          error={error && t(`errors.${error as "timeNeeded"}`)}
        >
          {(control) => <Input type="datetime-local" data-first {...control} {...form.register("at")} />}
        </Field>
        <Field label={t("note")}>{(control) => <TextArea rows={2} {...control} {...form.register("note")} />}</Field>
        <FailureNotice failure={failure} />
        <Button look="primary" size="large" type="submit" disabled={isSubmitting}>
          {t(isSubmitting ? "saving" : "confirm")}
        </Button>
      </form>
    </Sheet>
  )
}

/** A time that exists on the respondent's clock and is still to come. Messages are keys of `appointment.errors`. */
const futureIn = (timezone: string) =>
  AppointmentEntered.superRefine(({ at }, context) => {
    const message = troubleWith(at, timezone, new Date())
    if (message) context.addIssue({ code: "custom", path: ["at"], message })
  })
