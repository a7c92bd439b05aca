"use client"
import { zodResolver } from "@hookform/resolvers/zod"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type UseFormRegisterReturn, useForm } from "react-hook-form"
import { Button } from "@/components/ui/button"
import { Field, Input, Select } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import type { NamedAxes, NamedAxis } from "@/lib/report/axes"
import { makeCellLinks } from "./actions"
import { MadeLinks } from "./made-links"
import { AT_ONCE, CellLinks, type MadeLink } from "./schema"

type Props = { waveId: string; axes: NamedAxes; region: string; service: string }
type Made = { wanted: number; links: readonly MadeLink[] }

/** Links for one cell; they are shown below the form, once. */
export function CellLinksForm({ waveId, axes, region, service }: Props) {
  const t = useTranslations("coordinator")
  const { refresh } = useRouter()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const { register, handleSubmit, setError, formState } = useForm<CellLinks>({
    resolver: zodResolver(needed(axes)),
    defaultValues: { waveId, whom: "listed", region, service, number: 10 },
  })
  const { errors, isSubmitting } = formState
  const message = (code: string | undefined) => code && t(`faults.${code as "required"}`)

  async function submit(wanted: CellLinks) {
    const result = await attempt(() => makeCellLinks(wanted))
    setRefused(result.ok ? null : result)
    if (result.ok) {
      setMade({ wanted: wanted.number, links: result.value })
      return refresh()
    }
    for (const [name, code] of Object.entries(result.fields)) setError(name as "region", { message: code })
  }

  return (
    <form method="post" onSubmit={handleSubmit(submit)} noValidate className="grid gap-4">
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("links.for")} error={message(errors.whom?.message)}>
          {(control) => (
            <Select {...control} {...register("whom")}>
              <option value="listed">{t("links.whom.listed")}</option>
              <option value="unlisted">{t("links.whom.unlisted")}</option>
            </Select>
          )}
        </Field>
        <AxisField axis={axes.region} error={message(errors.region?.message)} field={register("region")} />
        <AxisField axis={axes.service} error={message(errors.service?.message)} field={register("service")} />
        <Field label={t("links.number")} hint={t("links.numberHint")} error={message(errors.number?.message)}>
          {(control) => (
            <Input type="number" min={1} max={AT_ONCE} {...control} {...register("number", { valueAsNumber: true })} />
          )}
        </Field>
      </div>
      <Refusal of={refused} />
      <Button look="primary" type="submit" disabled={isSubmitting} className="justify-self-start">
        {t("links.submit")}
      </Button>
      {made && made.links.length < made.wanted && (
        <Notice kind="warn">
          {made.links.length === 0 ? t("links.noneMade") : t("links.fewer", { shown: String(made.links.length) })}
        </Notice>
      )}
      {made && made.links.length > 0 && <MadeLinks links={made.links} axes={axes} />}
    </form>
  )
}

const needed = ({ region, service }: NamedAxes) =>
  CellLinks.refine((wanted) => !region || wanted.region !== "", { path: ["region"], error: "required" }).refine(
    (wanted) => !service || wanted.service !== "",
    { path: ["service"], error: "required" },
  )

type AxisProps = { axis: NamedAxis | null; error: string | undefined; field: UseFormRegisterReturn }

function AxisField({ axis, error, field }: AxisProps) {
  const t = useTranslations("coordinator.links")
  if (!axis) return null
  return (
    <Field label={axis.label} error={error}>
      {(control) => (
        <Select {...control} {...field}>
          <option value="">{t("choosePlace")}</option>
          {axis.entries.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
