"use client"
import { FlaskConical, House } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { LanguageSwitch } from "@/components/desk/language-switch"
import { ThemeSwitch } from "@/components/desk/theme-switch"
import { Status } from "@/components/ui/status"
import type { CaseFile } from "./case-file"

type Props = {
  file: CaseFile
  strip: ReactNode
  tabs: ReactNode
  centre: ReactNode
  progress: ReactNode
  sheet: ReactNode
  footer: ReactNode
}

/** Strip, question, progress and footer: on a desktop the frame never scrolls, on a phone it is one column. */
export function Frame({ file, strip, tabs, centre, progress, sheet, footer }: Props) {
  const t = useTranslations("interviewer")
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh lg:overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-1 text-sm">
        <Link href="/interviewer" className="flex min-h-8 items-center gap-2 font-bold text-accent">
          <House aria-hidden className="size-4" />
          {t("home.title")}
        </Link>
        <span className="font-medium">{file.wave.name}</span>
        {file.wave.practice && (
          <Status look="accent" icon={FlaskConical}>
            {t("practice")}
          </Status>
        )}
        <span className="ml-auto hidden md:inline">{file.person.name}</span>
        <span className="ml-auto flex gap-2 md:ml-0">
          <LanguageSwitch />
          <span className="max-sm:hidden">
            <ThemeSwitch />
          </span>
        </span>
      </header>
      <div className="relative grid flex-1 lg:min-h-0 lg:grid-cols-[18rem_minmax(0,1fr)_16rem]">
        <aside
          aria-label={t("strip.title")}
          className="border-line bg-surface max-lg:border-b lg:overflow-y-auto lg:border-r"
        >
          {strip}
        </aside>
        <main className="flex min-w-0 flex-col px-4 py-3 lg:overflow-y-auto lg:px-8">
          <div className="mb-3 flex justify-end">{tabs}</div>
          <div className="mx-auto w-full max-w-3xl flex-1">{centre}</div>
        </main>
        <aside
          aria-label={t("progress.title")}
          className="border-line bg-surface max-lg:border-t lg:overflow-y-auto lg:border-l"
        >
          {progress}
        </aside>
        {sheet}
      </div>
      <div className="sticky bottom-0 lg:static">{footer}</div>
    </div>
  )
}
