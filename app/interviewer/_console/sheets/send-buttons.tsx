"use client"
import { Check, Mail, MessageSquare } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import type { Answered } from "@/app/_server/action"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import type { Delivered, Way } from "@/db/queries/send-link"
import { FailureNotice } from "../failure-notice"
import { attempt, type Failure } from "../hooks/attempt"

const ICONS = { sms: MessageSquare, email: Mail } as const

type Props = { ways: readonly Way[]; onSend: (way: Way) => Promise<Answered<Delivered>> }

/** A button for each way the link can go to the respondent; none where nothing is set up. */
export function SendButtons({ ways, onSend }: Props) {
  const t = useTranslations("interviewer.link")
  const [sent, setSent] = useState<readonly Way[]>([])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function send(way: Way): Promise<void> {
    setBusy(true)
    setFailure(null)
    setRefusal(null)
    const answer = await attempt(() => onSend(way))
    if (!answer.ok) setFailure(answer.failure)
    else if (answer.value.ok) setSent([...sent, way])
    else setRefusal(answer.value.code)
    setBusy(false)
  }
  return (
    <>
      {ways.map((way) => {
        const isSent = sent.includes(way)
        const Icon = isSent ? Check : ICONS[way]
        return (
          <Button key={way} look="primary" size="large" disabled={busy || isSent} onClick={() => send(way)}>
            <Icon aria-hidden className="size-5" />
            {t(isSent ? `${way}Sent` : way)}
          </Button>
        )
      })}
      <p role="status" className="sr-only">
        {sent.map((way) => t(`${way}Sent`)).join(" ")}
      </p>
      {refusal !== null && <Notice kind="bad">{t("notSent", { code: refusal })}</Notice>}
      <FailureNotice failure={failure} />
    </>
  )
}
