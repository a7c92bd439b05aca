// What the field-control report is made of: plain rows, all of one instant.
import type { Finding } from "../verification/finding"
import type { HoldReason } from "../verification/hold"
import type { Kind } from "../verification/kind"

/** A stream with the counters of its checks: random ones first, then those made on suspicion. */
export type StreamRow = Readonly<{
  stream: string
  length: number
  /** Null for a stream of self-completed interviews. */
  personId: string | null
  person: string | null
  drawn: number
  open: number
  confirmed: number
  discrepancy: number
  fabricated: number
  unreachable: number
  risk: number
  riskOpen: number
  riskDiscrepancy: number
  riskFabricated: number
}>

/** Checks that are alike in everything the report counts. `late`: decided after their deadline. */
export type CheckRow = Readonly<{
  reason: string
  cause: string | null
  drawnKind: Kind
  kind: Kind
  kindReason: "not_observed" | "written" | null
  finding: Finding | null
  consequence: "keep" | "correct" | "void" | null
  n: number
  late: number
  overdue: number
}>

type OfPerson = Readonly<{ personId: string; person: string }>

export type HoldRow = OfPerson &
  Readonly<{
    reasons: readonly HoldReason[]
    since: Date
    liftedAt: Date | null
    lifter: string | null
    words: string | null
  }>

export type EscalationRow = OfPerson &
  Readonly<{ share: number; since: Date; endedAt: Date | null; ender: string | null; words: string | null }>

/** `personId` is null where nobody conducted the interview. */
export type AppealRow = Readonly<{
  kind: "appeal" | "second_opinion"
  personId: string | null
  person: string | null
  askedAt: Date
  finding: Finding
  outcome: "upheld" | "changed" | null
  findingNow: Finding | null
  reason: string | null
  decidedAt: Date | null
}>

/** `ofPerson`: about an interviewer's whole work. */
export type FlagRow = Readonly<{ kind: string; ofPerson: boolean; n: number }>
export type VoidRow = Readonly<{ voided: number; reinstated: number }>

export type ControlRows = Readonly<{
  streams: readonly StreamRow[]
  checks: readonly CheckRow[]
  holds: readonly HoldRow[]
  escalations: readonly EscalationRow[]
  appeals: readonly AppealRow[]
  flags: readonly FlagRow[]
  voids: VoidRow
  /** Checks decided by somebody who had read the first answers before asking. */
  readBefore: number
  auditHead: Readonly<{ seq: number; hash: string }> | null
}>
