"use client"
import { useEffect, useState } from "react"

/** Another page may be closing this very moment: wait so long for it before giving way. */
const PATIENCE_MS = 1_500

export type Writer = Readonly<{ standing: "pending" | "writer" | "reader"; takeOver(): void }>

const nameOf = (caseId: string) => `saual-case-${caseId}`

/** One page writes on a case; a second one reads until it takes over, and then the first one reads. */
export function useWriter(caseId: string): Writer {
  const [standing, setStanding] = useState<Writer["standing"]>("pending")
  useEffect(() => {
    // Browsers have locks on safe origins only; elsewhere the server's idempotent events must do.
    if (!navigator.locks) return setStanding("writer")
    const leaving = new AbortController()
    const patience = AbortSignal.any([leaving.signal, AbortSignal.timeout(PATIENCE_MS)])
    navigator.locks
      .request(nameOf(caseId), { signal: patience }, () => {
        setStanding("writer")
        return new Promise<void>((release) => leaving.signal.addEventListener("abort", () => release()))
      })
      // Not granted in time, or taken by another page.
      .catch(() => !leaving.signal.aborted && setStanding("reader"))
    return () => leaving.abort()
  }, [caseId])
  return { standing, takeOver: () => takeOver(caseId) }
}

// The other page stops at once; then everything it did is read anew, from the server and the outbox.
function takeOver(caseId: string): void {
  void navigator.locks.request(nameOf(caseId), { steal: true }, async () => window.location.reload())
}
