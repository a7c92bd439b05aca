"use client"
import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "next-intl"
import { LOCALES } from "@/messages/locales"
import { keepFor } from "./preference"

/** Interface language, kept in a cookie; the page is drawn again where it stands. */
export function LanguageSwitch() {
  const t = useTranslations("common")
  const router = useRouter()
  return (
    <select
      aria-label={t("language")}
      value={useLocale()}
      onChange={(event) => {
        keepFor("saual_locale", event.target.value)
        router.refresh()
      }}
      className="min-h-8 rounded border border-line-strong bg-surface px-2"
    >
      {LOCALES.map((locale) => (
        <option key={locale} value={locale}>
          {t(`languages.${locale}`)}
        </option>
      ))}
    </select>
  )
}
