// Offering an interview to its observer the moment it opens. Nobody else may learn of it, the interviewer least of all:
// nothing here changes what starting an interview answers.
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { type Candidate, mayObserve, observerFor, type ToObserve } from "@/lib/verification/observer"
import { streamOf } from "@/lib/verification/stream"
import type { Tx } from "../client"
import { newId } from "../ids"
import { notify } from "../notify"
import { cases, interviews, observations, people } from "../schema"
import { drawingOf, type OpenSeed, peekNext } from "./draw"
import type { InterviewRow } from "./interviews"

export type ObservationRow = typeof observations.$inferSelect

/**
 * An interview by telephone has started or goes on: if the next place of its interviewer's stream is drawn for an
 * observation, a supervisor of the team is offered it. An offer that stands is told again; one that no longer fits,
 * because another interviewer goes on, is withdrawn.
 */
export async function offerObservation(tx: Tx, interview: InterviewRow, openSeed: OpenSeed, now: Date): Promise<void> {
  const { id, waveId, mode, interviewerId } = interview
  if (mode !== "phone" || !interviewerId) return
  const drawing = await drawingOf(tx, waveId, openSeed)
  const { drawn, kind } = await peekNext(tx, drawing, { stream: streamOf({ mode, interviewerId, source: "" }) })
  const wanted = drawn && kind === "observation"
  const observed = await toObserve(tx, interview)
  const standing = await standingOf(tx, id)
  if (standing?.joinedAt) return
  const candidates = observed ? await candidatesOf(tx, observed) : []
  const observer = candidates.find(({ person }) => person.id === standing?.observerId)?.person
  if (standing && wanted && observed && observer && mayObserve(observer, observed))
    return notify(tx, { topic: "observation", personId: standing.observerId })
  if (standing) await withdraw(tx, standing, now)
  if (wanted && observed) await offer(tx, interview, observed, candidates, now)
}

/** Offers the interview to the next supervisor who has not declined it; nobody left, it lapses. */
export async function passOn(tx: Tx, interview: InterviewRow, now: Date): Promise<void> {
  const observed = await toObserve(tx, interview)
  if (observed) await offer(tx, interview, observed, await candidatesOf(tx, observed), now)
}

/** The interview has ended or broken off: its observer's pages look again. */
export async function tellObserver(tx: Tx, interviewId: string): Promise<ObservationRow | undefined> {
  const standing = await standingOf(tx, interviewId)
  if (!standing) return undefined
  await notify(tx, { topic: "observation", personId: standing.observerId })
  if (standing.joinedAt) await notify(tx, { topic: "screen", interviewId })
  return standing
}

/** The offer that has not been declined, locked; undefined when there is none. */
export async function standingOf(tx: Tx, interviewId: string): Promise<ObservationRow | undefined> {
  const [row] = await tx
    .select()
    .from(observations)
    .where(and(eq(observations.interviewId, interviewId), isNull(observations.declinedAt)))
    .for("update")
  return row
}

async function offer(
  tx: Tx,
  { id: interviewId, waveId }: InterviewRow,
  observed: ToObserve,
  candidates: readonly Candidate[],
  now: Date,
): Promise<void> {
  const observerId = observerFor(candidates, observed)
  if (!observerId) return
  await tx.insert(observations).values({ id: newId(), waveId, interviewId, observerId, offeredAt: now })
  await notify(tx, { topic: "observation", personId: observerId })
}

async function withdraw(tx: Tx, { id, observerId }: ObservationRow, now: Date): Promise<void> {
  await tx.update(observations).set({ declinedAt: now }).where(eq(observations.id, id))
  await notify(tx, { topic: "observation", personId: observerId })
}

async function toObserve(tx: Tx, { id, caseId, interviewerId }: InterviewRow): Promise<ToObserve | undefined> {
  if (!interviewerId) return undefined
  const [of] = await tx
    .select({ teamId: people.teamId, region: cases.region })
    .from(people)
    .innerJoin(cases, eq(cases.id, caseId))
    .where(eq(people.id, interviewerId))
  if (!of?.teamId) return undefined
  const rows = await tx
    .select({ observerId: observations.observerId })
    .from(observations)
    .where(and(eq(observations.interviewId, id), isNotNull(observations.declinedAt)))
  const declined = rows.map(({ observerId }) => observerId)
  return { interviewerId, teamId: of.teamId, region: of.region, declined }
}

// An offer that nobody took up is over when its interview is.
async function candidatesOf(tx: Tx, { teamId }: ToObserve): Promise<Candidate[]> {
  const open = sql<number>`(select count(*)::int from ${observations} o join ${interviews} i on i.id = o.interview_id
    where o.observer_id = "people"."id" and o.saved_at is null and o.declined_at is null
      and (i.status = 'running' or o.joined_at is not null))`
  const lastAt = sql`(select max(o.offered_at) from ${observations} o where o.observer_id = "people"."id")`
  const rows = await tx
    .select({
      person: {
        id: people.id,
        email: people.email,
        name: people.name,
        role: people.role,
        teamId: people.teamId,
        regions: people.regions,
        languages: people.languages,
      },
      open,
      lastAt: lastAt.mapWith((at: unknown) => new Date(String(at))),
    })
    .from(people)
    .where(and(eq(people.teamId, teamId), isNull(people.disabledAt)))
  return rows.map((row) => ({ ...row, lastAt: row.lastAt ?? null }))
}
