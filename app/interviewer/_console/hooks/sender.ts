// The outbox's sender with what a browser has.
import type { Store } from "../outbox/entry"
import { postAs } from "../outbox/reply"
import { type Sender, senderOf } from "../outbox/sender"
import { exclusively, onMoments, pause } from "./browser"

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
  return { ...sender, close: onMoments(sender.wake) }
}

/** So long may answers take before the errand that waits for them is put off. */
const PATIENCE_MS = 20_000

/** Sends what an interview has left; false when that did not work now. */
export async function drain(store: Store, personId: string, interviewId: string): Promise<boolean> {
  const left = await store.list(interviewId)
  if (left.every((entry) => entry.refused)) return true
  const sender = browserSender(store, personId, interviewId)
  const sent = new Promise<boolean>((over) => {
    setTimeout(() => over(false), PATIENCE_MS)
    sender.subscribe(() => {
      const { waiting, trouble } = sender.state()
      if (trouble || waiting === 0) over(trouble === null)
    })
  })
  sender.wake()
  return sent.finally(sender.close)
}
