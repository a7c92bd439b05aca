// A release: everything that the figures are, rest on and need to be read, in one immutable document.
import type { Doubt } from "../doubt/doubt"
import type { Text } from "../questionnaire/definition"
import type { ReportData } from "../report/data"
import type { ItemRow } from "../scoring/count"
import { schemeOf } from "../scoring/scheme"
import type { Study } from "../study/study"
import { parametersOf } from "../verification/parameters"
import { policyOf } from "../verification/policy"
import { canonical, hashOf } from "./canonical"
import { type ReleasedCounts, releasedCounts } from "./counts"
import { type ControlRows, type FieldControl, fieldControlOf } from "./field-control"
import type { Gate, GateState } from "./gate"
import { type Labels, labelsOf, type Tiles, tilesOf } from "./labels"
import { methodOf, type ReleasedMethod } from "./method"
import { type Scores, scoresOf } from "./scores"
import { type RefusedAt, type Shortfall, shortfallsOf } from "./shortfalls"

export type Bases = Readonly<{
  accepted: number
  overflow: number
  screenedOut: number
  byMode: Readonly<Record<string, number>>
  bySource: Readonly<Record<string, number>>
  /** Days of the first and the last accepted interview, where the study runs. */
  first: string | null
  last: string | null
}>

export type Previous = Readonly<{ id: string; number: number; hash: string }>

/** What both formats have. */
type Common = Readonly<{
  number: number
  releasedAt: string
  study: Readonly<{ id: string; title: Text; languages: readonly string[]; version: string; timezone: string }>
  wave: Readonly<{ id: string; name: string; status: string; practice: boolean; notice: Text | null }>
  instrument: Readonly<{ hash: string; version: string }>
  method: ReleasedMethod
  labels: Labels
  tiles: Tiles
  bases: Bases
  scores: Scores
  counts: ReleasedCounts
  fieldControl: FieldControl
  gate: readonly Readonly<{ region: string | null; accepted: number; state: GateState }>[]
  shortfalls: readonly Shortfall[]
  /** Why it was released in spite of the shortfalls. */
  reason: string | null
  /** What a later release changes in the one before. */
  correction: Readonly<{ of: Previous; changes: string }> | null
}>

/**
 * Format 1 knew no more of doubt than an upper bound of the margin, and none of the report's tables. In format 2 `seal`
 * is the hash of the canonical text of everything else, so that a file shows by itself that it is whole.
 */
export type Snapshot = Common &
  Readonly<
    | { format: "saual-release/1"; doubt?: undefined; report?: undefined; seal?: undefined }
    | { format: "saual-release/2"; doubt: Doubt | null; report: ReportData | null; seal: string }
  >

export type Facts = Readonly<{
  number: number
  releasedAt: string
  study: Study
  instrumentHash: string
  wave: Snapshot["wave"]
  /** What is scored: the tally's counts, or the answers as their respondents weigh. */
  items: readonly ItemRow[]
  bases: Bases
  control: ControlRows
  seed: Readonly<{ hash: string | null; seed: string | null }>
  gate: Gate
  /** Lists that were refused, by the register of list requests. */
  refusedAt?: RefusedAt
  said: Readonly<{ reason: string; changes: string }>
  previous: Previous | null
  /** From the microdata of the very interviews that the tally counts. */
  doubt: Doubt | null
  report: ReportData | null
}>

/** The snapshot of these facts; null when the study has no method to score with. */
export function snapshotOf(facts: Facts): Snapshot | null {
  const { number, releasedAt, study, wave, bases, gate, said, previous } = facts
  const scheme = schemeOf(study)
  if (!scheme) return null
  const rows = facts.items
  const scores = scoresOf(scheme, rows, study.report.smallest)
  const { id, title, languages, version, timezone } = study
  return sealed({
    format: "saual-release/2",
    number,
    releasedAt,
    study: { id, title, languages, version, timezone },
    wave,
    instrument: { hash: facts.instrumentHash, version },
    method: methodOf(scheme),
    labels: labelsOf(study, scheme, scores),
    tiles: tilesOf(study),
    bases,
    scores,
    counts: releasedCounts(scheme, rows, study.report.smallest),
    fieldControl: fieldControlOf(facts.control, parametersOf(policyOf(study)), facts.seed),
    gate: gate.regions.map(({ region, accepted, state }) => ({ region, accepted, state })),
    shortfalls: shortfallsOf(gate, facts.refusedAt),
    reason: said.reason.trim() || null,
    correction: previous && { of: previous, changes: said.changes.trim() },
    doubt: facts.doubt,
    report: facts.report,
  })
}

/** With its seal; one that is there is left out of what is hashed. */
export function sealed(unsealed: Omit<Snapshot & { format: "saual-release/2" }, "seal">): Snapshot {
  const whole = { ...unsealed, seal: undefined }
  return { ...unsealed, seal: hashOf(canonical(whole)) }
}
