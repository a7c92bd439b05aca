"use client"
import { useState } from "react"
import { v7 } from "uuid"
import * as server from "../../case/[id]/actions"
import type { CaseFile } from "../case-file"
import type { Result } from "../centre/done"
import type { SheetName } from "../keys"
import type { Store } from "../outbox/entry"
import type { AppointmentEntered } from "../requests"
import { CALL_LINK } from "../strip/call-button"
import { attempt, type Failure } from "./attempt"
import { useCall } from "./use-call"
import { useHeartbeat } from "./use-heartbeat"
import { usePress } from "./use-press"
import { useQuota } from "./use-quota"
import { type Session, useInterviewState, useOutboxState, useSession } from "./use-session"

export type Desk = ReturnType<typeof useDesk>
type OpenSheet = Readonly<{ name: SheetName; code: string | null }>

/** Everything that can be done with the case, and how it stands. */
export function useDesk(file: CaseFile, store: Store, readOnly: boolean) {
  const { caseId, person } = file
  const { session, begin } = useSession(file, store, readOnly)
  const state = useInterviewState(session)
  const outbox = useOutboxState(session)
  const quota = useQuota(file, outbox, session)
  const { since, callNotNoted, call } = useCall(file)
  const [spoken, setSpoken] = useState(file.language)
  const [sheet, openSheet] = useState<OpenSheet | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [starting, setStarting] = useState(false)
  const [ending, setEnding] = useState(false)
  const [interviewId] = useState(() => v7())
  const working = !readOnly && result === null
  const enabled = working && sheet === null
  const language = state?.language ?? spoken
  const lost = useHeartbeat(caseId, person.id, working)

  const setSheet = (name: SheetName | null, code: string | null = null) => openSheet(name && { name, code })

  async function start(inLanguage: string): Promise<void> {
    setStarting(true)
    setFailure(null)
    const answer = await attempt(() => server.start({ caseId, interviewId, language: inLanguage }))
    if (!answer.ok) setFailure(answer.failure)
    else {
      call(false)
      await begin({ ...answer.value, language: inLanguage }, answer.value.lastSeq >= 0)
    }
    setStarting(false)
  }

  function speak(next: string): void {
    setSpoken(next)
    session?.interview.speak(next)
  }

  async function finish(): Promise<void> {
    if (!session) return
    setEnding(true)
    setFailure(null)
    await session.sender.emptied()
    const answer = await attempt(() => server.finish({ interviewId: session.id }))
    setEnding(false)
    if (!answer.ok) return setFailure(answer.failure)
    setResult({ kind: answer.value.status === "screened_out" ? "screened_out" : standingOf(answer.value.standing) })
  }

  // The case is let go of only when everything said in it is on the server.
  async function letGo(work: () => ReturnType<typeof server.codeOutcome>, done: Result) {
    session?.interview.leave()
    const sent = await emptied(session)
    const answer = sent ? await attempt(work) : NO_NETWORK
    if (answer.ok) {
      setSheet(null)
      setResult(done)
    }
    return answer
  }

  usePress(true, [], (command) => {
    if (command.kind === "close") {
      if (sheet) setSheet(null)
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    } else if (!working) return command.kind === "sheet" || command.kind === "call"
    else if (command.kind === "sheet") setSheet(command.sheet)
    else if (command.kind === "call") document.getElementById(CALL_LINK)?.click()
    else if (command.kind === "language") speak(after(file.definition.languages, language))
    else return false
    return true
  })

  return {
    ...{ session, state, outbox, result, failure, language, working, enabled, lost, starting, since, callNotNoted },
    ...{ sheet, setSheet, start, speak, finish, quota },
    finishing: ending ? outbox.waiting : null,
    call: () => call(true),
    note: session ? (words: string) => session.interview.note(words) : null,
    dismissRefused: () => void session?.sender.dismiss(),
    codeOutcome: (code: string, note: string) =>
      letGo(() => server.codeOutcome({ caseId, code, note }), { kind: "coded", code }),
    appoint: (entered: AppointmentEntered) =>
      letGo(() => server.appoint({ caseId, ...entered }), { kind: "appointment" }),
  }
}

/** So long may an outcome wait for the last answers before it says that there is no network. */
const PATIENCE_MS = 8_000
const NO_NETWORK = { ok: false, failure: { code: "offline", count: 0, fields: {} } } as const

const emptied = (session: Session | null): Promise<boolean> =>
  Promise.race([
    (session?.sender.emptied() ?? Promise.resolve()).then(() => true),
    new Promise<boolean>((over) => setTimeout(() => over(false), PATIENCE_MS)),
  ])

const standingOf = (standing: string) => (standing === "counted" ? "counted" : "overflow")
const after = (all: readonly string[], one: string): string => all[(all.indexOf(one) + 1) % all.length] ?? one
