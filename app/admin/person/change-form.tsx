"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type UseFormRegister, useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { savePerson } from "./actions"
import type { Choices } from "./choices"
import { PersonFields } from "./person-fields"
import { placeFaults } from "./place-faults"
import { type AddedPerson, ChangedPerson } from "./schema"

export function ChangePersonForm({ person, choices }: { person: ChangedPerson; choices: Choices }) {
  const t = useTranslations("admin")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [saved, setSaved] = useState(false)
  const { register, handleSubmit, setError, formState } = useForm<ChangedPerson>({
    resolver: zodResolver(ChangedPerson),
    defaultValues: person,
  })

  async function submit(changed: ChangedPerson) {
    const result = await attempt(() => savePerson(changed))
    setRefused(result.ok ? null : placeFaults(result, setError))
    setSaved(result.ok)
    if (result.ok) refresh()
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
      <PersonFields
        register={register as unknown as UseFormRegister<Omit<AddedPerson, "password">>}
        errors={formState.errors}
        choices={choices}
      />
      <Refusal of={refused} />
      {saved && <Notice kind="good">{t("person.saved")}</Notice>}
      <Button look="primary" type="submit" disabled={formState.isSubmitting} className="justify-self-start">
        {t("person.save")}
      </Button>
    </form>
  )
}
