"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { savePassword } from "./actions"
import { PasswordField, PasswordOnce } from "./new-password"
import { placeFaults } from "./place-faults"
import { NewPassword } from "./schema"

export function PasswordForm({ id }: { id: string }) {
  const t = useTranslations("admin.person")
  const [refused, setRefused] = useState<Refused | null>(null)
  const [set, setSet] = useState("")
  const { register, handleSubmit, setError, setValue, reset, formState } = useForm<NewPassword>({
    resolver: zodResolver(NewPassword),
    defaultValues: { id, password: "" },
  })

  async function submit(chosen: NewPassword) {
    const result = await attempt(() => savePassword(chosen))
    setRefused(result.ok ? null : placeFaults(result, setError))
    if (!result.ok) return
    setSet(chosen.password)
    reset({ id, password: "" })
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <p className="text-sm text-soft">{t("setPasswordHint")}</p>
      <PasswordField
        field={register("password")}
        error={formState.errors.password?.message}
        generated={(password) => setValue("password", password, { shouldValidate: true })}
      />
      <Refusal of={refused} />
      {set && <PasswordOnce words={t("passwordSet")} password={set} />}
      <Button type="submit" disabled={formState.isSubmitting} className="justify-self-start">
        {t("set")}
      </Button>
    </form>
  )
}
