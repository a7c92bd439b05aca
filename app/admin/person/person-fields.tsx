"use client"
import { useTranslations } from "next-intl"
import type { ComponentProps, ReactNode } from "react"
import type { FieldErrors, UseFormRegister } from "react-hook-form"
import { Field, Input, Select } from "@/components/ui/field"
import { ROLES } from "@/lib/permission"
import { LOCALES } from "@/messages/locales"
import type { Choices } from "./choices"
import type { AddedPerson } from "./schema"

type Described = Omit<AddedPerson, "password">
type Props = { register: UseFormRegister<Described>; errors: FieldErrors<Described>; choices: Choices }

/** What is known about a person, the same when adding and when changing. */
export function PersonFields({ register, errors, choices }: Props) {
  const t = useTranslations("admin")
  const common = useTranslations("common")
  const message = (code: string | undefined) => code && t(`faults.${code as "required"}`)
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t("people.name")} hint={t("person.nameHint")} error={message(errors.name?.message)}>
        {(control) => <Input autoComplete="off" {...control} {...register("name")} />}
      </Field>
      <Field label={t("people.email")} hint={t("person.emailHint")} error={message(errors.email?.message)}>
        {(control) => <Input type="email" autoComplete="off" {...control} {...register("email")} />}
      </Field>
      <Field label={t("people.role")} error={message(errors.role?.message)}>
        {(control) => (
          <Select {...control} {...register("role")}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {common(`roles.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("people.team")} hint={t("person.teamHint")} error={message(errors.teamId?.message)}>
        {(control) => (
          <Select {...control} {...register("teamId")}>
            <option value="">{t("person.noTeam")}</option>
            {choices.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Boxes legend={t("people.languages")} hint={t("person.languagesHint")}>
        {LOCALES.map((locale) => (
          <Box key={locale} words={common(`languages.${locale}`)} value={locale} {...register("languages")} />
        ))}
      </Boxes>
      <Boxes legend={t("people.regions")} hint={t("person.regionsHint")} wide>
        {choices.regions.map(({ code, label }) => (
          <Box key={code} words={label} value={code} {...register("regions")} />
        ))}
      </Boxes>
    </div>
  )
}

type BoxesProps = { legend: string; hint: string; wide?: boolean; children: ReactNode }

const Boxes = ({ legend, hint, wide, children }: BoxesProps) => (
  <fieldset className={wide ? "sm:col-span-2" : ""}>
    <legend className="text-sm font-medium">{legend}</legend>
    <p className="mb-2 text-sm text-soft">{hint}</p>
    <div className={wide ? "grid gap-2 sm:grid-cols-2 lg:grid-cols-3" : "flex flex-wrap gap-4"}>{children}</div>
  </fieldset>
)

const Box = ({ words, ...input }: ComponentProps<"input"> & { words: string }) => (
  <label className="flex items-center gap-2">
    <input type="checkbox" className="size-5 shrink-0 accent-accent" {...input} />
    {words}
  </label>
)
