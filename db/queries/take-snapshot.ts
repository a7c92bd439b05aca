// The snapshot of a release: everything read as of one instant, and held against what was worked out before it.
import { eq } from "drizzle-orm"
import type { Doubt } from "@/lib/doubt/doubt"
import { Problem } from "@/lib/problem"
import { fieldControlOf } from "@/lib/release/field-control"
import { gateOf, type ReleaseRefusal, refuseRelease } from "@/lib/release/gate"
import { sameCounts } from "@/lib/release/same-counts"
import type { RefusedAt } from "@/lib/release/shortfalls"
import { type Previous, type Snapshot, snapshotOf } from "@/lib/release/snapshot"
import { fieldRecordOf, questionsOfReport, reportDataOf } from "@/lib/report/data-of"
import { type KnownRequest, refusedFor } from "@/lib/sample/list-request"
import { type ItemRow, itemRows } from "@/lib/scoring/count"
import { schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { instruments } from "../schema"
import { changedSince } from "./corrections"
import { readGate } from "./gate"
import { historyOf } from "./history"
import { findInstrument } from "./instruments"
import { readRequests } from "./list-requests"
import { readRatings } from "./ratings"
import { readBases, readControl } from "./release-record"
import { latestRelease } from "./releases"
import { readReportCounts } from "./report-counts"
import { findWave, type WaveRow } from "./waves"
import { readAims } from "./weights"

export type NewRelease = Readonly<{
  waveId: string
  personId: string
  /** Number of the newest release that whoever asks has seen; 0 = none. */
  after: number
  reason: string
  changes: string
  now: Date
  /** Opens the sealed seed of a wave that is closed. */
  openSeed: (sealed: Buffer) => string
}>

/** What takes long, of the interviews as they stood when the audit log had `head` for its newest link. */
export type Prepared = Readonly<{
  head: number
  n: number
  items: readonly ItemRow[]
  /** The same answers as their respondents weigh, where the study wants it. */
  weighted?: readonly ItemRow[] | undefined
  doubt: Doubt | null
}>

/**
 * Whether the release may be made as of this instant: before what takes long, and again with the release. Problems:
 * `gate_not_met`, `nothing_accepted`, `reason_required`, `changes_required`, and `duplicate` when somebody released it
 * meanwhile.
 */
export async function refuseNow(
  tx: Tx,
  { waveId, after, reason, changes }: Pick<NewRelease, "waveId" | "after" | "reason" | "changes">,
) {
  const wave = await findWave(tx, waveId)
  const { study } = await findInstrument(tx, wave.instrumentId)
  const gate = gateOf(await readGate(tx, wave, study, null))
  const previous = await latestRelease(tx, waveId)
  if ((previous?.number ?? 0) !== after) throw new Problem("duplicate")
  const refusal: ReleaseRefusal | null = refuseRelease(gate, { reason, changes }, previous?.number ?? 0)
  if (refusal) throw new Problem(refusal)
  return { wave, study, gate, previous }
}

export async function takeSnapshot(
  tx: Tx,
  wanted: NewRelease,
  prepared: Prepared,
): Promise<{ snapshot: Snapshot; previous: Previous | null }> {
  const { waveId, reason, changes, now, openSeed } = wanted
  const { wave, study, gate, previous } = await refuseNow(tx, wanted)
  const scheme = schemeOf(study)
  if (!scheme) throw new Problem("no_method")
  const tally = await readRatings(tx, waveId, scoredQuestions(scheme), null)
  const bases = await readBases(tx, waveId, study.timezone)
  const items = itemRows(scheme, tally)
  const same = prepared.n === bases.accepted && sameCounts(items, prepared.items)
  if (!same || (await changedSince(tx, waveId, prepared.head))) throw new Problem("figures_moved")
  const control = await readControl(tx, waveId)
  const seed = {
    hash: wave.drawSeedHash,
    seed: wave.status === "closed" && wave.drawSeed ? openSeed(wave.drawSeed) : null,
  }
  const year = Number((bases.last ?? now.toISOString()).slice(0, 4))
  const snapshot = snapshotOf({
    number: (previous?.number ?? 0) + 1,
    releasedAt: now.toISOString(),
    study,
    instrumentHash: await hashOfInstrument(tx, wave),
    wave: { id: wave.id, name: wave.name, status: wave.status, practice: wave.practice, notice: wave.notice },
    ...{ bases, control, seed, gate, previous, said: { reason, changes } },
    refusedAt: refusedAt(study, await readRequests(tx, waveId, now)),
    doubt: prepared.doubt,
    items: prepared.weighted ?? items,
    report: reportDataOf({
      study,
      counts: await readReportCounts(tx, waveId, questionsOfReport(study), null),
      items: prepared.weighted ?? items,
      targets: await readAims(tx, waveId, null),
      history: await historyOf(tx, wave, study, year),
      year,
      field: fieldRecordOf(fieldControlOf(control, parametersOf(policyOf(study)), seed), bases.accepted),
    }),
  })
  if (!snapshot) throw new Problem("no_method")
  return { snapshot, previous }
}

const refusedAt =
  (study: Study, requests: readonly KnownRequest[]): RefusedAt =>
  ({ region, service }) => {
    const place = { ...(region !== null && { region }), ...(service !== null && { service }) }
    const bodyOf = (code: string) => entryOf(study, "service", code)?.columns.body || undefined
    return refusedFor(requests, place, bodyOf).map(({ body, reference }) => ({
      body: study.registers.bodies?.entries.find(({ code }) => code === body)?.label ?? null,
      reference,
    }))
  }

async function hashOfInstrument(tx: Tx, { instrumentId }: Pick<WaveRow, "instrumentId">): Promise<string> {
  const [instrument] = await tx
    .select({ hash: instruments.hash })
    .from(instruments)
    .where(eq(instruments.id, instrumentId))
  return instrument?.hash ?? ""
}
