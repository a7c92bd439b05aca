// The verification draw as it would have gone day by day, worked out by the rules that outsiders reproduce it with.
// The closing is left to whoever closes the wave.
import type { DrawEventRow, DrawnRow } from "@/db/queries/bulk"
import type { VerificationPolicy } from "@/lib/study/settings"
import { startOfDayIn } from "@/lib/time"
import { parametersOf } from "@/lib/verification/parameters"
import { dueOf, isFirstWeek } from "@/lib/verification/policy"
import { reproduce } from "@/lib/verification/reproduce"

export type Completed = Readonly<{ interviewId: string; stream: string; position: number; at: Date }>

/**
 * Nobody observed these interviews: what was drawn for observation is checked by callback.
 * @param completed in the order of completion
 */
export function drawOf(seed: string, policy: VerificationPolicy, timezone: string, completed: readonly Completed[]) {
  const events = eventsOf(completed, policy, timezone)
  const result = reproduce(seed, parametersOf(policy), events)
  if (!result.ok) throw new Error(`the draw cannot be made: ${result.fault}`)
  const interviews = new Map(
    completed.map(({ stream, position, interviewId }) => [`${stream} ${position}`, interviewId]),
  )
  const times = new Map(events.map(({ stream, event, n, at }) => [`${stream} ${event} ${n}`, at]))
  const drawn = result.entries.map(({ stream, position, reason, n, kind: drawnKind }): DrawnRow => {
    const drawnAt = times.get(`${stream} ${reason === "value" ? "completed" : reason} ${n}`)!
    const interviewId = interviews.get(`${stream} ${position}`)!
    const observed = drawnKind === "observation"
    const kind = observed ? "callback" : drawnKind
    const kindReason = observed ? "not_observed" : null
    const when = { drawnAt, dueAt: dueOf(policy, kind, drawnAt) }
    return { interviewId, stream, position, reason, n, drawnKind, kind, kindReason, ...when }
  })
  return { events, drawn }
}

// A stream's day is ended before its next completion, as it stood at midnight.
function eventsOf(completed: readonly Completed[], policy: VerificationPolicy, timezone: string): DrawEventRow[] {
  const streams = new Map<string, { first: Date; last: Date }>()
  return completed.flatMap(({ stream, position, at }): DrawEventRow[] => {
    const today = startOfDayIn(at, timezone)
    const before = streams.get(stream)
    streams.set(stream, { first: before?.first ?? at, last: at })
    const event = { stream, event: "completed" as const, n: position, at }
    if (!before || startOfDayIn(before.last, timezone).getTime() === today.getTime()) return [event]
    const covered = stream.startsWith("phone/") && isFirstWeek(policy, timezone, before.first, before.last)
    return [{ stream, event: covered ? "first_week" : "day_end", n: position - 1, at: today }, event]
  })
}
