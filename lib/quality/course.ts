// How an interview went, from its events: time at each question, going back, changed answers, stretches without a key.

export type CourseEvent = Readonly<{
  kind: string
  question: string | null
  value: unknown
  at: Date
  /** Milliseconds since the question was shown. */
  elapsed: number | null
}>

export type Stretch = Readonly<{ seconds: number; question: string | null }>

export type Course = Readonly<{
  /** Seconds that each question was on the screen until its answers, all visits together. */
  seconds: ReadonlyMap<string, number>
  /** Questions shown again that had an answer already. */
  backs: number
  /** Answers that were replaced by another one or taken back. */
  changes: number
  /** The longest time in which nothing was entered, and stretches of at least `STRETCH_SECONDS`. */
  longest: Stretch | null
  stretches: number
}>

/** Shorter silence is listening to an answer. */
export const STRETCH_SECONDS = 60

/**
 * Events in the client's order. Keys within one typed answer are not events: such an answer counts as one. The time
 * between leaving an interview and going on with it is nobody's silence.
 */
export function courseOf(events: readonly CourseEvent[]): Course {
  const seconds = new Map<string, number>()
  const given = new Map<string, string>()
  const counts = { backs: 0, changes: 0, stretches: 0 }
  let longest: Stretch | null = null
  let shown: string | null = null
  let before: CourseEvent | undefined
  let counted = 0
  for (const event of events) {
    const silence = before && event.kind !== "resumed" && before.kind !== "left" ? secondsBetween(before, event) : 0
    if (silence >= STRETCH_SECONDS) counts.stretches++
    if (silence > (longest?.seconds ?? 0)) longest = { seconds: silence, question: event.question ?? shown }
    before = event
    const { kind, question, value, elapsed } = event
    if (question === null) continue
    if (kind === "opened") {
      if (given.has(question) && shown !== question) counts.backs++
      shown = question
      counted = 0
    }
    if (kind !== "answered" && kind !== "cleared") continue
    // Each answer of a visit tells the time since the question was shown: only what it adds is new.
    const own = Math.max(0, (elapsed ?? 0) - counted)
    counted += own
    seconds.set(question, (seconds.get(question) ?? 0) + own / 1000)
    const now = kind === "answered" ? JSON.stringify(value) : undefined
    if (given.has(question) && given.get(question) !== now) counts.changes++
    if (now === undefined) given.delete(question)
    else given.set(question, now)
  }
  return { seconds, ...counts, longest }
}

const secondsBetween = (one: CourseEvent, other: CourseEvent): number =>
  Math.max(0, (other.at.getTime() - one.at.getTime()) / 1000)
