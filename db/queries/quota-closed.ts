// Running interviews whose own answers put them into a full cell: noticed when the answer comes, ended kindly.
import { subMinutes } from "date-fns"
import { and, eq, lt, sql } from "drizzle-orm"
import { QUOTA_FULL } from "@/lib/disposition/codes"
import { type Database, type Tx, transact } from "../client"
import { cases, interviews } from "../schema"
import { type Actor, record, SYSTEM } from "./audit"
import { endAppointment } from "./calls"
import { NOBODYS } from "./cases"
import { lockInterview } from "./finish"
import { breakOff, isClosedTo } from "./interviews"

/** So long after its last answer an interview that is closed to its respondent ends by itself. */
const QUIET_MINUTES = 30

/**
 * After answers that quotas look at, or to see whether a place has come back meanwhile: places follow the answers.
 * True when a hard cell is closed to this respondent, so that nothing more is asked in vain. Null once it has ended.
 */
export async function checkQuota(tx: Tx, interviewId: string, now: Date): Promise<boolean | null> {
  const { interview, caseRow } = await lockInterview(tx, interviewId)
  return interview.status === "running" ? isClosedTo(tx, interview, caseRow, now) : null
}

/** Ends an interview that is closed to its respondent; the answers stay. False when it is not closed (any more). */
export async function endClosed(tx: Tx, interviewId: string, actor: Actor, now: Date): Promise<boolean> {
  const { interview, caseRow } = await lockInterview(tx, interviewId)
  if (interview.status !== "running" || !interview.quotaClosedAt) return false
  await breakOff(tx, caseRow.id, now, "screened_out")
  await endAppointment(tx, caseRow.id, now)
  await tx
    .update(cases)
    .set({ disposition: QUOTA_FULL, finalAt: now, nextAttemptAt: null, ...NOBODYS, reservedFor: null })
    .where(eq(cases.id, caseRow.id))
  await record(tx, actor, "interview.quota_closed", { thing: "interview", id: interviewId })
  return true
}

/** Ends those whose respondents have left it at that; one that an interviewer still has is left to them. */
export async function endQuietClosed(db: Database, now: Date): Promise<number> {
  const quiet = await db
    .select({ id: interviews.id })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(
      and(
        eq(interviews.status, "running"),
        lt(interviews.quotaClosedAt, subMinutes(now, QUIET_MINUTES)),
        lt(interviews.lastEventAt, subMinutes(now, QUIET_MINUTES)),
        sql`coalesce(${cases.leasedUntil}, '-infinity') <= ${now.toISOString()}::timestamptz`,
      ),
    )
    .limit(200)
  let ended = 0
  for (const { id } of quiet) if (await transact(db, (tx) => endClosed(tx, id, SYSTEM, now))) ended++
  return ended
}
