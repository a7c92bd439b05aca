"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, Select, TextArea } from "@/components/ui/field"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { addListRequest } from "./actions"
import { ListRequest } from "./schema"

export type Place = Readonly<{ region: string; service: string }>
export type Choice = Readonly<{ code: string; label: string }>
type Props = {
  waveId: string
  today: string
  /** Null where the study has no such register. */
  choices: Readonly<Record<"body" | "region" | "service", readonly Choice[] | null>>
  /** Whoever has regions asks for one of theirs. */
  regional: boolean
  /** What to ask for to begin with; unknown codes are none. */
  place: Place
}

/** A new request; what was written stays when it is refused. */
export function RequestForm({ waveId, today, choices, regional, place }: Props) {
  const t = useTranslations("lists.register")
  const errors = useTranslations("lists.errors")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const known = (axis: "region" | "service") => choices[axis]?.find(({ code }) => code === place[axis])?.code
  const region = known("region") ?? (regional ? (choices.region?.[0]?.code ?? "") : "")
  const { register, handleSubmit, reset, formState } = useForm<ListRequest>({
    resolver: zodResolver(ListRequest),
    defaultValues: { waveId, body: "", region, service: known("service") ?? "", reference: "", on: today, note: "" },
  })
  const fault = (name: "reference" | "on" | "note") => {
    const code = formState.errors[name]?.message ?? refused?.fields[name]
    return code && errors(code as "required")
  }

  async function submit(request: ListRequest) {
    const answer = await attempt(() => addListRequest(request))
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    reset()
    refresh()
  }
  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-3 sm:grid-cols-2">
      {(["body", "region", "service"] as const).map(
        (name) =>
          choices[name] && (
            <Field key={name} label={t(name)}>
              {(control) => (
                <Select {...control} {...register(name)}>
                  {!(name === "region" && regional) && <option value="">{t(`any.${name}`)}</option>}
                  {choices[name]?.map(({ code, label }) => (
                    <option key={code} value={code}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ),
      )}
      <Field label={t("reference")} error={fault("reference")}>
        {(control) => <Input {...control} {...register("reference")} />}
      </Field>
      <Field label={t("sentOn")} error={fault("on")}>
        {(control) => <Input {...control} {...register("on")} type="date" max={today} />}
      </Field>
      <Field label={t("note")} error={fault("note")} className="sm:col-span-2">
        {(control) => <TextArea {...control} {...register("note")} />}
      </Field>
      {refused && Object.keys(refused.fields).length === 0 && <Refusal of={refused} />}
      <Button look="primary" type="submit" disabled={formState.isSubmitting} className="justify-self-start">
        {t("add")}
      </Button>
    </form>
  )
}
