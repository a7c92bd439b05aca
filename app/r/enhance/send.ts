// Brings the outbox to the server: in order, one page at a time, again and again until it is confirmed.
import type { Outbox } from "./outbox"

export type Standing = "saved" | "waiting" | "refused"
type Sent = { stored: string[]; refused: string[]; closed?: boolean }

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 60_000
const BATCH = 100

/**
 * `send` may be called at any time; `tell` hears how things stand after each try, `refuse` which events the server does
 * not take, `close` when an answer has shown that nothing more needs to be asked.
 */
export function senderOf(
  outbox: Outbox,
  url: string,
  lock: string,
  tell: (standing: Standing) => void,
  refuse: (ids: readonly string[]) => void,
  close: () => void,
) {
  let pause = FIRST_PAUSE
  let timer: number | undefined
  let isBusy = false
  let anyRefused = false

  async function attempt(): Promise<void> {
    let closed: boolean | undefined
    for (let events = outbox.all(); events.length > 0; events = outbox.all()) {
      const sent = await post(url, events.slice(0, BATCH))
      if (sent === "never") return tell("refused")
      outbox.remove([...sent.stored, ...sent.refused])
      if (sent.refused.length > 0) anyRefused = true
      refuse(sent.refused)
      closed = sent.closed ?? closed
    }
    pause = FIRST_PAUSE
    tell(anyRefused ? "refused" : "saved")
    if (closed) close()
  }

  async function send(): Promise<void> {
    if (isBusy || outbox.all().length === 0) return
    isBusy = true
    clearTimeout(timer)
    try {
      await alone(lock, attempt)
    } catch {
      tell("waiting")
      timer = window.setTimeout(send, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    } finally {
      isBusy = false
    }
  }
  return send
}

/** Throws when it is worth trying again; "never" when this link takes no more. */
async function post(url: string, events: unknown[]): Promise<Sent | "never"> {
  const body = JSON.stringify({ events })
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body })
  if (response.ok) return (await response.json()) as Sent
  if (response.status >= 500 || response.status === 408 || response.status === 429) throw new Error()
  return "never"
}

/** One page of this browser sends at a time, where the browser can say so; elsewhere ids keep events single. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if ("locks" in navigator) await navigator.locks.request(name, work)
  else await work()
}
