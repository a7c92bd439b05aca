"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { addTeam } from "./actions"
import { NewTeam } from "./schema"

export function NewTeamForm() {
  const t = useTranslations("admin")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const { register, handleSubmit, setError, reset, formState } = useForm<NewTeam>({
    resolver: zodResolver(NewTeam),
    defaultValues: { name: "" },
  })
  const { errors, isSubmitting, isSubmitSuccessful } = formState
  const code = errors.name?.message

  async function submit(team: NewTeam) {
    const result = await attempt(() => addTeam(team))
    const atName = !result.ok && result.code === "team_taken"
    setRefused(result.ok || atName ? null : result)
    if (atName) return setError("name", { message: "team_taken" })
    if (!result.ok) return
    reset({ name: "" }, { keepIsSubmitSuccessful: true })
    refresh()
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <Field label={t("teams.name")} error={code && t(`faults.${code as "required"}`)} className="w-full sm:w-80">
          {(control) => <Input {...control} {...register("name")} />}
        </Field>
        <Button look="primary" type="submit" disabled={isSubmitting} className="sm:mt-6">
          {t("teams.add")}
        </Button>
      </div>
      <p role="status" className="text-sm text-good">
        {isSubmitSuccessful && !refused && !code && t("teams.added")}
      </p>
      <Refusal of={refused} />
    </form>
  )
}
