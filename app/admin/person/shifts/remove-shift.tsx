"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { dropShift } from "./actions"

/** Takes a shift off the plan; it is added again as easily. */
export function RemoveShift({ id, words }: { id: string; words: string }) {
  const t = useTranslations("shift")
  const { refresh } = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  async function go() {
    setBusy(true)
    const result = await attempt(() => dropShift({ id }))
    setBusy(false)
    setRefused(result.ok ? null : result)
    if (result.ok) refresh()
  }

  return (
    <>
      <Button size="small" disabled={busy} onClick={go} aria-label={t("removeOf", { shift: words })}>
        {t("remove")}
      </Button>
      <Refusal of={refused} />
    </>
  )
}
