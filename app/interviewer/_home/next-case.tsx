"use client"
import { PhoneCall } from "lucide-react"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { Button } from "@/components/ui/button"
import { FailureNotice } from "../_console/failure-notice"
import { attempt, type Failure } from "../_console/hooks/attempt"
import { usePress } from "../_console/hooks/use-press"
import { KeyCap } from "../_console/key-cap"
import { takeNext } from "../actions"

/** The biggest thing on the page: Enter takes the next case. `from` is the case just left. */
export function NextCase({ own = false, from }: { own?: boolean; from?: string }) {
  const t = useTranslations("interviewer.home")
  const router = useRouter()
  // A key pressed before the page is alive would be lost without a word.
  const [busy, setBusy] = useState(true)
  useEffect(() => setBusy(false), [])
  const [failure, setFailure] = useState<Failure | null>(null)

  async function take(): Promise<void> {
    setBusy(true)
    setFailure(null)
    const answer = await attempt(() => takeNext())
    if (!answer.ok) {
      setFailure(answer.failure)
      return setBusy(false)
    }
    if (answer.value === from) window.location.reload()
    else router.push(`/interviewer/case/${answer.value}`)
  }
  usePress(!busy, [], (command) => {
    if (command.kind !== "accept") return false
    void take()
    return true
  })
  return (
    <div className="grid gap-3">
      <Button look="primary" disabled={busy} onClick={take} className="min-h-20 w-full max-w-xl px-6 text-2xl!">
        <PhoneCall aria-hidden className="size-7" />
        {t(own ? "resume" : "next")}
        <KeyCap>Enter</KeyCap>
      </Button>
      <FailureNotice failure={failure} />
    </div>
  )
}
