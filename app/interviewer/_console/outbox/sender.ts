// Sends an interview's events in order, again and again, until the server names each of them as stored.
import type { AnswerEvent } from "@/lib/questionnaire/events"
import type { Entry, Store } from "./entry"
import type { Post, Reply } from "./reply"

export type Trouble = "unreachable" | "signed_out" | "rejected"
export type OutboxState = Readonly<{
  /** Events that the server has not confirmed. */
  waiting: number
  refused: readonly Entry[]
  trouble: Trouble | null
  /** The server's own words, when it rejected a batch. */
  message: string
  /** A full quota cell is closed to the respondent, as far as the server has seen the answers. */
  closed: boolean
}>

export type Sender = Readonly<{
  /** Keeps an event; it counts as waiting at once, before the disk has it. */
  put(event: AnswerEvent, personal?: boolean): Promise<void>
  /** Tries now instead of when the pause is over. */
  wake(): void
  /** Resolves when nothing waits any more. */
  emptied(): Promise<void>
  /** Takes refused events off the screen; somebody has seen them. */
  dismiss(): Promise<void>
  state(): OutboxState
  subscribe(changed: () => void): () => void
}>

export type SenderParts = Readonly<{
  store: Store
  interviewId: string
  post: Post
  /** Only one page of the browser sends an interview's events at a time, else a later answer could overtake. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Resolves after the pause, or earlier when `signal` says that it makes sense to try again. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>
  /** As it stood when the interview was opened. */
  closed?: boolean
}>

export const LARGEST_BATCH = 100
const LONGEST_PAUSE_MS = 30_000

/** 1, 2, 4 … 30 seconds. */
export const pauseAfter = (failures: number): number => Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (failures - 1))

export function senderOf({ store, interviewId, post, exclusively, pause, closed = false }: SenderParts): Sender {
  let state: OutboxState = { waiting: 0, refused: [], trouble: null, message: "", closed }
  let writing = 0
  let running = false
  let sleeping: AbortController | null = null
  const listeners = new Set<() => void>()

  function set(change: Partial<OutboxState>): void {
    state = { ...state, ...change }
    for (const changed of listeners) changed()
  }

  async function look(): Promise<Entry[]> {
    const entries = await store.list(interviewId)
    const waiting = entries.filter((entry) => !entry.refused)
    set({ waiting: waiting.length + writing, refused: entries.filter((entry) => entry.refused) })
    return waiting
  }

  async function sendOne(): Promise<Reply | null> {
    return exclusively(async () => {
      const batch = (await look()).slice(0, LARGEST_BATCH)
      if (batch.length === 0) return null
      const reply = await post(
        interviewId,
        batch.map((entry) => entry.event),
      )
      return reply.kind === "stored" ? settle(batch, reply) : reply
    })
  }

  // A reply that names none of the batch helps nobody: pause as if the server were away.
  async function settle(batch: readonly Entry[], reply: Extract<Reply, { kind: "stored" }>): Promise<Reply> {
    const sent = new Set(batch.map((entry) => entry.id))
    const stored = reply.stored.filter((id) => sent.has(id))
    const refused = reply.refused.filter((id) => sent.has(id) && !stored.includes(id))
    await store.confirm(stored)
    await store.refuse(refused)
    if (reply.closed !== undefined) set({ closed: reply.closed })
    return stored.length + refused.length > 0 ? reply : { kind: "unreachable" }
  }

  async function run(): Promise<void> {
    if (running) return
    running = true
    for (let failures = 0; ; ) {
      // A disk that does not answer is like a server that does not: what waits keeps waiting, and the screen says so.
      const reply = await sendOne().catch((): Reply => ({ kind: "unreachable" }))
      if (reply === null) break
      failures = reply.kind === "stored" ? 0 : failures + 1
      set({
        trouble: reply.kind === "stored" ? null : reply.kind,
        message: reply.kind === "rejected" ? reply.message : "",
      })
      if (failures === 0) continue
      sleeping = new AbortController()
      await pause(pauseAfter(failures), sleeping.signal)
      sleeping = null
    }
    running = false
    set({ trouble: null, message: "" })
    if (state.waiting > writing) void run()
  }

  return {
    async put(event, personal = false) {
      writing++
      set({ waiting: state.waiting + 1 })
      await store.add({ id: event.id, interviewId, event, personal })
      writing--
      void run()
    },
    wake() {
      sleeping?.abort()
      void run()
    },
    emptied: () =>
      new Promise((done) => {
        const check = () => {
          if (state.waiting > 0) return
          listeners.delete(check)
          done()
        }
        listeners.add(check)
        check()
      }),
    async dismiss() {
      await store.remove(state.refused.map((entry) => entry.id))
      await look()
    },
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}
