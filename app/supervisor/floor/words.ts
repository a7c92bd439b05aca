import { useLocale, useTranslations } from "next-intl"
import { numberIn } from "@/lib/report/numbers"

const HOUR = 60

/** Lengths of time in minutes, and in hours from one on. */
export function useLengths() {
  const t = useTranslations("floor")
  const locale = useLocale()
  const parts = (minutes: number) => ({
    hours: numberIn(locale, Math.floor(minutes / HOUR)),
    minutes: numberIn(locale, minutes % HOUR),
  })
  const between = (from: Date, to: Date) => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  return {
    lasts(from: Date, now: Date): string {
      const minutes = between(from, now)
      return minutes < HOUR ? t("lasts", { minutes }) : t("hours", parts(minutes))
    },
    ago(from: Date, now: Date): string {
      const minutes = between(from, now)
      return minutes < HOUR ? t("ago", { minutes }) : t("hoursAgo", parts(minutes))
    },
    sum(seconds: number): string {
      const minutes = Math.round(seconds / 60)
      return minutes < HOUR ? t("minutes", { minutes: numberIn(locale, minutes) }) : t("hours", parts(minutes))
    },
  }
}
