// The draw of a wave as it is published: anybody can check it (docs/draw.md).
import { and, asc, desc, eq, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Study } from "@/lib/study/study"
import type { DrawBundle } from "@/lib/verification/bundle"
import { condensed, writeDraw, writeEvents } from "@/lib/verification/draw-log"
import { DrawParameters, parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import { neededOf } from "@/lib/verification/share"
import type { Tx } from "../client"
import { audit, auditChain, releases, streams, waves } from "../schema"
import { listDrawEvents, listDrawn } from "./draw"
import { findInstrument } from "./instruments"
import { findWave, type WaveRow } from "./waves"

/** What a wave's draw rests on. Without its `seed`, nothing but the hash is for the public. */
export type DrawProof = Readonly<{
  wave: WaveRow
  study: Study
  seedHash: string
  seed: string | null
  parameters: DrawParameters
  published: DrawBundle["published"]
}>

/** Problem `not_found` for a wave that was never opened. */
export async function readDrawProof(tx: Tx, waveId: string): Promise<DrawProof> {
  const wave = await findWave(tx, waveId)
  if (!wave.drawSeedHash) throw new Problem("not_found")
  const { study } = await findInstrument(tx, wave.instrumentId)
  return {
    wave,
    study,
    seedHash: wave.drawSeedHash,
    seed: await publishedSeed(tx, waveId),
    parameters: parametersOf(policyOf(study)),
    published: await openingLine(tx, waveId),
  }
}

/**
 * The whole of a wave's draw, with its seed once a release has published it.
 * Problem `not_found` for a wave that was never opened.
 */
export async function readDrawBundle(tx: Tx, waveId: string): Promise<DrawBundle> {
  const { wave, study, ...proof } = await readDrawProof(tx, waveId)
  return {
    format: "saual-draw/1",
    study: study.id,
    wave: { id: wave.id, name: wave.name },
    ...proof,
    events: writeEvents(condensed(await listDrawEvents(tx, waveId))),
    draw: writeDraw(await listDrawn(tx, waveId)),
  }
}

/** How much of each stream was drawn, by the names of the streams. */
export async function listStreamProofs(tx: Tx, waveId: string, share: number) {
  const rows = await tx
    .select({ stream: streams.stream, n: streams.length, drawn: streams.drawn })
    .from(streams)
    .where(eq(streams.waveId, waveId))
    .orderBy(sql`${streams.stream} collate "C"`)
  return rows.map((row) => ({ ...row, needed: neededOf(row.n, share) }))
}

// The seed as a release has published it; the sealed one stays sealed.
async function publishedSeed(tx: Tx, waveId: string): Promise<string | null> {
  const seed = sql<string | null>`${releases.snapshot} #>> '{fieldControl,seed}'`
  const [row] = await tx
    .select({ seed })
    .from(releases)
    .where(and(eq(releases.waveId, waveId), sql`${seed} is not null`))
    .orderBy(desc(releases.number))
    .limit(1)
  return row?.seed ?? null
}

/** The ids of opened waves with this id or name. */
export async function wavesCalled(tx: Tx, name: string): Promise<string[]> {
  const rows = await tx
    .select({ id: waves.id })
    .from(waves)
    .where(sql`${waves.drawSeedHash} is not null and (${waves.name} = ${name} or ${waves.id}::text = ${name})`)
    .orderBy(asc(waves.id))
  return rows.map(({ id }) => id)
}

async function openingLine(tx: Tx, waveId: string): Promise<DrawBundle["published"]> {
  const [line] = await tx
    .select({ at: audit.at, details: audit.details, seq: auditChain.seq, hash: auditChain.hash })
    .from(audit)
    .leftJoin(auditChain, eq(auditChain.auditId, audit.id))
    .where(and(eq(audit.thing, "wave"), eq(audit.thingId, waveId), eq(audit.verb, "wave.opened")))
    .orderBy(asc(audit.id))
    .limit(1)
  if (!line) return null
  const { draw, drawSeedHash } = line.details
  return {
    at: line.at.toISOString(),
    seedHash: String(drawSeedHash),
    parameters: DrawParameters.safeParse(draw).data ?? null,
    link: line.seq !== null && line.hash !== null ? { seq: line.seq, hash: line.hash } : null,
  }
}
