// Waves: made from a study package, opened once with a sealed seed, closed by a coordinator.
import { and, asc, desc, eq, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Study } from "@/lib/study/study"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { newId } from "../ids"
import { quotaCells, releases, waves } from "../schema"
import { type Actor, record } from "./audit"
import { type OpenSeed, topUpWave } from "./draw"
import { findInstrument } from "./instruments"
import { createCells } from "./quota-cells"

export type WaveRow = typeof waves.$inferSelect
export type Seed = Readonly<{ sealed: Buffer; hash: string }>

type NewWave = Readonly<{
  studyId: string
  instrumentId: string
  name: string
  practice: boolean
  openLink: string
  notice?: Record<string, string>
}>

/** A wave in draft with the study's quota cells. */
export async function createWave(
  tx: Tx,
  actor: Actor,
  wave: NewWave,
  cells: Study["quotas"]["cells"],
): Promise<string> {
  const id = newId()
  const { study } = await findInstrument(tx, wave.instrumentId)
  await tx.insert(waves).values({ id, timezone: study.timezone, ...wave })
  await createCells(tx, id, cells)
  await record(tx, actor, "wave.created", { thing: "wave", id, details: { name: wave.name } })
  return id
}

export const listWaves = (tx: Tx): Promise<WaveRow[]> => tx.select().from(waves).orderBy(desc(waves.createdAt))

export async function findWave(tx: Tx, id: string): Promise<WaveRow> {
  const rows = await tx.select().from(waves).where(eq(waves.id, id))
  if (!rows[0]) throw new Problem("not_found")
  return rows[0]
}

/** The wave behind an open link's address. */
export async function findWaveByOpenLink(tx: Tx, openLink: string): Promise<WaveRow> {
  const rows = await tx.select().from(waves).where(eq(waves.openLink, openLink))
  if (!rows[0]) throw new Problem("unknown_link")
  return rows[0]
}

/**
 * Opens a wave, the first time with the seed of the draw; its hash goes into the audit log with what else the draw
 * rests on, the seed stays sealed.
 * Problem `seed_published` once a release has revealed it.
 */
export async function openWave(tx: Tx, actor: Actor, id: string, seed: Seed, now: Date): Promise<void> {
  // A release is waited for before anything is looked at: it may be revealing the seed just now.
  await tx.execute(sql`lock table audit in row exclusive mode`)
  const wave = await lockWave(tx, id)
  if (wave.status === "open") return
  if (await isSeedPublished(tx, id)) throw new Problem("seed_published")
  const sealing = wave.drawSeed ? {} : { drawSeed: seed.sealed, drawSeedHash: seed.hash }
  await tx
    .update(waves)
    .set({ status: "open", openedAt: wave.openedAt ?? now, closedAt: null, ...sealing })
    .where(eq(waves.id, id))
  const { study } = await findInstrument(tx, wave.instrumentId)
  const draw = parametersOf(policyOf(study))
  const details = { drawSeedHash: wave.drawSeedHash ?? seed.hash, draw }
  await record(tx, actor, "wave.opened", { thing: "wave", id, details })
}

/** Closes a wave to new starts and tops its draw up; interviews that finish later are kept over quota. */
export async function closeWave(tx: Tx, actor: Actor, id: string, now: Date, openSeed: OpenSeed): Promise<void> {
  const wave = await lockWave(tx, id)
  if (wave.status !== "open") return
  await tx.update(waves).set({ status: "closed", closedAt: now }).where(eq(waves.id, id))
  await record(tx, actor, "wave.closed", { thing: "wave", id })
  await topUpWave(tx, id, "closing", openSeed, now)
}

/** Cells of a wave with their places, for the board. */
export const listCells = (tx: Tx, waveId: string, region?: string) =>
  tx
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), region ? eq(quotaCells.region, region) : undefined))
    .orderBy(asc(quotaCells.id))

// Whoever knows the seed could foresee what is drawn next.
async function isSeedPublished(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: releases.id })
    .from(releases)
    .where(and(eq(releases.waveId, id), sql`${releases.snapshot} #>> '{fieldControl,seed}' is not null`))
    .limit(1)
  return rows.length > 0
}

async function lockWave(tx: Tx, id: string): Promise<WaveRow> {
  const rows = await tx.select().from(waves).where(eq(waves.id, id)).for("update")
  if (!rows[0]) throw new Problem("not_found")
  return rows[0]
}
