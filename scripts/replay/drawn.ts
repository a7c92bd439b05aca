// The verification draw as it would have gone day by day, worked out by the rules that outsiders reproduce it with.
// The closing is left to whoever closes the wave.
import type { DrawEventRow, DrawnRow } from "@/db/queries/bulk"
import { startOfDayIn } from "@/lib/time"
import { reproduce } from "@/lib/verification/reproduce"

export type Completed = Readonly<{ interviewId: string; stream: string; position: number; at: Date }>
type Policy = Readonly<{ share: number; timezone: string; due: (drawnAt: Date) => Date }>

/** @param completed in the order of completion */
export function drawOf(seed: string, { share, timezone, due }: Policy, completed: readonly Completed[]) {
  const events = eventsOf(completed, timezone)
  const result = reproduce(seed, share, events)
  if (!result.ok) throw new Error(`the draw cannot be made: ${result.fault}`)
  const interviews = new Map(
    completed.map(({ stream, position, interviewId }) => [`${stream} ${position}`, interviewId]),
  )
  const times = new Map(events.map(({ stream, event, n, at }) => [`${stream} ${event} ${n}`, at]))
  const drawn = result.entries.map(({ stream, position, reason, n }): DrawnRow => {
    const drawnAt = times.get(`${stream} ${reason === "value" ? "completed" : reason} ${n}`)!
    const interviewId = interviews.get(`${stream} ${position}`)!
    return { interviewId, stream, position, reason, n, drawnAt, dueAt: due(drawnAt) }
  })
  return { events, drawn }
}

// A stream's day is ended before its next completion, as it stood at midnight.
function eventsOf(completed: readonly Completed[], timezone: string): DrawEventRow[] {
  const days = new Map<string, number>()
  return completed.flatMap(({ stream, position, at }): DrawEventRow[] => {
    const today = startOfDayIn(at, timezone)
    const before = days.get(stream)
    days.set(stream, today.getTime())
    const event = { stream, event: "completed" as const, n: position, at }
    if (before === undefined || before === today.getTime()) return [event]
    return [{ stream, event: "day_end", n: position - 1, at: today }, event]
  })
}
