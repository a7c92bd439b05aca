// The end of an interview, in one transaction: places, position in its stream, draw, tally delta, case and audit line.
// Locks are taken in one order everywhere: case, interview, cells, stream.
import { eq, sql } from "drizzle-orm"
import { COMPLETE, type Disposition, SCREENED_OUT } from "@/lib/disposition/codes"
import { Problem } from "@/lib/problem"
import { endingOf } from "@/lib/questionnaire/ending"
import { type Standing, standingOf } from "@/lib/quota/places"
import { contributionOf } from "@/lib/scoring/contribution"
import { streamOf } from "@/lib/verification/stream"
import type { Tx } from "../client"
import { cases, interviews, streams, waves } from "../schema"
import { type Actor, record } from "./audit"
import { endAppointment, endCall } from "./calls"
import { type CaseRow, lockCase, NOBODYS } from "./cases"
import { drawCompleted, drawingOf, type OpenSeed } from "./draw"
import { checkOnSuspicion } from "./escalations"
import { tellFloor } from "./floor"
import { type InterviewRow, loadForFilling } from "./interviews"
import { linkObserved } from "./observing"
import { placementOf } from "./quota-cells"
import { returnPlaces, settlePlaces } from "./quotas"
import { queueCounts } from "./tally"

export type Finished = Readonly<{ status: "complete" | "screened_out"; standing: Standing }>

/**
 * Finishes an interview from its stored answers. Repeating it returns the first result.
 * Problems: `unanswered` (with `count`; the questions are in `fields`), `interview_ended` after a break-off.
 */
export async function finishInterview(
  tx: Tx,
  interviewId: string,
  actor: Actor,
  now: Date,
  openSeed: OpenSeed,
): Promise<Finished> {
  const { interview, caseRow } = await lockInterview(tx, interviewId)
  if (interview.status !== "running") return finishedBefore(interview)
  const { study, questionnaire, context } = await loadForFilling(tx, interview, caseRow, now)
  const ending = endingOf(questionnaire, interview.answers, context)
  if (ending.kind === "unanswered") {
    const fields = Object.fromEntries(ending.questions.map((question) => [question.name, "required"]))
    throw new Problem("unanswered", { count: ending.questions.length }, fields)
  }
  const open = await isOpenNow(tx, interview.waveId)
  const standing = await settle(tx, interview, caseRow, ending.kind, open, now)
  const place = ending.kind === "complete" ? await takePosition(tx, interview, caseRow, now) : null
  await tx
    .update(interviews)
    .set({ status: ending.kind, standing, endedAt: now, ...place })
    .where(eq(interviews.id, interview.id))
  if (place) {
    const drawing = await drawingOf(tx, interview.waveId, openSeed)
    await drawCompleted(tx, drawing, place, !open, now)
    if (standing === "counted") await checkOnSuspicion(tx, drawing, { ...interview, ...place }, now)
  }
  await linkObserved(tx, interview)
  if (standing === "counted")
    await queueCounts(tx, interview, caseRow, contributionOf(study, questionnaire, interview.answers, context), 1)
  await closeCase(tx, interview, caseRow, ending.kind === "complete" ? COMPLETE : SCREENED_OUT, now)
  const details = { standing, mode: interview.mode, ...place }
  await record(tx, actor, `interview.${ending.kind}`, { thing: "interview", id: interview.id, details })
  if (interview.mode === "phone" && interview.interviewerId) await tellFloor(tx, interview.interviewerId)
  return { status: ending.kind, standing }
}

/** Locks an interview for a change, its case first as everywhere. */
export async function lockInterview(tx: Tx, id: string): Promise<{ interview: InterviewRow; caseRow: CaseRow }> {
  const [found] = await tx.select({ caseId: interviews.caseId }).from(interviews).where(eq(interviews.id, id))
  if (!found) throw new Problem("not_found")
  const caseRow = await lockCase(tx, found.caseId)
  const [interview] = await tx.select().from(interviews).where(eq(interviews.id, id)).for("update")
  if (!interview) throw new Problem("not_found")
  return { interview, caseRow }
}

function finishedBefore(interview: InterviewRow): Finished {
  if (interview.status === "broken_off" || interview.status === "running") throw new Problem("interview_ended")
  return { status: interview.status, standing: interview.standing ?? "out" }
}

// The lock lasts until the commit: who closes the wave waits, so that no completion falls between closing and draw.
async function isOpenNow(tx: Tx, waveId: string): Promise<boolean> {
  const [wave] = await tx.select({ status: waves.status }).from(waves).where(eq(waves.id, waveId)).for("share")
  return wave?.status === "open"
}

// A wave that closed meanwhile takes no more: the interview is kept over quota.
async function settle(
  tx: Tx,
  interview: InterviewRow,
  caseRow: CaseRow,
  ended: "complete" | "screened_out",
  open: boolean,
  now: Date,
): Promise<Standing> {
  if (ended === "complete" && open)
    return standingOf(ended, await settlePlaces(tx, interview.id, await placementOf(tx, interview, caseRow, now), now))
  await returnPlaces(tx, interview.id, now)
  return standingOf(ended, false)
}

// The stream's row lock is held to the commit, so positions follow the commit order without gaps.
async function takePosition(
  tx: Tx,
  interview: InterviewRow,
  caseRow: CaseRow,
  now: Date,
): Promise<{ stream: string; position: number }> {
  const stream = streamOf({ mode: interview.mode, source: caseRow.source, interviewerId: interview.interviewerId })
  const [row] = await tx
    .insert(streams)
    .values({ waveId: interview.waveId, stream, length: 1, interviewerId: interview.interviewerId, firstAt: now })
    .onConflictDoUpdate({ target: [streams.waveId, streams.stream], set: { length: sql`${streams.length} + 1` } })
    .returning({ length: streams.length })
  return { stream, position: row?.length ?? 1 }
}

async function closeCase(
  tx: Tx,
  interview: InterviewRow,
  caseRow: CaseRow,
  outcome: Disposition,
  now: Date,
): Promise<void> {
  if (interview.mode === "phone" && interview.interviewerId) {
    await endCall(tx, caseRow.id, interview.interviewerId, outcome, null, now)
  }
  await endAppointment(tx, caseRow.id, now)
  await tx
    .update(cases)
    .set({
      disposition: outcome.code,
      finalAt: now,
      attempts: caseRow.attempts + 1,
      nextAttemptAt: null,
      ...NOBODYS,
      reservedFor: null,
    })
    .where(eq(cases.id, caseRow.id))
}
