import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceOfPace, fastestShare, type Pace, tempoOf } from "./pace"

/**
 * Measured: active seconds per item, pauses cut, against the median of the same item in the same language and mode,
 * averaged on the log scale over the items on this path. Usual: the peers' paces, as a random effect.
 * False alarms: an honest interview is as fast as this no more often than one is as slow, mirrored, as long as paces are
 * not skewed towards fast ones; response times are skewed the other way.
 * Sources: van der Linden 2006; Zhang and Conrad 2014 on speeding.
 */
export function tooFast(interview: Judged, pace: Pace, falseAlarm: number): Flag | null {
  const tempo = tempoOf(pace, interview)
  if (!tempo || chanceOfPace(pace, tempo.logRatio, tempo.items) > falseAlarm) return null
  const { items, seconds, expected } = tempo
  const least = expected * fastestShare(pace, items, falseAlarm)
  return {
    kind: "too_fast",
    seen: { seconds: Math.round(seconds), items },
    usual: { seconds: Math.round(expected), least: Math.round(least) },
  }
}
