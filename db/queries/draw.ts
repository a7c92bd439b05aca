// The draw as it happens: completions, day ends, the closing and unreachable respondents, each with its published event.
// Whoever moves a stream's draw holds the lock on the stream's row, so events stand in the order they happened.
import { and, asc, eq, ne, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { startOfDayIn } from "@/lib/time"
import { isDrawn, replacementFor, topUp } from "@/lib/verification/draw"
import type { DrawEntry, DrawEvent, DrawReason } from "@/lib/verification/draw-log"
import { isFirstWeek } from "@/lib/verification/policy"
import type { Tx } from "../client"
import { drawEvents, streams, verifications, waves } from "../schema"
import { record, SYSTEM } from "./audit"
import { type Drawing, drawingOf, type OpenSeed } from "./drawing"
import { putUp } from "./put-up"

export { type Drawing, drawingOf, type OpenSeed, peekNext } from "./drawing"
export { addRisk } from "./put-up"

type Place = Readonly<{ stream: string; position: number }>

/**
 * An interview has taken `position` of its stream, whose row the caller has locked. A day that ended meanwhile is ended
 * first, as it stood; then the interview is drawn or not; in a closed wave its stream is topped up again at once.
 */
export async function drawCompleted(
  tx: Tx,
  drawing: Drawing,
  { stream, position }: Place,
  closed: boolean,
  now: Date,
): Promise<void> {
  const ended = (await endedDays(tx, drawing, now, stream)).get(stream)
  if (ended) await fill(tx, drawing, ended, { stream, length: position - 1 }, now)
  await log(tx, drawing, { stream, event: "completed", n: position }, now)
  if (isDrawn(drawing.seed, stream, position, drawing.parameters.share))
    await add(tx, drawing, { stream, length: position }, [position], "value", now)
  if (closed) await fill(tx, drawing, "closing", { stream, length: position }, now)
}

/**
 * Brings every stream of a wave up to its share: `closing` all of them, `day_end` those with completions of an earlier
 * day that has not been ended, with the cover of a new interviewer's first days. Repeating a day's end changes nothing.
 */
export async function topUpWave(
  tx: Tx,
  waveId: string,
  reason: "day_end" | "closing",
  openSeed: OpenSeed,
  now: Date,
): Promise<void> {
  const drawing = await drawingOf(tx, waveId, openSeed)
  if (reason === "day_end" && (await endedDays(tx, drawing, now)).size === 0) return
  const all = await lockStreams(tx, waveId)
  const ended = reason === "day_end" ? await endedDays(tx, drawing, now) : null
  let added = 0
  for (const row of all) {
    const event = ended ? ended.get(row.stream) : "closing"
    if (event) added += await fill(tx, drawing, event, row, now)
  }
  const details = { reason, streams: ended?.size ?? all.length, added }
  await record(tx, SYSTEM, "draw.topped_up", { thing: "wave", id: waveId, details })
}

/** Ends the days that are over in all open waves; for whoever opens the queue or the board first. */
export async function endDays(tx: Tx, openSeed: OpenSeed, now: Date): Promise<void> {
  const open = await tx.select({ id: waves.id }).from(waves).where(eq(waves.status, "open")).orderBy(asc(waves.id))
  for (const { id } of open) await topUpWave(tx, id, "day_end", openSeed, now)
}

/** A drawn interview proved unreachable: it stays on record, and the next of its stream in order is drawn as well. */
export async function drawNext(
  tx: Tx,
  drawing: Drawing,
  { stream, position }: Place,
  now: Date,
): Promise<number | null> {
  const row = await lockStream(tx, drawing.waveId, stream)
  await log(tx, drawing, { stream, event: "unreachable", n: row.length, position }, now)
  const { positions } = await drawnOf(tx, drawing.waveId, stream)
  const next = replacementFor(drawing.seed, stream, row.length, positions)
  if (next !== null) await add(tx, drawing, row, [next], "unreachable", now)
  return next
}

/** The published sequence of a wave. Within a stream, in the order it happened. */
export async function listDrawEvents(tx: Tx, waveId: string): Promise<DrawEvent[]> {
  const rows = await tx.select().from(drawEvents).where(eq(drawEvents.waveId, waveId)).orderBy(asc(drawEvents.id))
  return rows.map(({ stream, event, n, position }) =>
    event === "unreachable" ? { stream, event, n, position: position ?? 0 } : { stream, event, n },
  )
}

/** What was drawn at random in a wave, by stream and position. */
export async function listDrawn(tx: Tx, waveId: string): Promise<DrawEntry[]> {
  const rows = await tx
    .select({
      stream: verifications.stream,
      position: verifications.position,
      reason: verifications.reason,
      n: verifications.n,
      kind: verifications.drawnKind,
    })
    .from(verifications)
    .where(and(eq(verifications.waveId, waveId), ne(verifications.reason, "risk")))
    .orderBy(sql`${verifications.stream} collate "C"`, asc(verifications.position))
  return rows.flatMap(({ reason, ...row }) => (reason === "risk" ? [] : [{ ...row, reason }]))
}

type Stream = Readonly<{ stream: string; length: number }>

type End = "day_end" | "first_week" | "closing"

async function fill(tx: Tx, drawing: Drawing, event: End, row: Stream, now: Date): Promise<number> {
  if (row.length === 0) return 0
  const { stream, length } = row
  const { share, firstWeekChecks } = drawing.parameters
  await log(tx, drawing, { stream, event, n: length }, now)
  const { positions, unreachable } = await drawnOf(tx, drawing.waveId, stream)
  const cover = event === "first_week" ? firstWeekChecks : 0
  const added = topUp(drawing.seed, stream, length, positions, share, unreachable, cover)
  await add(tx, drawing, row, added, event, now)
  return added.length
}

// Had a drawn one been found unreachable before, on suspicion, the next is drawn now.
async function add(
  tx: Tx,
  drawing: Drawing,
  row: Stream,
  positions: readonly number[],
  reason: DrawReason,
  now: Date,
): Promise<void> {
  for (const position of await putUp(tx, drawing, row, positions, reason, now))
    await drawNext(tx, drawing, { stream: row.stream, position }, now)
}

async function log(tx: Tx, { waveId }: Drawing, event: DrawEvent, now: Date): Promise<void> {
  await tx.insert(drawEvents).values({ waveId, at: now, ...event })
}

async function drawnOf(tx: Tx, waveId: string, stream: string) {
  const rows = await tx
    .select({ position: verifications.position, finding: verifications.finding })
    .from(verifications)
    .where(and(eq(verifications.waveId, waveId), eq(verifications.stream, stream), ne(verifications.reason, "risk")))
  const unreachable = rows.filter(({ finding }) => finding === "unreachable").length
  return { positions: rows.map(({ position }) => position), unreachable }
}

/**
 * Streams with a completion of an earlier day that no day's end or closing has come after, and how that day ends: in
 * an interviewer's first days with their cover.
 */
async function endedDays(tx: Tx, drawing: Drawing, now: Date, only?: string): Promise<Map<string, End>> {
  const { waveId, timezone, policy } = drawing
  const today = startOfDayIn(now, timezone).toISOString()
  const { rows } = await tx.execute<{ stream: string; at: number; first: number | null }>(sql`
    select * from (
      select s.stream, extract(epoch from case when s.interviewer_id is not null then s.first_at end)::float8 as first, (
        select extract(epoch from e.at)::float8 from draw_events e
        where e.wave_id = s.wave_id and e.stream = s.stream and e.event = 'completed' and e.at < ${today}::timestamptz
          and e.id > coalesce((
            select d.id from draw_events d
            where d.wave_id = s.wave_id and d.stream = s.stream and d.event in ('day_end', 'first_week', 'closing')
            order by d.id desc limit 1), 0)
        order by e.id limit 1) as at
      from streams s where s.wave_id = ${waveId}::uuid ${only === undefined ? sql`` : sql`and s.stream = ${only}`}) t
    where at is not null`)
  return new Map(
    rows.map(({ stream, at, first }) => {
      const isFirst = first !== null && isFirstWeek(policy, timezone, new Date(first * 1000), new Date(at * 1000))
      return [stream, isFirst ? "first_week" : "day_end"]
    }),
  )
}

const lockStreams = (tx: Tx, waveId: string): Promise<Stream[]> =>
  tx
    .select({ stream: streams.stream, length: streams.length })
    .from(streams)
    .where(eq(streams.waveId, waveId))
    .orderBy(asc(streams.stream))
    .for("update")

async function lockStream(tx: Tx, waveId: string, stream: string): Promise<Stream> {
  const [row] = await tx
    .select({ stream: streams.stream, length: streams.length })
    .from(streams)
    .where(and(eq(streams.waveId, waveId), eq(streams.stream, stream)))
    .for("update")
  if (!row) throw new Problem("not_found")
  return row
}
