"use client"
import { useTranslations } from "next-intl"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { usePress } from "../hooks/use-press"
import { KeyCap } from "../key-cap"

type Props = {
  /** Said to the respondent, in the interview's language. */
  script: string
  language: string
  enabled: boolean
  onQuotaFull: () => void
  onBack: () => void
}

/** An answer has put the respondent into a full cell: thanks, and nothing more is asked. */
export function QuotaClosed({ script, language, enabled, onQuotaFull, onBack }: Props) {
  const t = useTranslations("interviewer.quotaClosed")
  usePress(enabled, [], (command) => {
    if (command.kind === "back") onBack()
    else if (command.kind !== "accept") return false
    else onQuotaFull()
    return true
  })
  return (
    <div className="grid gap-5">
      <Notice kind="warn">
        <h2 className="font-semibold">{t("title")}</h2>
      </Notice>
      <p lang={language} className="text-2xl leading-relaxed font-medium">
        {script}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" size="large" disabled={!enabled} onClick={onQuotaFull}>
          {t("code")} <KeyCap>Enter</KeyCap>
        </Button>
        <Button size="large" disabled={!enabled} onClick={onBack}>
          {t("back")}
        </Button>
      </div>
    </div>
  )
}

/** Above the question while the interviewer looks whether the answer was a mistake. */
export function CorrectingNotice({ onShow }: { onShow: () => void }) {
  const t = useTranslations("interviewer.quotaClosed")
  return (
    <Notice kind="warn" className="mb-4">
      <p>{t("correcting")}</p>
      <Button size="small" className="mt-2" onClick={onShow}>
        {t("show")}
      </Button>
    </Notice>
  )
}
