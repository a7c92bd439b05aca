"use client"
import clsx from "clsx"
import { useTranslations } from "next-intl"
import { KeyCap } from "../key-cap"

type Props = {
  languages: readonly string[]
  names: Readonly<Record<string, string>>
  at: string
  onPick: (language: string) => void
}

/** The language spoken with the respondent. */
export function LanguageTabs({ languages, names, at, onPick }: Props) {
  const t = useTranslations("interviewer")
  return (
    <fieldset className="flex flex-wrap items-center gap-1 text-sm">
      <legend className="sr-only">{t("spokenLanguage")}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          aria-pressed={language === at}
          onClick={() => onPick(language)}
          className={clsx(
            "min-h-8 rounded px-2.5 font-medium",
            language === at ? "bg-accent-soft text-accent" : "text-soft hover:bg-sunken",
          )}
        >
          {names[language] ?? language}
        </button>
      ))}
      <span className="hidden lg:inline">
        <KeyCap>Ctrl+L</KeyCap>
      </span>
    </fieldset>
  )
}
