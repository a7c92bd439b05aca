// Does errands at the server one after another, again and again, until each is done or refused for good.
import type { KeptErrand, Store } from "./entry"
import { pauseAfter } from "./sender"

export type ErrandReply =
  | Readonly<{ kind: "done"; run: Run }>
  | Readonly<{ kind: "unreachable" | "signed_out" }>
  /** The server will not do it; `code` says why. */
  | Readonly<{ kind: "refused"; code: string }>
export type Run = Readonly<{ status: string; standing: string }> | null

export type ErrandState = Readonly<{
  waiting: readonly KeptErrand[]
  refused: readonly KeptErrand[]
  trouble: "unreachable" | "signed_out" | null
  /** What became of those done since the page was opened, by errand. */
  done: Readonly<Record<string, Run>>
}>

export type Runner = Readonly<{
  /** Keeps an errand and sets about it. */
  put(errand: KeptErrand): Promise<void>
  wake(): void
  dismiss(): Promise<void>
  state(): ErrandState
  subscribe(changed: () => void): () => void
}>

export type RunnerParts = Readonly<{
  store: Store
  post: (errand: KeptErrand) => Promise<ErrandReply>
  /** Sends the answers of an interview first; false when they could not be sent. */
  drain: (interviewId: string) => Promise<boolean>
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  pause: (ms: number, signal: AbortSignal) => Promise<void>
}>

export function runnerOf({ store, post, drain, exclusively, pause }: RunnerParts): Runner {
  let state: ErrandState = { waiting: [], refused: [], trouble: null, done: {} }
  let running = false
  let sleeping: AbortController | null = null
  const listeners = new Set<() => void>()

  function set(change: Partial<ErrandState>): void {
    state = { ...state, ...change }
    for (const changed of listeners) changed()
  }

  async function look(): Promise<readonly KeptErrand[]> {
    const errands = await store.errands()
    const waiting = errands.filter((one) => one.refused === undefined)
    set({ waiting, refused: errands.filter((one) => one.refused !== undefined) })
    return waiting
  }

  async function doOne(): Promise<ErrandReply | null> {
    return exclusively(async () => {
      const [errand] = await look()
      if (!errand) return null
      if (errand.interviewId && !(await drain(errand.interviewId))) return { kind: "unreachable" }
      const reply = await post(errand)
      if (reply.kind === "done") {
        await store.removeErrand(errand.id)
        if (endsCase(errand)) await store.forgetCase(errand.caseId)
        set({ done: { ...state.done, [errand.id]: reply.run } })
      } else if (reply.kind === "refused") await store.putErrand({ ...errand, refused: reply.code })
      return reply
    })
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (let failures = 0; ; ) {
      // A disk that does not answer is like a server that does not.
      const reply = await doOne().catch((): ErrandReply => ({ kind: "unreachable" }))
      if (reply === null) break
      const settled = reply.kind === "done" || reply.kind === "refused"
      failures = settled ? 0 : failures + 1
      set({ trouble: settled ? null : reply.kind })
      if (settled) continue
      sleeping = new AbortController()
      await pause(pauseAfter(failures), sleeping.signal)
      sleeping = null
    }
    running = false
    set({ trouble: null })
  }

  return {
    async put(errand) {
      await store.putErrand(errand)
      await look()
      wake()
    },
    wake,
    async dismiss() {
      for (const { id } of state.refused) await store.removeErrand(id)
      await look()
    },
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }

  function wake(): void {
    sleeping?.abort()
    void run()
  }
}

/** Whether the case is over for this machine when it is done. */
const endsCase = ({ errand }: KeptErrand): boolean => errand.kind !== "call" && errand.kind !== "begin"
