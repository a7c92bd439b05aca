"use client"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import type { CaseFile } from "../case-file"
import { FailureNotice } from "../failure-notice"
import type { Failure } from "../hooks/attempt"
import { usePress } from "../hooks/use-press"
import { KeyCap } from "../key-cap"

type Props = {
  file: CaseFile
  language: string
  enabled: boolean
  busy: boolean
  /** An interview is there to go on with, or its place is held. */
  resumes: boolean
  failure: Failure | null
  onStart: (language: string) => void
  onQuotaFull: () => void
}

/** What is said first, word for word; then the interview starts in the language that the respondent chose. */
export function Introduction({ file, language, enabled, busy, resumes, failure, onStart, onQuotaFull }: Props) {
  const t = useTranslations("interviewer.introduction")
  const script = file.scripts[language]
  usePress(enabled && !busy, [], (command) => {
    if (command.kind !== "accept") return false
    onStart(language)
    return true
  })
  if (!script) return null
  return (
    <div className="grid gap-5">
      <h2 className="text-sm font-medium text-soft">{t("title")}</h2>
      <p lang={language} className="text-2xl leading-relaxed font-medium">
        {script.introduction}
      </p>
      <div className="grid gap-1 rounded-md bg-sunken p-3">
        <h3 className="text-sm font-medium text-soft">{t("ifAsked")}</h3>
        <p lang={language}>{script.confidentiality}</p>
        {script.contactOrigin && <p lang={language}>{script.contactOrigin}</p>}
      </div>
      <FailureNotice failure={failure}>
        {failure?.code === "quota_closed" && (
          <Button className="mt-3" onClick={onQuotaFull}>
            {t("codeQuotaFull")}
          </Button>
        )}
      </FailureNotice>
      <div className="flex flex-wrap gap-2">
        {file.definition.languages.map((spoken) => (
          <Button
            key={spoken}
            size="large"
            look={spoken === language ? "primary" : "plain"}
            disabled={busy || !enabled}
            onClick={() => onStart(spoken)}
          >
            {t(resumes ? "resume" : "start", { language: file.languageNames[spoken] ?? spoken })}
            {spoken === language && <KeyCap>Enter</KeyCap>}
          </Button>
        ))}
      </div>
    </div>
  )
}
