// Many finished interviews at once. What each row says was decided by the caller with the rules of lib; here it is
// only written, as finishing them one by one would have left it.
import { sql } from "drizzle-orm"
import type { Contribution } from "@/lib/scoring/contribution"
import type { DrawEvent } from "@/lib/verification/draw-log"
import type { Tx } from "../client"
import { newId } from "../ids"
import { calls, drawEvents, interviews, reservations, streams, tallyDeltas, verifications } from "../schema"
import { record, SYSTEM } from "./audit"

export type FinishedRow = Readonly<{
  interview: typeof interviews.$inferInsert & Readonly<{ id: string; endedAt: Date }>
  disposition: string
  region: string
  service: string
  /** The cells whose places it took; empty when it is not counted. */
  cellIds: readonly number[]
  /** Null when it is not counted. */
  contribution: Contribution | null
}>

/**
 * Writes interviews of a wave with everything that follows from them: cases closed, calls, places taken, lengths of
 * the streams, tally deltas. Cases are there and cells have room; answer events there are none.
 */
export async function addFinished(tx: Tx, waveId: string, rows: readonly FinishedRow[]): Promise<void> {
  await inSlices(rows, (slice) => tx.insert(interviews).values(slice.map(({ interview }) => interview)))
  await inSlices(rows, (slice) => closeCases(tx, slice))
  await inSlices(rows.flatMap(callOf), (slice) => tx.insert(calls).values(slice))
  await inSlices(rows.flatMap(placesOf), (slice) => tx.insert(reservations).values(slice))
  await acceptPlaces(tx, rows)
  await lengthenStreams(tx, waveId, rows)
  await inSlices(rows.flatMap(deltaOf), (slice) => tx.insert(tallyDeltas).values(slice))
}

export type DrawnRow = Omit<typeof verifications.$inferInsert, "id" | "waveId">
export type DrawEventRow = DrawEvent & Readonly<{ at: Date }>

/** Writes a draw as it went: the published events in their order, and what was drawn. */
export async function addDraw(
  tx: Tx,
  waveId: string,
  events: readonly DrawEventRow[],
  drawn: readonly DrawnRow[],
): Promise<void> {
  await inSlices(events, (slice) => tx.insert(drawEvents).values(slice.map((event) => ({ ...event, waveId }))))
  const checks = drawn.map((row) => ({ ...row, id: newId(), waveId }))
  await inSlices(checks, (slice) => tx.insert(verifications).values(slice))
}

/** Confirms every open check of a wave at its due time, each by the supervisor of the interviewer's team. Invented, like what was checked. */
export async function confirmChecks(tx: Tx, waveId: string, supervisors: readonly string[]): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update verifications v set finding = 'confirmed', consequence = 'keep',
      differs = '{"1": false, "2": false, "3": false}', assigned_to = s.id, decided_by = s.id,
      blind_at = v.due_at, decided_at = v.due_at
    from interviews i left join people p on p.id = i.interviewer_id
    join lateral (
      select s.id from people s where s.id in ${[...supervisors]} and (p.team_id is null or s.team_id = p.team_id)
      order by s.id limit 1) s on true
    where v.wave_id = ${waveId}::uuid and v.interview_id = i.id and v.finding is null`)
  const checks = rowCount ?? 0
  await record(tx, SYSTEM, "verification.replayed", {
    thing: "wave",
    id: waveId,
    details: { checks, bulk: true, invented: true },
  })
  return checks
}

/** A statement can have 65,535 parameters. */
const SLICE = 1_000

async function inSlices<T>(rows: readonly T[], write: (slice: T[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE) await write(rows.slice(from, from + SLICE))
}

async function closeCases(tx: Tx, rows: readonly FinishedRow[]): Promise<void> {
  const closed = rows.map(({ interview, disposition }) => ({
    id: interview.caseId,
    disposition,
    final_at: interview.endedAt,
  }))
  await tx.execute(sql`
    update cases c set disposition = n.disposition, final_at = n.final_at, attempts = c.attempts + 1, next_attempt_at = null
    from json_to_recordset(${JSON.stringify(closed)}::json) as n (id uuid, disposition text, final_at timestamptz)
    where c.id = n.id`)
}

function callOf({ interview, disposition }: FinishedRow) {
  const { caseId, interviewerId: personId, startedAt, endedAt } = interview
  return personId ? [{ id: newId(), caseId, personId, startedAt, endedAt, disposition }] : []
}

function placesOf({ interview, cellIds }: FinishedRow) {
  const { id: interviewId, startedAt: takenAt, endedAt } = interview
  const state = "settled" as const
  return cellIds.map((cellId) => ({ interviewId, cellId, state, takenAt, expiresAt: endedAt, endedAt }))
}

async function acceptPlaces(tx: Tx, rows: readonly FinishedRow[]): Promise<void> {
  const taken = countOf(rows.flatMap(({ cellIds }) => cellIds))
  const accepted = [...taken].sort(([a], [b]) => a - b).map(([id, n]) => ({ id, n }))
  await tx.execute(sql`
    update quota_cells q set accepted = q.accepted + n.n
    from json_to_recordset(${JSON.stringify(accepted)}::json) as n (id bigint, n int) where q.id = n.id`)
}

async function lengthenStreams(tx: Tx, waveId: string, rows: readonly FinishedRow[]): Promise<void> {
  const names = rows.flatMap(({ interview }) => interview.stream ?? [])
  const first = new Map(rows.map(({ interview }) => [interview.stream, interview] as const).reverse())
  const longer = [...countOf(names)].map(([stream, length]) => {
    const { interviewerId, endedAt: firstAt } = first.get(stream) ?? {}
    return { waveId, stream, length, interviewerId, firstAt }
  })
  if (longer.length === 0) return
  await tx
    .insert(streams)
    .values(longer)
    .onConflictDoUpdate({
      target: [streams.waveId, streams.stream],
      set: { length: sql`${streams.length} + excluded.length` },
    })
}

function deltaOf({ interview, region, service, contribution }: FinishedRow) {
  const { id: interviewId, waveId, mode } = interview
  return contribution ? [{ interviewId, waveId, mode, sign: 1, region, service, ...contribution }] : []
}

function countOf<T>(list: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}
