// Interviews with several flags are put up for checking on suspicion, by policy; never among the random ones.
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { type Flagged, suspectedOf } from "@/lib/quality/suspected"
import type { Tx } from "../client"
import { streams, waves } from "../schema"
import { record, SYSTEM } from "./audit"
import { addRisk, drawingOf, type OpenSeed } from "./draw"

/**
 * Puts up what the policy wants checked and nobody checks yet; repeating it adds nothing. A closed wave whose seed is
 * published gets no more checks.
 * @returns how many were added
 */
export async function suspectFlagged(tx: Tx, waveId: string, openSeed: OpenSeed, now: Date): Promise<number> {
  const drawing = await drawingOf(tx, waveId, openSeed)
  const { risk } = drawing.policy
  const { rows: names } = await tx.execute<{ stream: string }>(
    flaggedOf(waveId, risk.minimumFlags, sql`distinct i.stream`),
  )
  if (names.length === 0 || (await isPublished(tx, waveId))) return 0
  const rooms = await lockRooms(
    tx,
    waveId,
    names.map(({ stream }) => stream),
  )
  const { rows } = await tx.execute<Flagged>(
    flaggedOf(waveId, risk.minimumFlags, sql`i.id, i.stream, i.position, f.n as flags`),
  )
  const chosen = suspectedOf(rows, rooms, drawing.seed, risk)
  const added = await addRisk(tx, drawing, chosen, "flags", now)
  if (added > 0) {
    const details = { cause: "flags", added, interviews: chosen.map(({ id }) => id) }
    await record(tx, SYSTEM, "verification.suspected", { thing: "wave", id: waveId, details })
  }
  return added
}

const flaggedOf = (waveId: string, minimum: number, columns: ReturnType<typeof sql>) => sql`
  select ${columns} from (
    select interview_id, count(*)::int as n from flags
    where wave_id = ${waveId}::uuid and interview_id is not null group by 1 having count(*) >= ${minimum}
  ) f join interviews i on i.id = f.interview_id
  where i.standing = 'counted' and not exists (select from verifications v where v.interview_id = i.id)`

async function isPublished(tx: Tx, waveId: string): Promise<boolean> {
  const [row] = await tx
    .select({
      published: sql<boolean>`${waves.status} = 'closed' and exists (select from releases r where r.wave_id = ${waves.id})`,
    })
    .from(waves)
    .where(eq(waves.id, waveId))
  return row?.published ?? true
}

/** Locked, so that the length and what is taken of it stay as they are read; in the order of all who lock streams. */
async function lockRooms(tx: Tx, waveId: string, names: readonly string[]) {
  const locked = await tx
    .select({ stream: streams.stream, length: streams.length })
    .from(streams)
    .where(and(eq(streams.waveId, waveId), inArray(streams.stream, [...names])))
    .orderBy(asc(streams.stream))
    .for("update")
  const { rows } = await tx.execute<{ stream: string; n: number }>(sql`
    select stream, count(*)::int as n from verifications
    where wave_id = ${waveId}::uuid and cause = 'flags' and stream = any(${sql.param([...names])}::text[]) group by 1`)
  const taken = new Map(rows.map(({ stream, n }) => [stream, n]))
  return new Map(locked.map(({ stream, length }) => [stream, { length, taken: taken.get(stream) ?? 0 }]))
}
