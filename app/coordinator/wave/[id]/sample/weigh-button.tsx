"use client"
import { useRouter } from "next/navigation"
import { type ReactNode, useState, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { weighAction } from "./actions"

/** Works the weights out at once. */
export function WeighButton({ waveId, children }: { waveId: string; children: ReactNode }) {
  const { refresh } = useRouter()
  const [working, start] = useTransition()
  const [refused, setRefused] = useState<Refused | null>(null)
  const weigh = () =>
    start(async () => {
      const answer = await attempt(() => weighAction({ waveId }))
      setRefused(answer.ok ? null : answer)
      if (answer.ok) refresh()
    })
  return (
    <div className="grid gap-2">
      <Button onClick={weigh} disabled={working} aria-busy={working}>
        {children}
      </Button>
      <Refusal of={refused} />
    </div>
  )
}
