"use client"
import { useTranslations } from "next-intl"
import { useFormContext } from "react-hook-form"
import { Field, Input } from "@/components/ui/field"
import type { FaultWords } from "./fault-words"
import type { MailingForm } from "./schema"

type Props = { reminder: boolean; fault: FaultWords }

/** First day, days after the letter before, pace and quiet hours. */
export function TimingFields({ reminder, fault }: Props) {
  const t = useTranslations("coordinator.mailings")
  const { register } = useFormContext<MailingForm>()
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label={t("from")} hint={t("fromHint")} error={fault("from")}>
        {(control) => <Input {...control} {...register("from")} type="date" />}
      </Field>
      {reminder && (
        <Field label={t("daysAfter")} error={fault("daysAfter")}>
          {(control) => (
            <Input {...control} {...register("daysAfter", { valueAsNumber: true })} type="number" min={1} max={60} />
          )}
        </Field>
      )}
      <Field label={t("perMinute")} error={fault("perMinute")}>
        {(control) => (
          <Input {...control} {...register("perMinute", { valueAsNumber: true })} type="number" min={1} max={600} />
        )}
      </Field>
      {(["from", "to"] as const).map((end) => (
        <Field
          key={end}
          label={t(end === "from" ? "quietFrom" : "quietTo")}
          hint={t("quietHint")}
          error={fault(`quiet.${end}`)}
        >
          {(control) => <Input {...control} {...register(`quiet.${end}`)} type="time" />}
        </Field>
      ))}
    </div>
  )
}
