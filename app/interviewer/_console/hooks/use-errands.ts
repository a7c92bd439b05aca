"use client"
import { useEffect, useState, useSyncExternalStore } from "react"
import type { Store } from "../outbox/entry"
import { replyTo } from "../outbox/errand-reply"
import { type ErrandState, type Runner, runnerOf } from "../outbox/errands"
import { exclusively, onMoments, pause } from "./browser"
import { drain } from "./sender"

const NOTHING: ErrandState = { waiting: [], refused: [], trouble: null, done: {} }
const never = () => () => undefined

/** Errands of this person on this machine, done as soon as the server can be reached; `run` is null until it is open. */
export function useErrands(personId: string, store: Store | undefined, idle = false) {
  const [run, setRun] = useState<Runner | null>(null)
  useEffect(() => {
    if (!store || idle) return
    const made = runnerOf({
      store,
      post: (errand) => replyTo(personId, errand),
      drain: (interviewId) => drain(store, personId, interviewId),
      exclusively: (work) => exclusively(`saual-errands-${personId}`, work),
      pause,
    })
    setRun(made)
    made.wake()
    return onMoments(made.wake)
  }, [store, personId, idle])
  const read = () => run?.state() ?? NOTHING
  return { run, state: useSyncExternalStore(run?.subscribe ?? never, read, read) }
}
