"use client"
import { useTranslations } from "next-intl"
import { useSyncExternalStore } from "react"
import { keepFor } from "./preference"

const THEMES = ["system", "light", "dark"] as const

const subscribe = (changed: () => void) => {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] })
  return () => observer.disconnect()
}

export function ThemeSwitch() {
  const t = useTranslations("common")
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme ?? "system",
    () => "system",
  )
  return (
    <select
      aria-label={t("theme")}
      value={theme}
      onChange={(event) => {
        keepFor("saual_theme", event.target.value)
        document.documentElement.dataset.theme = event.target.value
      }}
      className="min-h-8 rounded border border-line-strong bg-surface px-2"
    >
      {THEMES.map((name) => (
        <option key={name} value={name}>
          {t(`themes.${name}`)}
        </option>
      ))}
    </select>
  )
}
