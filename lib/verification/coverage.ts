// How much of each stream is drawn and checked, and whether that is enough for a release (method, section 6).
// Random draws only: checks made on suspicion never fill the floor.
import { requiredOf } from "./draw"
import type { Finding } from "./finding"
import { neededOf } from "./share"

export type DrawnInterview = Readonly<{ stream: string; finding: Finding | null }>

/**
 * `checked` were reached and have a finding, `open` have none yet. `toDraw` is what a top-up would add now.
 * State: `due` for a top-up, `open` while checks are, `met`, or `shortfall`: all drawn and still too few reached.
 */
export type Coverage = Readonly<{
  stream: string
  n: number
  needed: number
  drawn: number
  checked: number
  open: number
  unreachable: number
  toDraw: number
  state: "due" | "open" | "met" | "shortfall"
}>

/** One line per stream, in the order given. */
export function coverageOf(
  streams: readonly Readonly<{ stream: string; length: number }>[],
  drawn: readonly DrawnInterview[],
  share: number,
): Coverage[] {
  const counts = new Map<string, Counts>(streams.map(({ stream }) => [stream, { checked: 0, open: 0, unreachable: 0 }]))
  for (const { stream, finding } of drawn) {
    const count = counts.get(stream)
    if (count) count[finding === null ? "open" : finding === "unreachable" ? "unreachable" : "checked"] += 1
  }
  return streams.map(({ stream, length }) => coverage(stream, length, counts.get(stream)!, share))
}

type Counts = { checked: number; open: number; unreachable: number }

/** The same for one stream whose counts are known already. */
export function coverage(stream: string, n: number, counts: Readonly<Counts>, share: number): Coverage {
  const { checked, open, unreachable } = counts
  const drawn = checked + open + unreachable
  const needed = neededOf(n, share)
  const toDraw = Math.max(0, requiredOf(n, share, unreachable) - drawn)
  const state = toDraw > 0 ? "due" : open > 0 ? "open" : checked >= needed ? "met" : "shortfall"
  return { stream, n, needed, drawn, checked, open, unreachable, toDraw, state }
}
