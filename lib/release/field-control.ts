// The record of field control that is printed with the figures: streams by their names, people by none.
import { coverage } from "../verification/coverage"
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
  /** Null when the study has no field control. */
  share: number | null
  streams: readonly StreamRecord[]
  /** Findings of random draws, and of checks made on suspicion. */
  random: Readonly<Record<string, number>>
  risk: Readonly<Record<string, number>>
  voided: number
  /** The seed itself only once the wave is closed: it must foretell nothing. */
  seedHash: string | null
  seed: string | null
}>

export type ControlRows = Readonly<{
  streams: readonly (StreamRow & Readonly<{ voided: number }>)[]
  findings: readonly Readonly<{ risk: boolean; finding: string; n: number }>[]
  voided: number
}>

export function fieldControlOf(
  rows: ControlRows,
  share: number | null,
  { hash, seed }: Readonly<{ hash: string | null; seed: string | null }>,
): FieldControl {
  const findings = (risk: boolean) =>
    Object.fromEntries(rows.findings.filter((row) => row.risk === risk).map(({ finding, n }) => [finding, n]))
  return {
    share,
    streams: rows.streams.map(({ stream, mode, length, counts, voided }) => {
      const { n, needed, drawn, checked, open, unreachable } = coverage(stream, length, counts, share ?? 0)
      return { stream, mode, n, needed, drawn, checked, open, unreachable, voided }
    }),
    random: findings(false),
    risk: findings(true),
    voided: rows.voided,
    seedHash: hash,
    seed,
  }
}
