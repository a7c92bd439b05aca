// What the gate is decided from: plain rows, all of one instant.

type InRegion = Readonly<{ region: string | null }>

/** A quota cell; `left` are cases that can still be called for it. */
export type QuotaRow = InRegion &
  Readonly<{ service: string | null; hard: boolean; target: number; accepted: number; left: number }>

/** A whole stream with its random draws by what came of them. */
export type StreamRow = Readonly<{
  stream: string
  length: number
  mode: string
  /** The interviewer's name; null for a source. */
  person: string | null
  counts: Readonly<{ checked: number; open: number; unreachable: number }>
}>

export type AcceptedRow = InRegion & Readonly<{ stream: string; n: number }>

export type GateRows = Readonly<{
  status: "draft" | "open" | "closed"
  /** Share of each stream that must be checked. */
  share: number
  /** The register's order. */
  regions: readonly string[]
  quotas: readonly QuotaRow[]
  streams: readonly StreamRow[]
  /** Accepted interviews by region and stream. */
  accepted: readonly AcceptedRow[]
  /** Drawn checks without a finding, by the region of the interview. */
  open: readonly (InRegion & Readonly<{ n: number }>)[]
  /** Decided checks that are being looked at again: the figures could change tomorrow, a release never does. */
  appeals: readonly (InRegion & Readonly<{ n: number }>)[]
  /** Interviewers under a hold with accepted interviews in the region; how many of these are neither checked nor voided. */
  held: readonly (InRegion & Readonly<{ interviewerId: string; person: string; unchecked: number }>)[]
}>
