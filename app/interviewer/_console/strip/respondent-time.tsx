"use client"
import { useFormatter, useTranslations } from "next-intl"
import { useNow } from "../hooks/use-now"

/** What the respondent's clock shows, and when they asked to be called. */
export function RespondentTime({ timezone, appointmentAt }: { timezone: string; appointmentAt: string | null }) {
  const t = useTranslations("interviewer.strip")
  const format = useFormatter()
  const now = useNow(10_000)
  const time = { hour: "2-digit", minute: "2-digit", timeZone: timezone } as const
  return (
    <>
      <span className="tabular-nums">{now ? format.dateTime(now, time) : "–"}</span>
      {appointmentAt && (
        <span className="block text-accent">
          {t("appointment", {
            at: format.dateTime(new Date(appointmentAt), { ...time, day: "numeric", month: "long" }),
          })}
        </span>
      )}
    </>
  )
}
