"use client"
import { useTranslations } from "next-intl"
import { useFormContext } from "react-hook-form"
import type { NamedAxes, NamedAxis } from "@/lib/report/axes"
import type { FaultWords } from "./fault-words"
import type { MailingForm } from "./schema"

type Props = { axes: NamedAxes; regional: boolean; fault: FaultWords; typed: MailingForm }

/** Regions and services that it is for. */
export function PlaceFields({ axes, regional, fault, typed }: Props) {
  const t = useTranslations("coordinator.mailings")
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {axes.region && (
        <Boxes
          axis={axes.region}
          name="regions"
          n={typed.regions.length}
          hint={t(regional ? "ownOnly" : "allOf")}
          error={fault("regions")}
        />
      )}
      {axes.service && (
        <Boxes
          axis={axes.service}
          name="services"
          n={typed.services.length}
          hint={t("allOf")}
          error={fault("services")}
        />
      )}
    </div>
  )
}

type BoxesProps = {
  axis: NamedAxis
  name: "regions" | "services"
  n: number
  hint: string
  error: string | undefined
}

function Boxes({ axis, name, n, hint, error }: BoxesProps) {
  const t = useTranslations("coordinator.mailings")
  const { register } = useFormContext<MailingForm>()
  return (
    <fieldset className="grid min-w-0 gap-1" aria-describedby={`${name}-hint`}>
      <legend className="text-sm font-medium">
        {axis.label} · <span className="text-soft">{n === 0 ? t("everyone") : t("chosen", { n })}</span>
      </legend>
      <p id={`${name}-hint`} className="text-sm text-soft">
        {hint}
      </p>
      {error && (
        <p role="alert" className="text-sm text-bad">
          {error}
        </p>
      )}
      <div className="grid max-h-64 gap-1 overflow-y-auto rounded-md border border-line-strong p-2">
        {axis.entries.map(({ code, label }) => (
          <label key={code} className="flex min-h-8 items-start gap-2 text-sm">
            <input type="checkbox" value={code} {...register(name)} className="mt-0.5 size-5 shrink-0 accent-accent" />
            <span className="min-w-0 break-words">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
