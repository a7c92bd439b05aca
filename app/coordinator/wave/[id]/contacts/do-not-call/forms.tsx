"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useFormatter, useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { AddedNumber, ListedNumber } from "@/db/queries/do-not-call"
import { addNumber, findNumber } from "./actions"
import { NumberToAdd, NumberToFind, REASONS } from "./schema"

/** Puts a number on the list; how many cases ended by it is said in place. */
export function AddNumber({ waveId }: { waveId: string }) {
  const t = useTranslations("lists.doNotCall")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [done, setDone] = useState<AddedNumber | null>(null)
  const { register, handleSubmit, reset, formState } = useForm<NumberToAdd>({
    resolver: zodResolver(NumberToAdd),
    defaultValues: { waveId, phone: "", reason: "asked" },
  })
  const { errors, isSubmitting } = formState

  async function submit(number: NumberToAdd) {
    const answer = await attempt(() => addNumber(number))
    setRefused(answer.ok ? null : answer)
    setDone(answer.ok ? answer.value : null)
    if (!answer.ok) return
    reset()
    refresh()
  }
  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <Field label={t("phone")} error={errors.phone && t("notAPhone")}>
        {(control) => <Input {...control} {...register("phone")} type="tel" autoComplete="off" />}
      </Field>
      <Field label={t("reason")}>
        {(control) => (
          <Select {...control} {...register("reason")}>
            {REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Refusal of={refused} />
      {done && (
        <Notice kind="good">
          {t(done.added ? "added" : "wasThere")} {t("closed", { n: done.closed })}
        </Notice>
      )}
      <Button look="primary" type="submit" disabled={isSubmitting} className="justify-self-start">
        {t("add")}
      </Button>
    </form>
  )
}

/** Says whether a number is on the list. */
export function FindNumber({ waveId, timezone }: { waveId: string; timezone: string }) {
  const t = useTranslations("lists.doNotCall")
  const format = useFormatter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [found, setFound] = useState<ListedNumber | null | undefined>(undefined)
  const { register, handleSubmit, formState } = useForm<NumberToFind>({
    resolver: zodResolver(NumberToFind),
    defaultValues: { waveId, phone: "" },
  })
  const { errors, isSubmitting } = formState

  async function submit(number: NumberToFind) {
    const answer = await attempt(() => findNumber(number))
    setRefused(answer.ok ? null : answer)
    setFound(answer.ok ? answer.value : undefined)
  }
  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3">
      <Field label={t("phone")} error={errors.phone && t("notAPhone")}>
        {(control) => <Input {...control} {...register("phone")} type="tel" autoComplete="off" />}
      </Field>
      <Refusal of={refused} />
      {found === null && <Notice>{t("notListed")}</Notice>}
      {found && (
        <Notice kind="warn">
          {t("listed", {
            reason: t(`reasons.${found.reason as "asked"}`),
            date: format.dateTime(found.at, { dateStyle: "short", timeZone: timezone }),
            person: found.person ?? "–",
          })}
        </Notice>
      )}
      <Button type="submit" disabled={isSubmitting} className="justify-self-start">
        {t("find")}
      </Button>
    </form>
  )
}
