"use client"
import { useTranslations } from "next-intl"
import { instantOf } from "@/lib/time"
import { ownZone, useWhen } from "../hooks/use-when"

/** A time by the respondent's clock, told by ours; the respondent's zone while there is no time. */
export function OwnTime({ at, timezone }: { at: string; timezone: string }) {
  const t = useTranslations("interviewer.appointment")
  const when = useWhen()
  const instant = instantOf(at, timezone)
  if (!instant) return t("zone", { zone: timezone })
  return t("own", { at: when(instant, ownZone()) })
}
