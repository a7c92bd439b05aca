"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { signIn } from "next-auth/react"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { useForm } from "react-hook-form"
import { z } from "zod"
import { forgetKeptPages } from "@/components/desk/kept-pages"
import { Button } from "@/components/ui/button"
import { Field, Input } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import type { PracticePerson } from "@/lib/practice"
import { PROBLEMS, type ProblemCode } from "@/lib/problem"

const Entered = z.object({ email: z.string().min(1, "emailNeeded"), password: z.string().min(1, "passwordNeeded") })
type Entered = z.infer<typeof Entered>

export function SignInForm({ practice }: { practice: readonly PracticePerson[] }) {
  const t = useTranslations()
  const [problem, setProblem] = useState<ProblemCode | null>(null)
  const { register, handleSubmit, setValue, formState } = useForm<Entered>({ resolver: zodResolver(Entered) })
  // A press before the page is alive would be lost without a word.
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const message = (code: string | undefined) => code && t(`signIn.${code as "emailNeeded"}`)

  async function submit(entered: Entered) {
    // What a session before this one kept on the machine is nobody's any more.
    await forgetKeptPages().catch(() => undefined)
    const result = await signIn("credentials", { ...entered, redirect: false }).catch(() => null)
    // A full load, so that the page is drawn for the person who has just come in.
    if (result?.ok) window.location.assign("/")
    else setProblem(codeOf(result?.error))
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
      {problem && <Notice kind="bad">{t(`problem.${problem}`)}</Notice>}
      <Field label={t("signIn.email")} error={message(formState.errors.email?.message)}>
        {(control) => <Input type="email" autoComplete="username" {...control} {...register("email")} />}
      </Field>
      <Field label={t("signIn.password")} error={message(formState.errors.password?.message)}>
        {(control) => <Input type="password" autoComplete="current-password" {...control} {...register("password")} />}
      </Field>
      <Button look="primary" type="submit" disabled={!alive || formState.isSubmitting}>
        {t("signIn.submit")}
      </Button>
      {practice.length > 0 && (
        <fieldset className="grid gap-2 border-t border-line pt-4">
          <legend className="sr-only">{t("signIn.practiceTitle")}</legend>
          <p className="text-sm font-medium">{t("signIn.practiceTitle")}</p>
          <p className="text-sm text-soft">{t("signIn.practiceHint")}</p>
          <div className="flex flex-wrap gap-2">
            {practice.map((person) => (
              <Button
                key={person.email}
                size="small"
                onClick={() => {
                  setValue("email", person.email)
                  setValue("password", person.password)
                }}
              >
                {t(`common.roles.${person.role}`)} · {person.name}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </form>
  )
}

const codeOf = (error: string | null | undefined): ProblemCode =>
  error && error in PROBLEMS ? (error as ProblemCode) : "unexpected"
