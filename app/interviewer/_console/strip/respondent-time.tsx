"use client"
import { useTranslations } from "next-intl"
import { formatInTimeZone } from "@/lib/time"
import { useNow } from "../hooks/use-now"
import { useWhen } from "../hooks/use-when"

/** What the respondent's clock shows, and when they asked to be called. */
export function RespondentTime({ timezone, appointmentAt }: { timezone: string; appointmentAt: string | null }) {
  const t = useTranslations("interviewer.strip")
  const when = useWhen()
  const now = useNow(10_000)
  return (
    <>
      <span className="tabular-nums">{now ? formatInTimeZone(now, timezone, "HH:mm") : "–"}</span>
      {appointmentAt && (
        <span className="block text-accent">{t("appointment", { at: when(new Date(appointmentAt), timezone) })}</span>
      )}
    </>
  )
}
