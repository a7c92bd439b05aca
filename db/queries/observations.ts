// An observer's own observations. Only who observes reads an interview while it is held; scope is part of every query.
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { ScreenEvent } from "@/lib/verification/screen"
import type { Tx } from "../client"
import { answerEvents, cases, interviews, observations, people, verifications } from "../schema"
import type { CaseRow } from "./cases"
import type { InterviewRow } from "./interviews"
import type { ObservationRow } from "./observation-offers"

const observers = alias(people, "observers")
const RECENT = 200

/** Nothing of an answer is here. */
export type Offered = Readonly<{
  id: string
  interviewId: string
  instrumentId: string
  interviewerId: string | null
  interviewer: string
  region: string | null
  service: string | null
  startedAt: Date
  status: InterviewRow["status"]
  observerId: string
  observer: string
  joinedAt: Date | null
  savedAt: Date | null
}>

const offered = {
  id: observations.id,
  interviewId: observations.interviewId,
  instrumentId: interviews.instrumentId,
  interviewerId: interviews.interviewerId,
  interviewer: people.name,
  region: cases.region,
  service: cases.service,
  startedAt: interviews.startedAt,
  status: interviews.status,
  observerId: observations.observerId,
  observer: observers.name,
  joinedAt: observations.joinedAt,
  savedAt: observations.savedAt,
}

/** What waits for this observer: offers of interviews that still run, and what they joined and have not saved. */
export async function listOffers(tx: Tx, person: Person): Promise<Offered[]> {
  return offers(tx)
    .where(
      and(
        eq(observations.observerId, person.id),
        isNull(observations.declinedAt),
        isNull(observations.savedAt),
        or(eq(interviews.status, "running"), isNotNull(observations.joinedAt)),
        ofTeam(person),
      ),
    )
    .orderBy(asc(observations.offeredAt))
}

/** Observations in a supervisor's team, the latest first: what runs and might be taken over, and what is on record. */
export async function listObservations(
  tx: Tx,
  person: Person,
  { interviewerId, id }: Readonly<{ interviewerId?: string; id?: string }> = {},
): Promise<Offered[]> {
  return offers(tx)
    .where(
      and(
        isNull(observations.declinedAt),
        or(eq(interviews.status, "running"), isNotNull(observations.joinedAt)),
        interviewerId ? eq(interviews.interviewerId, interviewerId) : undefined,
        id ? eq(observations.id, id) : undefined,
        ofTeam(person),
      ),
    )
    .orderBy(desc(observations.offeredAt))
    .limit(RECENT)
}

export type OwnObservation = Readonly<{
  observation: ObservationRow
  interview: InterviewRow
  caseRow: CaseRow
  interviewer: string
  /** The check that this observation belongs to, once its interview was drawn. */
  verificationId: string | null
}>

/** The observer's own, with the interview as it stands. Problem `not_found` for everybody else. */
export async function findObservation(tx: Tx, person: Person, id: string): Promise<OwnObservation> {
  const [found] = await tx
    .select({
      observation: observations,
      interview: interviews,
      caseRow: cases,
      interviewer: people.name,
      verificationId: verifications.id,
    })
    .from(observations)
    .innerJoin(interviews, eq(interviews.id, observations.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(people, eq(people.id, interviews.interviewerId))
    .leftJoin(verifications, eq(verifications.interviewId, interviews.id))
    .where(
      and(
        eq(observations.id, id),
        eq(observations.observerId, person.id),
        isNull(observations.declinedAt),
        ofTeam(person),
      ),
    )
  if (!found) throw new Problem("not_found")
  return found
}

/** What the console has sent of an interview, in its order; for the observer that `findObservation` has let in. */
export async function listScreenEvents(tx: Tx, { interview }: OwnObservation): Promise<ScreenEvent[]> {
  return tx
    .select({ kind: answerEvents.kind, question: answerEvents.question, at: answerEvents.receivedAt })
    .from(answerEvents)
    .where(and(eq(answerEvents.interviewId, interview.id), eq(answerEvents.late, false)))
    .orderBy(asc(answerEvents.seq), asc(answerEvents.receivedAt))
}

/** Whether this person listens to the interview. */
export async function isObserving(tx: Tx, personId: string, interviewId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: observations.id })
    .from(observations)
    .where(
      and(
        eq(observations.interviewId, interviewId),
        eq(observations.observerId, personId),
        isNotNull(observations.joinedAt),
        isNull(observations.declinedAt),
      ),
    )
  return rows.length > 0
}

/** Interviews of this supervisor's team and regions, but their own. */
export function ofTeam(person: Person): SQL | undefined {
  const regions = regionScope(person)
  return and(
    eq(people.teamId, person.teamId ?? NO_TEAM),
    ne(interviews.interviewerId, person.id),
    regions ? inArray(cases.region, [...regions]) : undefined,
  )
}

const NO_TEAM = "00000000-0000-0000-0000-000000000000"

const offers = (tx: Tx) =>
  tx
    .select(offered)
    .from(observations)
    .innerJoin(interviews, eq(interviews.id, observations.interviewId))
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(people, eq(people.id, interviews.interviewerId))
    .innerJoin(observers, eq(observers.id, observations.observerId))
