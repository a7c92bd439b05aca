"use client"
import { useState } from "react"
import { pathOf } from "@/lib/questionnaire/path"
import type { CaseFile } from "../case-file"
import type { OutboxState } from "../outbox/sender"
import { type Session, useInterviewState } from "./use-session"

/** What the screen shows when an answer has put the respondent into a full cell. */
export type QuotaView = "open" | "closed" | "correcting"

/**
 * `correcting` from the moment the interviewer goes back to the question until the server has judged what is answered
 * then: as long as an answer waits to be sent, nobody knows.
 */
export function useQuota({ quotaAsked }: CaseFile, outbox: OutboxState, session: Session | null) {
  const state = useInterviewState(session)
  const [lookedAt, setLookedAt] = useState<unknown>(null)
  const answers = state?.filling.answers ?? null
  const correcting = lookedAt !== null && (lookedAt === answers || outbox.waiting > 0)
  const view: QuotaView = !outbox.closed ? "open" : correcting ? "correcting" : "closed"
  function correct(): void {
    if (!session) return
    const { engine, state: now, deed } = session.interview
    const { questions, values } = pathOf(engine.questionnaire, now().filling.answers, engine.context)
    const to = questions.findLast(({ name }) => quotaAsked.includes(name) && values[name] !== undefined)
    setLookedAt(answers)
    deed(to ? { kind: "jump", to: to.name } : { kind: "back" })
  }
  return { view, correct, show: () => setLookedAt(null) }
}
