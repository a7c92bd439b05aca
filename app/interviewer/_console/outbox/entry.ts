// What the outbox keeps until the server has confirmed it, and what is needed to go on without the server.
import type { AnswerEvent } from "@/lib/questionnaire/events"
import type { RunningFile } from "../case-file"
import type { Errand } from "../requests"

export type Entry = Readonly<{
  id: string
  interviewId: string
  event: AnswerEvent
  /** The answer is personal data: it leaves the machine's disk as soon as the server has it. */
  personal?: boolean
  /** Refused by the server for good: kept and shown, not sent again. */
  refused?: true
  /** The server has it. Kept so that the page can be opened without the network, until the case is done. */
  sent?: true
}>

/** A call as the interviewer or the dialler tells of it; moments by this computer's clock. */
export type KeptCall = Readonly<{
  id: string
  phone: number
  dialler: string
  startedAt: string
  answeredAt: string | null
  hungUpAt: string | null
}>

/** How a case stands on this machine. `asOf` is the page it was kept from: a later page of the server knows better. */
export type KeptCase = Readonly<{ caseId: string; asOf: string; running: RunningFile | null; call: KeptCall | null }>

/** What is to be done with a case as soon as the server can be reached, after the answers of its interview. */
export type KeptErrand = Readonly<{
  id: string
  caseId: string
  interviewId: string | null
  at: string
  call: KeptCall | null
  errand: Errand
  /** Why the server would not do it; kept and shown, not sent again. */
  refused?: string
}>

/** Where all this is kept. Entries of an interview come back in the order of their events. */
export type Store = Readonly<{
  add(entry: Entry): Promise<void>
  /** Entries that the server has not confirmed. */
  list(interviewId: string): Promise<Entry[]>
  /** The same and the confirmed ones, as far as they are still here. */
  history(interviewId: string): Promise<Entry[]>
  /** The server has these. */
  confirm(ids: readonly string[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  refuse(ids: readonly string[]): Promise<void>
  /** Interviews with anything left to send or to show. */
  interviews(): Promise<string[]>
  keepCase(kept: KeptCase): Promise<void>
  keptCase(caseId: string): Promise<KeptCase | null>
  keptCases(): Promise<KeptCase[]>
  /** The case is done: nothing of it that the server has stays here. */
  forgetCase(caseId: string): Promise<void>
  putErrand(errand: KeptErrand): Promise<void>
  /** In the order of the deeds. */
  errands(): Promise<KeptErrand[]>
  removeErrand(id: string): Promise<void>
}>

export const inOrder = (entries: readonly Entry[]): Entry[] => [...entries].sort((a, b) => a.event.seq - b.event.seq)
export const inTime = (errands: readonly KeptErrand[]): KeptErrand[] =>
  [...errands].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
