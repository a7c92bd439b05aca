// Whether satisfaction may be released: region by region, what is met and what is missing (method, section 6).
import { type Coverage, coverage } from "../verification/coverage"
import type { AcceptedRow, GateRows, QuotaRow, StreamRow } from "./gate-rows"

/** `missing` can still be done and blocks; `shortfall` cannot, and takes a written reason. */
export type GateState = "met" | "shortfall" | "missing"

export type StreamGate = Coverage & Readonly<{ mode: string; person: string | null; gate: GateState }>
export type UnmetQuota = QuotaRow & Readonly<{ gate: GateState }>
export type HeldWork = Readonly<{ interviewerId: string; person: string; unchecked: number }>

/** `of` counts what the rule is about, `missing` what is not as it should be; the lists name the latter. */
export type Condition =
  | Readonly<{ kind: "quotas"; state: GateState; of: number; missing: number; quotas: readonly UnmetQuota[] }>
  | Readonly<{ kind: "streams"; state: GateState; of: number; missing: number; streams: readonly StreamGate[] }>
  | Readonly<{ kind: "open"; state: GateState; of: number; missing: number }>
  | Readonly<{ kind: "appeals"; state: GateState; of: number; missing: number }>
  | Readonly<{ kind: "holds"; state: GateState; of: number; missing: number; held: readonly HeldWork[] }>

/** `region` is null for what no region has: a study without regions, or quotas of the whole study. */
export type RegionGate = Readonly<{
  region: string | null
  accepted: number
  state: GateState
  conditions: readonly Condition[]
}>

export type Gate = Readonly<{ state: GateState; accepted: number; regions: readonly RegionGate[] }>

/**
 * The gate of a wave from plain rows, as of one instant. Regions stand in the order given, then others by code.
 * A quota that nothing can fill any more is a shortfall; so is a stream whose respondents cannot be reached at all.
 */
export function gateOf(rows: GateRows): Gate {
  const regions = regionsOf(rows).map((region) => regionGate(rows, region))
  const accepted = rows.accepted.reduce((sum, { n }) => sum + n, 0)
  const states = regions.map(({ state }) => state)
  return { state: accepted === 0 || rows.status === "draft" ? "missing" : worst(states), accepted, regions }
}

export type ReleaseRefusal = "gate_not_met" | "nothing_accepted" | "reason_required" | "changes_required"

/** Why a release may not be made now, or null. A shortfall and a correction are each said in writing. */
export function refuseRelease(
  gate: Gate,
  said: Readonly<{ reason: string; changes: string }>,
  released: number,
): ReleaseRefusal | null {
  if (gate.accepted === 0) return "nothing_accepted"
  if (gate.state === "missing") return "gate_not_met"
  if (gate.state === "shortfall" && said.reason.trim() === "") return "reason_required"
  if (released > 0 && said.changes.trim() === "") return "changes_required"
  return null
}

function regionsOf({ regions, quotas, accepted, open, appeals, held }: GateRows): (string | null)[] {
  const named = [...quotas, ...accepted, ...open, ...appeals, ...held].map(({ region }) => region)
  const found = new Set(named.filter((region) => region !== null && region !== ""))
  const others = [...found].filter((region) => !regions.includes(region as string)).sort()
  const whole = named.some((region) => region === null || region === "") ? [null] : []
  return [...regions.filter((region) => found.has(region)), ...others, ...whole]
}

function regionGate(rows: GateRows, region: string | null): RegionGate {
  const here = <T extends Readonly<{ region: string | null }>>(all: readonly T[]) =>
    all.filter((row) => (row.region === "" ? null : row.region) === region)
  const accepted = here(rows.accepted)
  const conditions = [
    quotasCondition(rows, here(rows.quotas)),
    streamsCondition(rows, accepted),
    openCondition("open", here(rows.open)),
    openCondition("appeals", here(rows.appeals)),
    holdsCondition(here(rows.held)),
  ]
  return {
    region,
    accepted: accepted.reduce((sum, { n }) => sum + n, 0),
    state: worst(conditions.map(({ state }) => state)),
    conditions,
  }
}

function quotasCondition({ status }: GateRows, cells: readonly QuotaRow[]): Condition {
  const hard = cells.filter((cell) => cell.hard)
  const quotas = hard
    .filter(({ accepted, target }) => accepted < target)
    .map((cell): UnmetQuota => ({ ...cell, gate: status === "open" && cell.left > 0 ? "missing" : "shortfall" }))
  return { kind: "quotas", ...verdict(quotas), of: hard.length, missing: quotas.length, quotas }
}

function streamsCondition({ share, streams }: GateRows, accepted: readonly AcceptedRow[]): Condition {
  const here = [...new Set(accepted.map(({ stream }) => stream))]
  const rows = new Map(streams.map((row) => [row.stream, row]))
  const lines = here.flatMap((stream): StreamGate[] => {
    const row = rows.get(stream)
    return row ? [streamGate(row, share)] : []
  })
  const missing = lines.filter(({ gate }) => gate !== "met")
  return { kind: "streams", ...verdict(lines), of: lines.length, missing: missing.length, streams: missing }
}

// A check that is still open elsewhere in the stream does not matter here once enough of the stream is checked.
function streamGate({ stream, length, counts, mode, person }: StreamRow, share: number): StreamGate {
  const line = coverage(stream, length, counts, share)
  const met = line.toDraw === 0 && line.checked >= line.needed
  return { ...line, mode, person, gate: met ? "met" : line.state === "shortfall" ? "shortfall" : "missing" }
}

function openCondition(kind: "open" | "appeals", open: readonly Readonly<{ n: number }>[]): Condition {
  const missing = open.reduce((sum, { n }) => sum + n, 0)
  return { kind, state: missing > 0 ? "missing" : "met", of: missing, missing }
}

function holdsCondition(rows: GateRows["held"]): Condition {
  const held = rows.filter(({ unchecked }) => unchecked > 0)
  const missing = held.reduce((sum, { unchecked }) => sum + unchecked, 0)
  return { kind: "holds", state: missing > 0 ? "missing" : "met", of: rows.length, missing, held }
}

const verdict = (lines: readonly Readonly<{ gate: GateState }>[]) => ({ state: worst(lines.map(({ gate }) => gate)) })

function worst(states: readonly GateState[]): GateState {
  return states.includes("missing") ? "missing" : states.includes("shortfall") ? "shortfall" : "met"
}
