// The check of an interview whose respondent has withdrawn.
import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "../client"
import { verifications } from "../schema"
import { drawingOf, drawNext, type OpenSeed } from "./draw"
import type { InterviewRow } from "./interviews"

/**
 * An open check ends as unreachable, for nobody can be asked any more: what is drawn stays drawn, and the next in order
 * is drawn in its place. One whose answers are saved is left to be decided: it may tell of its interviewer.
 */
export async function cancelCheck(tx: Tx, { id, waveId }: InterviewRow, openSeed: OpenSeed, now: Date): Promise<void> {
  const unasked = and(eq(verifications.interviewId, id), isNull(verifications.finding), isNull(verifications.blindAt))
  const [check] = await tx.select().from(verifications).where(unasked).for("update")
  if (!check) return
  await tx
    .update(verifications)
    .set({
      ...{ finding: "unreachable", consequence: "keep", differs: { 1: null, 2: null, 3: null } },
      ...{ answers: {}, again: {}, decidedAt: now },
    })
    .where(eq(verifications.id, check.id))
  const { stream, position, reason } = check
  if (reason !== "risk") await drawNext(tx, await drawingOf(tx, waveId, openSeed), { stream, position }, now)
}
