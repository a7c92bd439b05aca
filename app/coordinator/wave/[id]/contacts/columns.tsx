"use client"
import { useTranslations } from "next-intl"
import type { ComponentProps } from "react"
import { Select } from "@/components/ui/field"
import type { Field } from "@/lib/sample/headers"
import type { PreviewColumn } from "./schema"

type Props = {
  columns: readonly PreviewColumn[]
  fields: readonly Readonly<{ field: Field; name: string }>[]
  control: (at: number) => ComponentProps<"select">
}

/** The columns of a file with what their first rows hold; what each of them is can be changed. */
export function Columns({ columns, fields, control }: Props) {
  const t = useTranslations("lists.columns")
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t("title")}</legend>
      <p className="mb-3 text-sm text-soft">{t("hint")}</p>
      <ul className="grid gap-2">
        {columns.map(({ letter, header, samples }, at) => (
          <li
            key={letter}
            className="grid items-start gap-x-4 gap-y-1 border-t border-line pt-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
          >
            <div className="grid gap-1">
              <span className="text-sm font-medium break-words">
                {letter}. {header || t("noHeader")}
              </span>
              <Select {...control(at)} aria-label={t("of", { letter, header })}>
                <option value="">{t("leave")}</option>
                {fields.map(({ field, name }) => (
                  <option key={field} value={field}>
                    {name}
                  </option>
                ))}
              </Select>
            </div>
            <p className="text-sm break-words text-soft">{samples.filter(Boolean).join(" · ") || t("empty")}</p>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
