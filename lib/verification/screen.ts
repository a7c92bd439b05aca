// What an interviewer's screen shows, told from the events that the console has sent.

/** In the console's order. */
export type ScreenEvent = Readonly<{ kind: string; question: string | null; at: Date }>

export type Screen = Readonly<{
  /** The question on the screen; null before the first and at the end. */
  question: string | null
  /** When it was opened; at the end, when the last event came. */
  since: Date | null
  /** How often the interviewer went back to an earlier question. */
  backs: number
  /** How often each question's answer was changed on coming back to it. */
  changes: ReadonlyMap<string, number>
}>

/** `order`: names of the questions on the path. Opening nothing after the last one is answered means the end. */
export function screenOf(order: readonly string[], events: readonly ScreenEvent[]): Screen {
  const place = new Map(order.map((name, index) => [name, index]))
  const placeOf = (name: string) => place.get(name) ?? Number.POSITIVE_INFINITY
  const answered = new Set<string>()
  const changes = new Map<string, number>()
  let at: { question: string; since: Date; had: boolean; touched: boolean } | null = null
  let backs = 0
  for (const { kind, question, at: when } of events) {
    if (question === null) continue
    if (kind === "opened") {
      if (at && at.question !== question && placeOf(question) < placeOf(at.question)) backs++
      at = { question, since: when, had: answered.has(question), touched: false }
    }
    if (kind !== "answered" && kind !== "cleared") continue
    if (kind === "answered") answered.add(question)
    else answered.delete(question)
    if (at?.question !== question || at.touched) continue
    at.touched = true
    if (at.had) changes.set(question, (changes.get(question) ?? 0) + 1)
  }
  const ended = at !== null && at.question === order.at(-1) && at.touched && answered.has(at.question)
  if (at && !ended) return { question: at.question, since: at.since, backs, changes }
  return { question: null, since: events.at(-1)?.at ?? null, backs, changes }
}
