"use client"
import { useState } from "react"
import { v7 } from "uuid"
import * as server from "../../case/[id]/actions"
import type { CaseFile, RunningFile } from "../case-file"
import type { CaseStart } from "../case-start"
import type { SheetName } from "../keys"
import type { KeptCall, Store } from "../outbox/entry"
import { callRequestOf } from "../outbox/errand-reply"
import type { AppointmentEntered, OutcomeEntered } from "../requests"
import { attempt, type Failure, inTime } from "./attempt"
import { useCall } from "./use-call"
import { useDeskKeys } from "./use-desk-keys"
import { useErrands } from "./use-errands"
import { useHandOver } from "./use-hand-over"
import { useHeartbeat } from "./use-heartbeat"
import { useKeptPage } from "./use-kept-page"
import { useQuota } from "./use-quota"
import { useInterviewState, useOutboxState, useSession } from "./use-session"

export type Desk = ReturnType<typeof useDesk>
type OpenSheet = Readonly<{ name: SheetName; code: string | null }>

/** Everything that can be done with the case, and how it stands. */
export function useDesk(file: CaseFile, from: CaseStart, store: Store, readOnly: boolean) {
  const { caseId, person } = file
  const { session, begin } = useSession(file, from, store, readOnly)
  const state = useInterviewState(session)
  const outbox = useOutboxState(session)
  const quota = useQuota(file, outbox, session)
  const errands = useErrands(person.id, store, readOnly)
  const [running, setRunning] = useState(from.running)
  const calling = useCall(file, from.call, (call) => keep(running, call))
  const [spoken, setSpoken] = useState(file.language)
  const [sheet, openSheet] = useState<OpenSheet | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [starting, setStarting] = useState(false)
  const [interviewId] = useState(() => v7())
  const setSheet = (name: SheetName | null, code: string | null = null) => openSheet(name && { name, code })
  const over = useHandOver({ file, store, session, calling, errands })
  const { result } = over
  const working = !readOnly && result === null
  const enabled = working && sheet === null
  const language = state?.language ?? spoken
  const lost = useHeartbeat(caseId, person.id, working)
  useKeptPage(file, working, result !== null)

  function keep(interview: RunningFile | null, call: KeptCall | null): void {
    if (!readOnly) void store.keepCase({ caseId, asOf: interview?.asOf ?? file.asOf, running: interview, call })
  }

  async function start(inLanguage: string): Promise<void> {
    setStarting(true)
    setFailure(null)
    const call = calling.answered()
    const answer = await begun(inLanguage, call)
    if (answer.ok) {
      setRunning(answer.value)
      keep(answer.value, call)
      await begin({ ...answer.value, language: inLanguage }, answer.value.lastSeq >= 0)
    } else setFailure(answer.failure)
    setStarting(false)
  }

  // An interview that holds its place already needs no server to begin.
  async function begun(inLanguage: string, call: KeptCall) {
    const request = { caseId, interviewId, language: inLanguage, call: callRequestOf(call, Date.now()) }
    const answer = await attempt(() => (running ? inTime(server.start(request)) : server.start(request)))
    if (answer.ok || answer.failure.code !== "offline" || !running) return answer
    over.later({ kind: "begin", interviewId: running.id, language: inLanguage })
    return { ok: true, value: running } as const
  }

  function speak(next: string): void {
    setSpoken(next)
    session?.interview.speak(next)
  }

  function dial(place: number): void {
    calling.dial(place)
    void over.tell()
  }

  async function finish(): Promise<void> {
    setFailure(null)
    const answer = await over.finish()
    if (!answer.ok) setFailure(answer.failure)
  }

  async function letGo(work: ReturnType<typeof over.letGo>) {
    const answer = await work
    if (answer.ok) setSheet(null)
    return answer
  }

  useDeskKeys({ file, working, sheet: sheet !== null, language, setSheet, speak, say: calling.say })

  return {
    ...{ session, state, outbox, result, failure, language, working, enabled, lost, starting, quota, errands, calling },
    ...{ sheet, setSheet, start, speak, finish, dial },
    finishing: over.ending ? outbox.waiting : null,
    resumes: running !== null,
    since: calling.call?.startedAt ?? null,
    note: session ? (words: string) => session.interview.note(words) : null,
    dismissRefused: () => void session?.sender.dismiss(),
    codeOutcome: (entered: OutcomeEntered) => letGo(over.letGo({ kind: "outcome", ...entered })),
    appoint: (entered: AppointmentEntered) => letGo(over.letGo({ kind: "appointment", ...entered })),
  }
}
