"use client"
import { useTranslations } from "next-intl"
import { Field, Input, Select } from "@/components/ui/field"
import type { ReferralFile } from "../case-file"
import type { NamedEntered } from "../refer-request"

type Props = {
  n: number
  person: NamedEntered
  regions: ReferralFile["regions"]
  error: string | undefined
  onChange: (person: NamedEntered) => void
}

/** One person whom the respondent names. */
export function NamedRow({ n, person, regions, error, onChange }: Props) {
  const t = useTranslations("interviewer.referral")
  return (
    <div className="grid items-start gap-3 sm:grid-cols-3">
      <Field label={t("phone", { n })} error={error}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            maxLength={40}
            value={person.phone}
            onChange={(event) => onChange({ ...person, phone: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("name")}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={200}
            value={person.name}
            onChange={(event) => onChange({ ...person, name: event.target.value })}
          />
        )}
      </Field>
      {regions.length > 0 && (
        <Field label={t("region")}>
          {(control) => (
            <Select
              {...control}
              value={person.region ?? ""}
              onChange={(event) => onChange({ ...person, region: event.target.value || null })}
            >
              {regions.map(({ code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </div>
  )
}
