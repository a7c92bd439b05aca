"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Field, Input } from "@/components/ui/field"
import { OwnTime } from "./own-time"
import { laterTimes, quickTimes } from "./quick-times"

type Props = {
  code: string
  timezone: string
  /** Local to the respondent; empty while none was named. */
  at: string
  onAt: (at: string) => void
  error: string | undefined
}

const OTHER = "other"
const CHIP =
  "flex min-h-9 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 text-sm hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"

/** A time that would suit the respondent better, if one was named: the usual ones, or any. */
export function BetterTime({ code, timezone, at, onAt, error }: Props) {
  const t = useTranslations("interviewer")
  const [times] = useState(() => (code === "away" ? laterTimes : quickTimes)(new Date(), timezone))
  const [other, setOther] = useState(false)
  const chosen = other ? OTHER : at

  function choose(value: string): void {
    setOther(value === OTHER)
    onAt(value === OTHER ? at || (times.at(-1)?.at ?? "") : value)
  }
  const options: readonly (readonly [value: string, words: string])[] = [
    ["", t("outcome.betterTime.none")],
    ...times.map(({ name, at: time }) => [time, t(`appointment.quick.${name}`)] as const),
    [OTHER, t("outcome.betterTime.other")],
  ]
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-sm font-medium">{t("outcome.betterTime.title")}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(([value, words]) => (
          <label key={value} className={CHIP}>
            <input
              type="radio"
              name="better-time"
              value={value}
              checked={value === chosen}
              onChange={() => choose(value)}
              className="size-4 accent-accent outline-none!"
            />
            {words}
          </label>
        ))}
      </div>
      {other && (
        <Field
          label={t("outcome.betterTime.field")}
          hint={<OwnTime at={at} timezone={timezone} />}
          error={error && t(`appointment.errors.${error as "past"}`)}
        >
          {(control) => (
            <Input {...control} type="datetime-local" value={at} onChange={(event) => onAt(event.target.value)} />
          )}
        </Field>
      )}
    </fieldset>
  )
}
