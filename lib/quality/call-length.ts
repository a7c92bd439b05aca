import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceOfPace, type Pace, tempoOf } from "./pace"

/** Clocks differ, and the end of a call is pressed by hand. */
const CLOCKS = { share: 1.05, seconds: 30 }

/**
 * Measured: seconds of the calls an interview was made in, against the time its answers took and the time such answers
 * usually take. Usual: a call is longer than its interview.
 * False alarms: flagged when the interview outlasts its call by more than clocks can differ, which cannot happen
 * honestly; or when even a call of nothing but questions would be too fast (`too_fast`'s own chance, so at most that).
 */
export function callLength(interview: Judged, pace: Pace, falseAlarm: number): Flag | null {
  const { call } = interview
  const tempo = call === null ? null : tempoOf(pace, interview)
  if (call === null || !tempo) return null
  const outlasted = tempo.seconds > call * CLOCKS.share + CLOCKS.seconds
  const asPace = Math.log(Math.max(call, 1) / tempo.expected)
  if (!outlasted && chanceOfPace(pace, asPace, tempo.items) > falseAlarm) return null
  return {
    kind: "call_length",
    seen: { seconds: Math.round(call), interview: Math.round(tempo.seconds) },
    usual: { seconds: Math.round(tempo.expected) },
  }
}
