// Interviews put up for checking: drawn at random, or on suspicion. One check per interview.
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import type { DrawReason } from "@/lib/verification/draw-log"
import { type Kind, kindOf, kindOfSuspicion } from "@/lib/verification/kind"
import type { Tx } from "../client"
import { newId } from "../ids"
import { interviews, observations, streams, verifications } from "../schema"
import type { Drawing } from "./drawing"

type Stream = Readonly<{ stream: string; length: number }>

/**
 * Positions of a stream that were drawn now. An interview that is checked on suspicion and then drawn becomes a random
 * one; a check that somebody has stays of the kind it is. Those that had been found unreachable before are returned.
 */
export async function putUp(
  tx: Tx,
  drawing: Drawing,
  { stream, length }: Stream,
  positions: readonly number[],
  reason: DrawReason,
  now: Date,
): Promise<number[]> {
  if (positions.length === 0) return []
  const { waveId } = drawing
  const drawn = await tx
    .select({ id: interviews.id, position: interviews.position })
    .from(interviews)
    .where(
      and(eq(interviews.waveId, waveId), eq(interviews.stream, stream), inArray(interviews.position, [...positions])),
    )
  const checks = drawn.map(async ({ id: interviewId, position }) => {
    const drawnKind = kindOf(drawing.seed, stream, position ?? 0, reason, drawing.parameters.kinds)
    const done = await kindDone(tx, interviewId, drawnKind)
    const when = { drawnAt: now, dueAt: drawing.due(now, done.kind) }
    const place = { waveId, interviewId, stream, position: position ?? 0, n: length }
    return { id: newId(), ...place, reason, drawnKind, ...done, ...when }
  })
  const untouched = sql`${verifications.assignedTo} is null and ${verifications.finding} is null`
  const rows = await tx
    .insert(verifications)
    .values(await Promise.all(checks))
    .onConflictDoUpdate({
      target: verifications.interviewId,
      set: {
        reason,
        n: length,
        cause: null,
        drawnKind: sql`excluded.drawn_kind`,
        kind: sql`case when ${untouched} then excluded.kind else ${verifications.kind} end`,
        kindReason: sql`case when ${untouched} then excluded.kind_reason
          when ${verifications.kind} <> excluded.drawn_kind then coalesce(${verifications.kindReason}, 'on_suspicion') end`,
        dueAt: sql`case when ${untouched} then excluded.due_at else ${verifications.dueAt} end`,
      },
      setWhere: eq(verifications.reason, "risk"),
    })
    .returning({ position: verifications.position, finding: verifications.finding })
  return rows.filter(({ finding }) => finding === "unreachable").map(({ position }) => position)
}

type Suspected = Readonly<{ id: string; stream: string; position: number }>
type Cause = NonNullable<(typeof verifications.$inferSelect)["cause"]>

/**
 * Completed interviews to be checked on suspicion, apart from the random ones. Those that have a check keep it; the
 * number of the others is returned.
 */
export async function addRisk(
  tx: Tx,
  drawing: Drawing,
  suspected: readonly Suspected[],
  cause: Cause,
  now: Date,
): Promise<number> {
  if (suspected.length === 0) return 0
  await lockStreams(tx, drawing.waveId, [...new Set(suspected.map(({ stream }) => stream))])
  const kind = kindOfSuspicion(drawing.parameters.kinds)
  const check = { waveId: drawing.waveId, reason: "risk", cause, kind, drawnKind: kind, drawnAt: now } as const
  const dueAt = drawing.due(now, kind)
  let added = 0
  for (let from = 0; from < suspected.length; from += SLICE) {
    const rows = await tx
      .insert(verifications)
      .values(
        suspected.slice(from, from + SLICE).map(({ id: interviewId, stream, position }) => {
          return { ...check, id: newId(), interviewId, stream, position, n: position, dueAt }
        }),
      )
      .onConflictDoNothing()
      .returning({ id: verifications.id })
    added += rows.length
  }
  return added
}

// Each check moves the counts of its stream: the streams come first, as wherever both are locked.
const lockStreams = (tx: Tx, waveId: string, names: readonly string[]) =>
  tx
    .select({ stream: streams.stream })
    .from(streams)
    .where(and(eq(streams.waveId, waveId), inArray(streams.stream, [...names])))
    .orderBy(asc(streams.stream))
    .for("update")

/** A statement can have 65,535 parameters. */
const SLICE = 1_000

// An observation is there by now or it never will be.
async function kindDone(tx: Tx, interviewId: string, drawn: Kind): Promise<{ kind: Kind; kindReason: string | null }> {
  if (drawn !== "observation" || (await wasObserved(tx, interviewId))) return { kind: drawn, kindReason: null }
  return { kind: "callback", kindReason: "not_observed" }
}

async function wasObserved(tx: Tx, interviewId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: observations.id })
    .from(observations)
    .where(
      and(eq(observations.interviewId, interviewId), isNotNull(observations.joinedAt), isNull(observations.declinedAt)),
    )
  return rows.length > 0
}
