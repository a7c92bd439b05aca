import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceAmong } from "./robust"
import { madeBy, othersThan, thinned } from "./thinned"

type Start = Readonly<{ interviewerId: string | null; depth: number }>
type InMode = Readonly<{ made: ReadonlyMap<string | null, number>; nightly: readonly Start[]; share: number }>
/** By mode. */
export type Nights = ReadonlyMap<string, InMode>

/** Minutes after midnight where the respondent lives. */
const NIGHT = { from: 22 * 60, to: 7 * 60 }
const DAY = 24 * 60

export function nightsOf(peers: readonly Judged[]): Nights {
  const modes = new Map<string, Judged[]>()
  for (const peer of peers) {
    const list = modes.get(peer.mode)
    if (list) list.push(peer)
    else modes.set(peer.mode, [peer])
  }
  return new Map([...modes].map(([mode, list]) => [mode, inMode(list)]))
}

/**
 * Measured: the start in the respondent's own time zone, as minutes from the nearer end of the night, 22:00 to 07:00.
 * Usual: other interviewers' interviews in the same mode. Flagged only in the night, and only where no more than the
 * stated share of them lie as deep in it: people who fill in online forms at night set what is usual there.
 */
export function oddHours(interview: Judged, nights: Nights, falseAlarm: number): Flag | null {
  const depth = depthOf(interview.startMinute)
  if (depth === 0) return null
  const { interviewerId, mode } = interview
  const usual = nights.get(mode)
  if (!usual) return null
  const ofOthers = usual.nightly.filter((other) => interviewerId === null || other.interviewerId !== interviewerId)
  const asDeep = ofOthers.filter((other) => other.depth >= depth).length
  if (chanceAmong(asDeep, othersThan(usual.made, interviewerId)) > falseAlarm) return null
  return {
    kind: "odd_hours",
    seen: { time: clock(interview.startMinute) },
    usual: { from: clock(NIGHT.to), to: clock(NIGHT.from), share: usual.share },
  }
}

/** 0 by day. */
export function depthOf(minute: number): number {
  const since = (minute - NIGHT.from + DAY) % DAY
  const until = (NIGHT.to - minute + DAY) % DAY
  const length = (NIGHT.to - NIGHT.from + DAY) % DAY
  return since < length ? Math.min(since + 1, until) : 0
}

function inMode(peers: readonly Judged[]): InMode {
  const starts = peers.map(({ interviewerId, startMinute }) => ({ interviewerId, depth: depthOf(startMinute) }))
  const made = madeBy(starts)
  const nightly = thinned(
    starts.filter(({ depth }) => depth > 0),
    made,
  )
  return { made, nightly, share: nightly.length / peers.length }
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
