// The outbox's sender with what a browser has: locks, timers, and the moments when trying again makes sense.
import type { Store } from "../outbox/entry"
import { postAs } from "../outbox/reply"
import { type Sender, senderOf } from "../outbox/sender"

/** A sender for one interview; `close` stops listening for the network. */
export function browserSender(
  store: Store,
  personId: string,
  interviewId: string,
  closed = false,
): Sender & { close(): void } {
  const sender = senderOf({
    store,
    interviewId,
    post: postAs(personId),
    exclusively: (work) => exclusively(`saual-send-${interviewId}`, work),
    pause,
    closed,
  })
  const moments = ["online", "focus"] as const
  for (const moment of moments) window.addEventListener(moment, sender.wake)
  return {
    ...sender,
    close() {
      for (const moment of moments) window.removeEventListener(moment, sender.wake)
    },
  }
}

const exclusively = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(name, work).then((value) => value as T) : work()

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const timer = setTimeout(over, ms)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      over()
    })
  })
}
