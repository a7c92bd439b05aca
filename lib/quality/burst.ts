import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceOfPace, type Pace, tempoOf } from "./pace"

/**
 * Measured: seconds between this completion and the interviewer's one before, on the server's clock, against the usual
 * time of the answers that came in between. Usual: more than those answers take, for there is a call to make as well.
 * False alarms: flagged only where an interview that filled the whole gap would be too fast; an honest gap is longer
 * than the interview in it, so this is rarer than `too_fast`. Interviews resumed after others count their new answers.
 */
export function burst(interview: Judged, pace: Pace, falseAlarm: number): Flag | null {
  const { since, endedAt, times } = interview
  if (since === null) return null
  const between = times.filter(({ received }) => received > since)
  const tempo = tempoOf(pace, interview, between)
  const seconds = (endedAt - since) / 1000
  if (!tempo || chanceOfPace(pace, Math.log(Math.max(seconds, 1) / tempo.expected), tempo.items) > falseAlarm)
    return null
  return {
    kind: "burst",
    seen: { seconds: Math.round(seconds), items: tempo.items },
    usual: { seconds: Math.round(tempo.expected) },
  }
}
