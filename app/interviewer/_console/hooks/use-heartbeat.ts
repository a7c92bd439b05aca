"use client"
import { useEffect, useState } from "react"

const EVERY_MS = 60_000

/** Keeps the case while the page is open; true once the server says that it is no longer ours. */
export function useHeartbeat(caseId: string, personId: string, active: boolean): boolean {
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (!active) return
    const beat = async () => {
      const kept = await keep(caseId, personId)
      if (kept !== null) setLost(!kept)
    }
    void beat()
    const timer = setInterval(beat, EVERY_MS)
    return () => clearInterval(timer)
  }, [caseId, personId, active])
  return lost
}

// No answer means nothing about the lease: the outbox tells of the network.
async function keep(caseId: string, personId: string): Promise<boolean | null> {
  const headers = { "Content-Type": "application/json", "X-Saual-Person": personId }
  const response = await fetch(`/interviewer/heartbeat/${caseId}`, { method: "POST", headers }).catch(() => null)
  if (!response?.ok) return null
  return ((await response.json()) as { kept: boolean }).kept
}
