"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type UseFormRegister, useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { addPerson } from "./actions"
import type { Choices } from "./choices"
import { PasswordField, PasswordOnce } from "./new-password"
import { PersonFields } from "./person-fields"
import { placeFaults } from "./place-faults"
import { AddedPerson } from "./schema"

const NOBODY: AddedPerson = {
  name: "",
  email: "",
  role: "interviewer",
  teamId: "",
  regions: [],
  languages: [],
  password: "",
}

export function AddPersonForm({ choices }: { choices: Choices }) {
  const t = useTranslations("admin")
  const [refused, setRefused] = useState<Refused | null>(null)
  const [added, setAdded] = useState<AddedPerson | null>(null)
  const { register, handleSubmit, setError, setValue, reset, formState } = useForm<AddedPerson>({
    resolver: zodResolver(AddedPerson),
    defaultValues: NOBODY,
  })

  async function submit(person: AddedPerson) {
    setAdded(null)
    const result = await attempt(() => addPerson(person))
    setRefused(result.ok ? null : placeFaults(result, setError))
    if (!result.ok) return
    setAdded(person)
    reset({ ...NOBODY, role: person.role, teamId: person.teamId })
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
      {added && <PasswordOnce words={t("person.createdTitle", { name: added.name })} password={added.password} />}
      <PersonFields
        register={register as unknown as UseFormRegister<Omit<AddedPerson, "password">>}
        errors={formState.errors}
        choices={choices}
      />
      <PasswordField
        field={register("password")}
        error={formState.errors.password?.message}
        generated={(password) => setValue("password", password, { shouldValidate: true })}
      />
      <Refusal of={refused} />
      <Button look="primary" type="submit" disabled={formState.isSubmitting} className="justify-self-start">
        {t("person.create")}
      </Button>
    </form>
  )
}
