"use client"
import { useTranslations } from "next-intl"
import { formatInTimeZone } from "@/lib/time"

/**
 * Words a moment by a clock: "Дс, 23.11.2026, 10:00". Not by the browser's own formats: several browsers know no
 * Kazakh ones and would write English.
 */
export function useWhen(): (instant: Date, timezone: string) => string {
  const t = useTranslations("interviewer.weekdays")
  return (instant, timezone) => {
    const day = t(formatInTimeZone(instant, timezone, "i") as "1")
    return `${day}, ${formatInTimeZone(instant, timezone, "dd.MM.yyyy, HH:mm")}`
  }
}

/** The time zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
