"use client"
import clsx from "clsx"
import { useTranslations } from "next-intl"
import { type ReactNode, useState } from "react"
import { Button } from "@/components/ui/button"
import type { CaseFile, Named } from "../case-file"
import type { Calling } from "../hooks/use-call"
import { CallButton } from "./call-button"
import { History } from "./history"
import { OwnProgress } from "./own-progress"
import { RespondentTime } from "./respondent-time"

type Props = {
  file: CaseFile
  language: string
  notes: readonly string[]
  calling: Calling
  disabled: boolean
  onDial: (place: number) => void
}

/** Whom to call and about what. The only place of the product that shows a respondent's name and number. */
export function Strip({ file, language, notes, calling, disabled, onDial }: Props) {
  const t = useTranslations("interviewer.strip")
  const { contact, service, region } = file
  const [more, setMore] = useState(false)
  return (
    <div className="grid content-start gap-4 p-3">
      {contact ? (
        <div className="grid gap-2">
          <h2 className="text-lg font-semibold break-words">{contact.name || t("nameless")}</h2>
          <CallButton file={file} calling={calling} disabled={disabled} onDial={onDial} />
        </div>
      ) : (
        <p className="text-soft">{t("noContact")}</p>
      )}
      <Button size="small" className="lg:hidden" aria-expanded={more} onClick={() => setMore(!more)}>
        {t("more")}
      </Button>
      <dl className={clsx("gap-2 text-sm lg:grid", more ? "grid" : "hidden")}>
        <NamedLine named={service} more={t("fullName")} />
        <NamedLine named={region} more={t("fullName")} />
        <Line name={t("time")}>
          <RespondentTime timezone={file.timezone} appointmentAt={file.appointmentAt} />
        </Line>
        <Line name={t("language")}>{file.languageNames[language] ?? language}</Line>
        <Line name={t("source")}>{t(`sources.${file.source}`)}</Line>
      </dl>
      <div className={clsx("gap-4 lg:grid", more ? "grid" : "hidden")}>
        <OwnProgress progress={file.progress} />
        <History calls={file.calls} notes={notes} />
      </div>
    </div>
  )
}

function NamedLine({ named, more }: { named: Named | null; more: string }) {
  if (!named) return null
  return (
    <Line name={named.axis}>
      {named.full ? (
        <details>
          <summary className="cursor-pointer" title={more}>
            {named.short}
          </summary>
          <p className="mt-1 max-h-40 overflow-y-auto rounded bg-sunken p-2">{named.full}</p>
        </details>
      ) : (
        named.short
      )}
    </Line>
  )
}

export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-soft">{name}</dt>
      <dd className="font-medium break-words">{children}</dd>
    </div>
  )
}
