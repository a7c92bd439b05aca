// What a suspicion about an interviewer rests on and reaches: settled checks, and counted work that nobody has checked.
import { and, asc, eq, gt, ne, notExists, sql } from "drizzle-orm"
import type { SettledCheck } from "@/lib/verification/hold"
import type { Tx } from "../client"
import { interviews, streams, verifications } from "../schema"

export type InWave = Readonly<{ waveId: string; personId: string }>

/** Since when checks count (an instant as PostgreSQL writes it), and one that is being decided anew and stays out. */
export type Counting = Readonly<{ since: string | null; except?: string | undefined }>

export async function settledChecks(
  tx: Tx,
  { waveId, personId }: InWave,
  { since, except }: Counting,
): Promise<SettledCheck[]> {
  const rows = await tx
    .select({ reason: verifications.reason, finding: verifications.finding, differs: verifications.differs })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(
      and(
        eq(verifications.waveId, waveId),
        eq(interviews.interviewerId, personId),
        since ? gt(verifications.decidedAt, sql`${since}::timestamptz`) : undefined,
        except ? ne(verifications.id, except) : undefined,
      ),
    )
  return rows.flatMap(({ reason, finding, differs }) =>
    finding && differs ? [{ random: reason !== "risk", finding, differs }] : [],
  )
}

export type Work = Readonly<{ id: string; stream: string; position: number }>

/** Counted interviews of an interviewer that nobody checks yet: chance may still draw them. */
export async function uncheckedWork(tx: Tx, { waveId, personId }: InWave): Promise<Work[]> {
  const checked = tx.select({ one: sql`1` }).from(verifications).where(eq(verifications.interviewId, interviews.id))
  const rows = await tx
    .select({ id: interviews.id, stream: interviews.stream, position: interviews.position })
    .from(interviews)
    .where(
      and(
        eq(interviews.waveId, waveId),
        eq(interviews.interviewerId, personId),
        eq(interviews.standing, "counted"),
        notExists(checked),
      ),
    )
    .orderBy(interviews.stream, interviews.position)
  return rows.flatMap(({ id, stream, position }) => (stream && position ? [{ id, stream, position }] : []))
}

/**
 * Locks the stream of an interview and the other streams of its interviewer, in the order of their names: what follows
 * from a decision reaches all of them. Completions and draws wait.
 */
export async function lockStreams(
  tx: Tx,
  { waveId, stream, interviewerId }: Readonly<{ waveId: string; stream: string | null; interviewerId: string | null }>,
): Promise<void> {
  const own = eq(streams.stream, stream ?? "")
  await tx
    .select({ length: streams.length })
    .from(streams)
    .where(
      and(
        eq(streams.waveId, waveId),
        interviewerId ? sql`(${own} or ${streams.interviewerId} = ${interviewerId})` : own,
      ),
    )
    .orderBy(asc(streams.stream))
    .for("update")
}
