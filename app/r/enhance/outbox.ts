// Events that the server has not confirmed yet, kept on the device so that they outlive the page.
import type { AnswerEvent } from "@/lib/questionnaire/events"

export type Outbox = Readonly<{
  all(): AnswerEvent[]
  add(event: AnswerEvent): void
  /** Only ids that the server named: stored, or refused for good. */
  remove(ids: readonly string[]): void
}>

/** Where storage is closed to us (a private window, a full disk) the events live as long as the page. */
export function outboxOf(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined,
  key: string,
): Outbox {
  let inMemory: AnswerEvent[] = []
  const all = (): AnswerEvent[] => {
    try {
      return storage ? (JSON.parse(storage.getItem(key) ?? "[]") as AnswerEvent[]) : inMemory
    } catch {
      return inMemory
    }
  }
  const keep = (events: AnswerEvent[]) => {
    inMemory = events
    try {
      if (events.length > 0) storage?.setItem(key, JSON.stringify(events))
      else storage?.removeItem(key)
    } catch {
      storage = undefined
    }
  }
  return {
    all,
    add: (event) => keep([...all(), event]),
    remove: (ids) => keep(all().filter(({ id }) => !ids.includes(id))),
  }
}
