"use client"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { declineAction, joinAction, takeOverAction } from "../actions"

/** Listen in, or say that it cannot be. */
export function Join({ id }: { id: string }) {
  const t = useTranslations("observation.offer")
  const { refresh, push } = useRouter()
  const { refused, run } = useAnswer()
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => run(() => joinAction({ id }), refresh)}>
          {t("join")}
        </Button>
        <Button
          onClick={() =>
            run(
              () => declineAction({ id }),
              () => push("/supervisor/observe"),
            )
          }
        >
          {t("decline")}
        </Button>
      </div>
      <Refusal of={refused} words={{ interview_ended: t("over"), not_found: t("gone") }} />
    </div>
  )
}

export function TakeOver({ id, from, observer }: { id: string; from: string; observer: string }) {
  const t = useTranslations("observation")
  const { refresh } = useRouter()
  const { refused, run } = useAnswer()
  return (
    <div className="grid justify-items-start gap-3">
      <Button onClick={() => run(() => takeOverAction({ id, from }), refresh)}>
        {t("page.takeOver", { observer })}
      </Button>
      <Refusal of={refused} words={{ interview_ended: t("offer.over") }} />
    </div>
  )
}

function useAnswer() {
  const [refused, setRefused] = useState<Refused | null>(null)
  async function run(action: () => ReturnType<typeof joinAction>, then: () => void) {
    const result = await attempt(action)
    setRefused(result.ok ? null : result)
    if (result.ok) then()
  }
  return { refused, run }
}
