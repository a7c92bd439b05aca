"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { type AttemptOutcome, OUTCOMES } from "@/lib/verification/attempts"
import { addAttemptAction } from "../actions"

/** One press codes how the call ended. */
export function AttemptButtons({ id }: { id: string }) {
  const t = useTranslations("verification.contact")
  const { refresh } = useRouter()
  const [busy, start] = useTransition()
  const [refused, setRefused] = useState<Refused | null>(null)
  const code = (outcome: AttemptOutcome) =>
    start(async () => {
      const result = await attempt(() => addAttemptAction({ id, outcome }))
      setRefused(result.ok ? null : result)
      if (result.ok) refresh()
    })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{t("how")}</legend>
      <div className="flex flex-wrap gap-2">
        {OUTCOMES.map((outcome) => (
          <Button key={outcome} disabled={busy} onClick={() => code(outcome)}>
            {t(`outcomes.${outcome}`)}
          </Button>
        ))}
      </div>
      <Refusal of={refused} />
    </fieldset>
  )
}
