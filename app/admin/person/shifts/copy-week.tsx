"use client"
import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { numberIn } from "@/lib/report/numbers"
import { copyShifts } from "./actions"

type Copied = Readonly<{ added: number; left: number }>

/** The shifts of `week` once more in the week after it. */
export function CopyWeek({ personId, week }: { personId: string; week: string }) {
  const t = useTranslations("shift")
  const locale = useLocale()
  const { refresh } = useRouter()
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState<Copied | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  async function go() {
    setBusy(true)
    const result = await attempt(() => copyShifts({ personId, week }))
    setBusy(false)
    setRefused(result.ok ? null : result)
    setCopied(result.ok ? result.value : null)
    if (result.ok) refresh()
  }

  const words = copied && { added: numberIn(locale, copied.added), left: numberIn(locale, copied.left) }
  return (
    <div className="grid gap-2">
      <Button disabled={busy} onClick={go} className="justify-self-start">
        {t("copy")}
      </Button>
      <p role="status" className="text-sm text-soft">
        {words && (copied.left > 0 ? t("copiedSome", words) : t("copied", words))}
      </p>
      <Refusal of={refused} />
    </div>
  )
}
