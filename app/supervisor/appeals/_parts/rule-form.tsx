"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Options } from "@/app/supervisor/verification/[id]/options"
import { Preview } from "@/app/supervisor/verification/[id]/preview"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { Decision } from "@/lib/verification/appeal"
import { consequencesOf } from "@/lib/verification/consequence"
import { FINDINGS, type Finding } from "@/lib/verification/finding"
import { previewRulingAction, ruleAction } from "../actions"
import { OUTCOMES, Ruling } from "../schema"

const CHOOSABLE = FINDINGS.filter((finding) => finding !== "unreachable")

/** Outcome, the new decision where there is one, and the reason; then what will follow; then the confirmation. */
export function RuleForm({ id, was }: { id: string; was: Decision }) {
  const t = useTranslations("appeal")
  const words = useTranslations("verification")
  const { refresh } = useRouter()
  const [effects, setEffects] = useState<readonly string[] | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, watch, setValue, formState } = useForm<Ruling>({
    resolver: zodResolver(Ruling),
    defaultValues: { id, outcome: "upheld", ...was, reason: "" },
  })
  const { outcome, finding, consequence } = watch()
  const { errors, isSubmitting } = formState
  const why = (field: "finding" | "consequence" | "reason") => {
    const code = errors[field]?.message ?? refused?.fields[field]
    return code ? t(`faults.${code as "too_short"}`) : undefined
  }

  function choose(chosen: Finding) {
    setValue("finding", chosen)
    setValue("consequence", consequencesOf(chosen)[0] ?? "keep")
  }
  async function show(ruling: Ruling) {
    const result = await attempt(() => previewRulingAction(ruling))
    setRefused(result.ok ? null : result)
    setEffects(result.ok ? result.value : null)
  }
  async function confirm(ruling: Ruling) {
    const result = await attempt(() => ruleAction(ruling))
    setRefused(result.ok ? null : result)
    if (result.ok) refresh()
    else setEffects(null)
  }
  return (
    <Card title={t("decide.title")}>
      <form method="post" onSubmit={handleSubmit(show)} noValidate className="grid max-w-3xl gap-4">
        <fieldset disabled={effects !== null || isSubmitting} className="grid min-w-0 gap-4">
          <Options
            legend={t("decide.outcome")}
            name="outcome"
            codes={OUTCOMES}
            chosen={outcome}
            words={(code) => t(`decide.${code}`)}
            error={undefined}
            choose={(code) => setValue("outcome", code)}
          />
          {outcome === "changed" && (
            <>
              <Options
                legend={words("decide.finding")}
                name="finding"
                codes={CHOOSABLE}
                chosen={finding}
                words={(code) => words(`findings.${code}`)}
                error={why("finding")}
                choose={choose}
              />
              <Options
                legend={words("decide.consequence")}
                name="consequence"
                codes={consequencesOf(finding)}
                chosen={consequence}
                words={(code) => words(`consequences.${code}`)}
                error={why("consequence")}
                choose={(code) => setValue("consequence", code)}
              />
            </>
          )}
          <Field label={t("decide.reason")} hint={t("decide.reasonHint")} error={why("reason")}>
            {(control) => <TextArea {...control} {...register("reason")} />}
          </Field>
        </fieldset>
        {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
        {effects ? (
          <Preview
            effects={effects}
            busy={isSubmitting}
            confirm={handleSubmit(confirm)}
            change={() => setEffects(null)}
          />
        ) : (
          <Button look="primary" type="submit" disabled={isSubmitting} className="justify-self-start">
            {t("decide.preview")}
          </Button>
        )}
      </form>
    </Card>
  )
}
