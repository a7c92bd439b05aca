// What the outbox keeps until the server has confirmed it.
import type { AnswerEvent } from "@/lib/questionnaire/events"

export type Entry = Readonly<{
  id: string
  interviewId: string
  event: AnswerEvent
  /** Refused by the server for good: kept and shown, not sent again. */
  refused?: true
}>

/** Where entries are kept. Entries of an interview come back in the order of their events. */
export type Store = Readonly<{
  add(entry: Entry): Promise<void>
  list(interviewId: string): Promise<Entry[]>
  remove(ids: readonly string[]): Promise<void>
  refuse(ids: readonly string[]): Promise<void>
  /** Interviews with anything left. */
  interviews(): Promise<string[]>
}>

export const inOrder = (entries: readonly Entry[]): Entry[] => [...entries].sort((a, b) => a.event.seq - b.event.seq)
