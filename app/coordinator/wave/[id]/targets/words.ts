"use client"
import { useLocale, useTranslations } from "next-intl"
import type { EditRefusal } from "@/lib/quota/edit"
import type { PasteRefusal } from "@/lib/quota/paste"
import { numberIn } from "@/lib/report/numbers"

/** Why a cell cannot get what is typed, saying what to do. */
export function useRefusalWords(): (refusal: EditRefusal) => string {
  const t = useTranslations("target.refusals")
  const locale = useLocale()
  const n = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : numberIn(locale, value)
  return (refusal) => {
    if (refusal.reason === "below_taken") return t("below_taken", { minimum: n(refusal.minimum) })
    if (refusal.reason === "outside_range")
      return t("outside_range", { floor: n(refusal.floor), ceiling: n(refusal.ceiling) })
    if (refusal.reason === "changed_meanwhile") return t("changed_meanwhile", { now: n(refusal.now?.target) })
    return t(refusal.reason)
  }
}

/** What is wrong with a pasted or imported cell, and where. */
export function usePasteWords(): (refusal: PasteRefusal) => string {
  const t = useTranslations("target.paste.refusals")
  return (refusal) => {
    if (!("column" in refusal)) return t(refusal.reason)
    if (!("row" in refusal)) return t("unknown_column", { column: refusal.column, text: refusal.text })
    const { reason, row, column, text } = refusal
    return t(reason, { row, column, text })
  }
}
