"use client"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { assignCheckAction } from "./actions"

/** Makes the check one's own; only then is the number shown. */
export function Assign({ id, from, children }: { id: string; from: string | null; children: string }) {
  const { refresh } = useRouter()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  async function take() {
    setBusy(true)
    const result = await attempt(() => assignCheckAction({ id, from }))
    setBusy(false)
    setRefused(result.ok ? null : result)
    if (result.ok) refresh()
  }
  return (
    <div className="grid gap-3">
      <div>
        <Button look={from ? "plain" : "primary"} disabled={busy} onClick={take}>
          {children}
        </Button>
      </div>
      <Refusal of={refused} />
    </div>
  )
}
