"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useFormatter, useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { planEndAction } from "./actions"
import { Plan } from "./schema"

type Props = { waveId: string; plannedEnd: string | null; today: string; plans: boolean }

/** The planned last day of the wave: shown to everybody, set by whoever steers all regions. */
export function PlanForm({ waveId, plannedEnd, today, plans }: Props) {
  const t = useTranslations("steer.plan")
  const format = useFormatter()
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, formState } = useForm<Plan>({
    resolver: zodResolver(Plan),
    defaultValues: { waveId, plannedEnd: plannedEnd ?? "" },
  })
  const fault = formState.errors.plannedEnd?.message
  const day = plannedEnd && format.dateTime(new Date(`${plannedEnd}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" })
  if (!plans) return <p className="text-sm">{day ? t("set", { day }) : t("none")}</p>

  async function submit(plan: Plan) {
    const result = await attempt(() => planEndAction(plan))
    const beside = !result.ok && result.fields.plannedEnd
    setRefused(result.ok || beside ? null : result)
    if (result.ok) refresh()
    if (beside) setError("plannedEnd", { message: beside })
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid max-w-md gap-2">
      <Field
        label={t("label")}
        hint={t("hint")}
        error={fault === undefined ? undefined : t(`faults.${fault === "in_past" ? "in_past" : "no_date"}`)}
      >
        {(control) => (
          <div className="flex gap-2">
            <Input {...control} type="date" min={today} {...register("plannedEnd")} />
            <Button type="submit" disabled={formState.isSubmitting}>
              {t("save")}
            </Button>
          </div>
        )}
      </Field>
      <Refusal of={refused} />
    </form>
  )
}
