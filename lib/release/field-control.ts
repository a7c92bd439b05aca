// The record of field control that is printed with the figures: streams by their names, people by none.
import type { AuditHead } from "../audit/chain"
import { coverage } from "../verification/coverage"
import { condensed, type DrawEntry, type DrawEvent } from "../verification/draw-log"
import type { DrawParameters } from "../verification/parameters"
import type { StreamRow } from "./gate-rows"

export type StreamRecord = Readonly<{
  stream: string
  mode: string
  n: number
  needed: number
  drawn: number
  checked: number
  open: number
  unreachable: number
  voided: number
}>

export type FieldControl = Readonly<{
  share: number
  streams: readonly StreamRecord[]
  /** Findings of random draws, and of checks made on suspicion. */
  random: Readonly<Record<string, number>>
  risk: Readonly<Record<string, number>>
  voided: number
  /** The audit log's newest link by then: no line up to it can be changed unseen from now on (docs/audit.md). */
  auditHead: AuditHead | null
  /** The seed itself only once the wave is closed: it must foretell nothing. */
  seedHash: string | null
  seed: string | null
  /** With the seed: what the draw rests on, what moved it, in order, and what was drawn (docs/draw.md). */
  draw: Readonly<{
    parameters: DrawParameters
    events: readonly DrawEvent[]
    drawn: readonly DrawEntry[]
  }> | null
}>

export type ControlRows = Readonly<{
  streams: readonly (StreamRow & Readonly<{ voided: number }>)[]
  findings: readonly Readonly<{ risk: boolean; finding: string; n: number }>[]
  voided: number
  auditHead: AuditHead | null
  events: readonly DrawEvent[]
  drawn: readonly DrawEntry[]
}>

export function fieldControlOf(
  rows: ControlRows,
  parameters: DrawParameters,
  { hash, seed }: Readonly<{ hash: string | null; seed: string | null }>,
): FieldControl {
  const { share } = parameters
  const findings = (risk: boolean) =>
    Object.fromEntries(rows.findings.filter((row) => row.risk === risk).map(({ finding, n }) => [finding, n]))
  return {
    share,
    streams: rows.streams.map(({ stream, mode, length, counts, voided }) => {
      const { n, needed, drawn, checked, open, unreachable } = coverage(stream, length, counts, share)
      return { stream, mode, n, needed, drawn, checked, open, unreachable, voided }
    }),
    random: findings(false),
    risk: findings(true),
    voided: rows.voided,
    auditHead: rows.auditHead,
    seedHash: hash,
    seed,
    draw: seed === null ? null : { parameters, events: condensed(rows.events), drawn: rows.drawn },
  }
}
