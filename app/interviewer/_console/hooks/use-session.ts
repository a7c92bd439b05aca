"use client"
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react"
import { v7 } from "uuid"
import { applyEvents } from "@/lib/questionnaire/events"
import type { CaseFile, RunningFile } from "../case-file"
import type { CaseStart } from "../case-start"
import { engineOf } from "../engine"
import { type Interview, type InterviewState, interviewOf } from "../interview"
import type { Entry, Store } from "../outbox/entry"
import type { OutboxState, Sender } from "../outbox/sender"
import { browserSender } from "./sender"

export type Session = Readonly<{ id: string; interview: Interview; sender: Sender & { close(): void } }>

/** The interview on this page. `begin` opens one from what the server had and what this machine holds since. */
export function useSession(file: CaseFile, start: CaseStart, store: Store, readOnly: boolean) {
  const [session, setSession] = useState<Session | null>(null)
  const begun = useRef(false)
  const begin = useCallback(
    async (running: RunningFile, again: boolean) => {
      if (begun.current) return
      begun.current = true
      setSession(openSession(file, store, running, await store.history(running.id), again, readOnly))
    },
    [file, store, readOnly],
  )
  useEffect(() => {
    if (start.running && start.call) void begin(start.running, true)
  }, [start, begin])
  useEffect(() => () => session?.sender.close(), [session])
  return { session, begin }
}

function openSession(
  file: CaseFile,
  store: Store,
  running: RunningFile,
  entries: readonly Entry[],
  again: boolean,
  readOnly: boolean,
): Session {
  const waiting = entries.filter((entry) => isNews(entry, running)).map((entry) => entry.event)
  const spoken = waiting.findLast((event) => event.language !== undefined)?.language
  const sender = browserSender(store, file.person.id, running.id, running.closed)
  const engine = engineOf(file.definition, running.context)
  const isPersonal = (name = "") => engine.questionnaire.byName.get(name)?.question.personal ?? false
  const interview = interviewOf({
    engine,
    answers: applyEvents(running.answers, waiting),
    language: spoken ?? running.language,
    notes: [...file.notes, ...waiting.flatMap((event) => (event.kind === "note" ? [event.value] : []))],
    seq: Math.max(running.lastSeq, ...entries.map(({ event }) => event.seq)) + 1,
    again,
    put: (event) => void (readOnly || sender.put(event, isPersonal(event.question))),
    newId: () => v7(),
    clock: () => ({ at: new Date().toISOString(), ms: performance.now() }),
  })
  if (!readOnly) sender.wake()
  return { id: running.id, interview, sender }
}

// What the server had confirmed after the page was made is not in the page yet.
const isNews = ({ refused, sent, event }: Entry, running: RunningFile): boolean =>
  !refused && (!sent || event.seq > running.lastSeq)

const never = () => () => undefined

export function useInterviewState(session: Session | null): InterviewState | null {
  const read = () => session?.interview.state() ?? null
  return useSyncExternalStore(session?.interview.subscribe ?? never, read, read)
}

const NOTHING: OutboxState = { waiting: 0, refused: [], trouble: null, message: "", closed: false }

export function useOutboxState(session: Session | null): OutboxState {
  const read = () => session?.sender.state() ?? NOTHING
  return useSyncExternalStore(session?.sender.subscribe ?? never, read, read)
}
