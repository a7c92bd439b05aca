// One interview while it is being filled: the answers on the screen, and an event for each thing that happens.
import type { Answers } from "@/lib/questionnaire/definition"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import type { Engine } from "./engine"
import { act, type Deed, type Filling, resumed } from "./filling"

export type InterviewState = Readonly<{ filling: Filling; language: string; notes: readonly string[] }>

export type Interview = Readonly<{
  engine: Engine
  state(): InterviewState
  subscribe(changed: () => void): () => void
  deed(deed: Deed): void
  speak(language: string): void
  note(words: string): void
  /** The interviewer leaves the interview to go on later. */
  leave(): void
}>

export type InterviewParts = Readonly<{
  engine: Engine
  answers: Answers
  language: string
  notes: readonly string[]
  /** Number of the next event. */
  seq: number
  /** True when it goes on from an earlier moment. */
  again: boolean
  put: (event: AnswerEvent) => void
  newId: () => string
  /** Client time for the record, and milliseconds that only go forward for durations. */
  clock: () => Readonly<{ at: string; ms: number }>
}>

type Draft = Readonly<{ kind: AnswerEvent["kind"] } & Record<string, unknown>>

export function interviewOf({ engine, put, newId, clock, ...begin }: InterviewParts): Interview {
  const { answers, language, notes } = begin
  let state: InterviewState = { filling: resumed(engine, answers), language, notes }
  let seq = begin.seq
  let shownAt = clock().ms
  const listeners = new Set<() => void>()

  function happen(draft: Draft): void {
    const { at, ms } = clock()
    const answered = draft.kind === "answered" || draft.kind === "cleared"
    const elapsed = answered ? { elapsed: Math.round(ms - shownAt) } : {}
    if (draft.kind === "opened") shownAt = ms
    put({ ...draft, ...elapsed, id: newId(), at, seq: seq++, language: state.language } as AnswerEvent)
  }

  function set(change: Partial<InterviewState>): void {
    state = { ...state, ...change }
    for (const changed of listeners) changed()
  }

  const here = () => (state.filling.at === null ? {} : { question: state.filling.at })
  if (begin.again) happen({ kind: "resumed", ...here() })
  if (state.filling.at !== null) happen({ kind: "opened", question: state.filling.at })

  return {
    engine,
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    deed(deed) {
      const { filling, events } = act(engine, state.filling, deed)
      set({ filling })
      for (const event of events) happen(event)
    },
    speak(spoken) {
      set({ language: spoken })
      happen({ kind: "language", ...here() })
    },
    note(words) {
      set({ notes: [...state.notes, words] })
      happen({ kind: "note", value: words, ...here() })
    },
    leave: () => happen({ kind: "left", ...here() }),
  }
}
