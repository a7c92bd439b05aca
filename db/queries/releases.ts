// Releases: made once from one instant of the wave, never changed (the table refuses it), read by everybody.
import { and, asc, desc, eq, gt, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { canonical, hashOf } from "@/lib/release/canonical"
import { gateOf, type ReleaseRefusal, refuseRelease } from "@/lib/release/gate"
import { type Previous, type Snapshot, snapshotOf } from "@/lib/release/snapshot"
import { schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import type { Tx } from "../client"
import { newId } from "../ids"
import { instruments, releases, studies, waves } from "../schema"
import { type Actor, record } from "./audit"
import { readGate } from "./gate"
import { asOfOneInstant } from "./instant"
import { findInstrument } from "./instruments"
import { readRatings } from "./ratings"
import { readBases, readControl } from "./release-record"
import { findWave } from "./waves"

export type Release = Readonly<{ id: string; waveId: string; number: number; hash: string; snapshot: Snapshot }>

type NewRelease = Readonly<{
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

/**
 * Makes the next release of a wave. Must be the transaction's first statement. Whoever writes an audit line waits for it.
 * Problems: `gate_not_met`, `nothing_accepted`, `reason_required`, `changes_required`, `no_method`, and `duplicate`
 * when somebody released it meanwhile.
 */
export async function createRelease(tx: Tx, actor: Actor, wanted: NewRelease): Promise<string> {
  await asOfOneInstant(tx)
  // Before the instant is chosen: else whatever is logged meanwhile would make the release start again, without end.
  await tx.execute(sql`lock table audit in share row exclusive mode`)
  const { snapshot, previous } = await takeSnapshot(tx, wanted)
  const id = newId()
  const { number } = snapshot
  const hash = hashOf(canonical(snapshot))
  await tx.insert(releases).values({
    id,
    waveId: wanted.waveId,
    number,
    hash,
    snapshot,
    reason: [snapshot.reason, snapshot.correction?.changes].filter(Boolean).join("\n") || null,
    releasedBy: wanted.personId,
    releasedAt: wanted.now,
  })
  const details = { wave: wanted.waveId, number, hash, shortfalls: snapshot.shortfalls.length, corrects: previous?.id }
  await record(tx, actor, "release.made", { thing: "release", id, details })
  return id
}

async function takeSnapshot(tx: Tx, { waveId, after, reason, changes, now, openSeed }: NewRelease) {
  const wave = await findWave(tx, waveId)
  const { study } = await findInstrument(tx, wave.instrumentId)
  const [instrument] = await tx
    .select({ hash: instruments.hash })
    .from(instruments)
    .where(eq(instruments.id, wave.instrumentId))
  const gate = gateOf(await readGate(tx, wave, study, null))
  const previous = await latestRelease(tx, waveId)
  if ((previous?.number ?? 0) !== after) throw new Problem("duplicate")
  const said = { reason, changes }
  const refusal: ReleaseRefusal | null = refuseRelease(gate, said, previous?.number ?? 0)
  if (refusal) throw new Problem(refusal)
  const scheme = schemeOf(study)
  const snapshot = snapshotOf({
    number: (previous?.number ?? 0) + 1,
    releasedAt: now.toISOString(),
    study,
    instrumentHash: instrument?.hash ?? "",
    wave: { id: wave.id, name: wave.name, status: wave.status, practice: wave.practice, notice: wave.notice },
    tally: scheme ? await readRatings(tx, waveId, scoredQuestions(scheme), null) : [],
    bases: await readBases(tx, waveId, study.timezone),
    control: await readControl(tx, waveId),
    seed: {
      hash: wave.drawSeedHash,
      seed: wave.status === "closed" && wave.drawSeed ? openSeed(wave.drawSeed) : null,
    },
    gate,
    said,
    previous,
    doubt: null,
    report: null,
  })
  if (!snapshot) throw new Problem("no_method")
  return { snapshot, previous }
}

/** The newest release of a wave. */
export async function latestRelease(tx: Tx, waveId: string): Promise<Previous | null> {
  const [row] = await tx
    .select({ id: releases.id, number: releases.number, hash: releases.hash })
    .from(releases)
    .where(eq(releases.waveId, waveId))
    .orderBy(desc(releases.number))
    .limit(1)
  return row ?? null
}

/** What came after a release of a wave, the next one first: each says what it corrects. */
export const laterReleases = (tx: Tx, { waveId, number }: Pick<Release, "waveId" | "number">) =>
  tx
    .select({
      id: releases.id,
      number: releases.number,
      releasedAt: releases.releasedAt,
      changes: sql<string>`coalesce(${releases.snapshot} #>> '{correction,changes}', '')`,
    })
    .from(releases)
    .where(and(eq(releases.waveId, waveId), gt(releases.number, number)))
    .orderBy(asc(releases.number))

/** What lists show of each release, newest first; of one wave or of all. */
export const listReleases = (tx: Tx, waveId?: string) =>
  tx
    .select({
      id: releases.id,
      waveId: releases.waveId,
      number: releases.number,
      hash: releases.hash,
      reason: releases.reason,
      releasedAt: releases.releasedAt,
      wave: waves.name,
      practice: waves.practice,
      notice: waves.notice,
      study: studies.title,
      accepted: sql<number>`(${releases.snapshot} #>> '{bases,accepted}')::int`,
      mean: sql<number | null>`(${releases.snapshot} #>> '{scores,national,score,mean}')::float8`,
      percent: sql<number | null>`(${releases.snapshot} #>> '{scores,national,score,percent}')::float8`,
    })
    .from(releases)
    .innerJoin(waves, eq(waves.id, releases.waveId))
    .innerJoin(studies, eq(studies.id, waves.studyId))
    .where(and(waveId ? eq(releases.waveId, waveId) : undefined))
    .orderBy(desc(releases.releasedAt), desc(releases.number))

const shared = globalThis as { saualReleases?: Map<string, Release> }
const KEPT = 8

/** A release never changes, so each process keeps those asked for last. Problem `not_found`. */
export async function findRelease(tx: Tx, id: string): Promise<Release> {
  shared.saualReleases ??= new Map()
  const kept = shared.saualReleases
  const known = kept.get(id)
  if (known) return known
  const [row] = await tx.select().from(releases).where(eq(releases.id, id))
  if (!row) throw new Problem("not_found")
  const { waveId, number, hash } = row
  const release = { id, waveId, number, hash, snapshot: row.snapshot as unknown as Snapshot }
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest) kept.delete(oldest)
  kept.set(id, release)
  return release
}
