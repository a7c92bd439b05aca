"use client"
import { useState } from "react"
import type { InterviewState } from "../interview"
import type { OutboxState } from "../outbox/sender"

/** What the screen shows when an answer has put the respondent into a full cell. */
export type QuotaView = "open" | "closed" | "correcting"

/**
 * `correcting` from the moment the interviewer goes back to the question until the server has judged what is answered
 * then: as long as an answer waits to be sent, nobody knows.
 */
export function useQuota(outbox: OutboxState, state: InterviewState | null) {
  const [lookedAt, setLookedAt] = useState<unknown>(null)
  const answers = state?.filling.answers ?? null
  const correcting = lookedAt !== null && (lookedAt === answers || outbox.waiting > 0)
  const view: QuotaView = !outbox.closed ? "open" : correcting ? "correcting" : "closed"
  return { view, correct: () => setLookedAt(answers), show: () => setLookedAt(null) }
}
