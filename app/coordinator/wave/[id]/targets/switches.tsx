"use client"
import { useTranslations } from "next-intl"
import { useId } from "react"
import { NUMBER_TERMS, type NumberTerm } from "@/lib/quota/draft"
import type { Sheet } from "@/lib/quota/sheet"

type Of<T extends string> = {
  label: string
  options: readonly Readonly<{ value: T; label: string }>[]
  value: T | null
  disabled?: boolean
  choose: (value: T) => void
}

/** One of a few, side by side. */
export function Switch<T extends string>({ label, options, value, disabled = false, choose }: Of<T>) {
  const name = useId()
  return (
    <fieldset className="grid gap-1" disabled={disabled}>
      <legend className="text-sm text-soft">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-md border border-line-strong px-3 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-disabled:cursor-not-allowed has-disabled:opacity-60"
          >
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => choose(option.value)}
              className="accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function SheetSwitch({
  sheets,
  chosen,
  choose,
}: {
  sheets: readonly Sheet[]
  chosen: string
  choose: (id: string) => void
}) {
  const t = useTranslations("target")
  const options = sheets.map(({ id, dimensions }) => ({
    value: id,
    label: dimensions.map(({ label }) => label).join(" × "),
  }))
  return <Switch label={t("table")} options={options} value={chosen} choose={choose} />
}

export function TermSwitch({ term, choose }: { term: NumberTerm; choose: (term: NumberTerm) => void }) {
  const t = useTranslations("target")
  const options = NUMBER_TERMS.map((value) => ({ value, label: t(`terms.${value}`) }))
  return <Switch label={t("shown")} options={options} value={term} choose={choose} />
}

/** `value` is null where some cells of the table are hard and some soft. */
export function KindSwitch({
  value,
  disabled,
  choose,
}: {
  value: "hard" | "soft" | null
  disabled: boolean
  choose: (kind: "hard" | "soft") => void
}) {
  const t = useTranslations("target")
  const options = (["hard", "soft"] as const).map((kind) => ({ value: kind, label: t(kind) }))
  return <Switch label={t("kind")} options={options} value={value} disabled={disabled} choose={choose} />
}
