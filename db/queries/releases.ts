// Releases: made once from one instant of the wave, never changed (the table refuses it), read by everybody.
import { and, asc, desc, eq, gt, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { canonical, hashOf } from "@/lib/release/canonical"
import type { Previous, Snapshot } from "@/lib/release/snapshot"
import type { Tx } from "../client"
import { newId } from "../ids"
import { releases, studies, waves } from "../schema"
import { type Actor, record } from "./audit"
import { asOfOneInstant } from "./instant"
import { type NewRelease, type Prepared, takeSnapshot } from "./take-snapshot"

export type Release = Readonly<{ id: string; waveId: string; number: number; hash: string; snapshot: Snapshot }>

/**
 * Makes the next release of a wave. Must be the transaction's first statement. Whoever writes an audit line waits for it.
 * Problems: those of `refuseNow`, `no_method`, and `figures_moved` when interviews have changed since `prepared`.
 */
export async function createRelease(tx: Tx, actor: Actor, wanted: NewRelease, prepared: Prepared): Promise<string> {
  await asOfOneInstant(tx)
  // Before the instant is chosen: else whatever is logged meanwhile would make the release start again, without end.
  await tx.execute(sql`lock table audit in share row exclusive mode`)
  const { snapshot, previous } = await takeSnapshot(tx, wanted, prepared)
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
