// What the draw of a wave rests on: its opened seed and its study's policy.
import { and, eq } from "drizzle-orm"
import type { VerificationPolicy } from "@/lib/study/settings"
import { isDrawn } from "@/lib/verification/draw"
import { type Kind, kindOf } from "@/lib/verification/kind"
import { type DrawParameters, parametersOf } from "@/lib/verification/parameters"
import { dueOf, policyOf } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { streams, waves } from "../schema"
import { findInstrument } from "./instruments"

/** Opens a sealed seed; the caller has the keys. */
export type OpenSeed = (sealed: Buffer) => string

/** Never shown to anybody: whoever has it can foresee the draw. */
export type Drawing = Readonly<{
  waveId: string
  seed: string
  parameters: DrawParameters
  policy: VerificationPolicy
  timezone: string
  due: (drawnAt: Date, kind: Kind) => Date
}>

/** @throws when the wave was never opened: it has neither seed nor interviews. */
export async function drawingOf(tx: Tx, waveId: string, openSeed: OpenSeed): Promise<Drawing> {
  const [wave] = await tx
    .select({ drawSeed: waves.drawSeed, instrumentId: waves.instrumentId })
    .from(waves)
    .where(eq(waves.id, waveId))
  if (!wave?.drawSeed) throw new Error(`wave ${waveId} has no seed`)
  const { study } = await findInstrument(tx, wave.instrumentId)
  const policy = policyOf(study)
  return {
    waveId,
    seed: openSeed(wave.drawSeed),
    parameters: parametersOf(policy),
    policy,
    timezone: study.timezone,
    due: (drawnAt, kind) => dueOf(policy, kind, drawnAt),
  }
}

/**
 * Whether the stream's next interview will be drawn at its completion, and for which kind of check. For the server
 * alone, to offer an interview that has just opened to its observer; `length` is read where it is not given.
 */
export async function peekNext(
  tx: Tx,
  { waveId, seed, parameters: { share, kinds } }: Drawing,
  { stream, length }: Readonly<{ stream: string; length?: number }>,
): Promise<{ drawn: boolean; kind: Kind }> {
  const position = (length ?? (await lengthOf(tx, waveId, stream))) + 1
  return { drawn: isDrawn(seed, stream, position, share), kind: kindOf(seed, stream, position, "value", kinds) }
}

async function lengthOf(tx: Tx, waveId: string, stream: string): Promise<number> {
  const [row] = await tx
    .select({ length: streams.length })
    .from(streams)
    .where(and(eq(streams.waveId, waveId), eq(streams.stream, stream)))
  return row?.length ?? 0
}
