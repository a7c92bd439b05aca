// What an observer does with an observation: join, pass it on, keep notes, save for good. Locks: interview, observation,
// check; the same order as when an interview ends.
import { and, eq, isNull } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Answers } from "@/lib/questionnaire/definition"
import { formOf } from "@/lib/verification/forms"
import { splitObservation } from "@/lib/verification/observed"
import type { Tx } from "../client"
import { notify } from "../notify"
import { interviews, observations, verifications } from "../schema"
import { byPerson, record } from "./audit"
import { findInstrument } from "./instruments"
import type { InterviewRow } from "./interviews"
import { type ObservationRow, passOn, tellObserver } from "./observation-offers"
import { findObservation, listObservations } from "./observations"

/** The observer listens from now on. Problems `not_found`, `interview_ended`. */
export async function joinObservation(tx: Tx, person: Person, id: string, now: Date): Promise<void> {
  const { observation } = await lockRunning(tx, person, id)
  if (observation.joinedAt) return
  await tx.update(observations).set({ joinedAt: now }).where(eq(observations.id, id))
  await record(tx, byPerson(person), "observation.joined", { thing: "observation", id })
}

/** The observer cannot listen; the next supervisor of the team is asked. Problems `not_found`, `interview_ended`. */
export async function declineObservation(tx: Tx, person: Person, id: string, now: Date): Promise<void> {
  const { interview, observation } = await lockRunning(tx, person, id)
  if (observation.savedAt) throw new Problem("check_saved")
  await tx.update(observations).set({ declinedAt: now }).where(eq(observations.id, id))
  await record(tx, byPerson(person), "observation.declined", { thing: "observation", id })
  await notify(tx, { topic: "observation", personId: person.id })
  await passOn(tx, interview, now)
}

/**
 * A supervisor of the same team listens instead of `from`, while the interview runs; what was noted stays.
 * Problems `not_found`, `interview_ended`, `check_saved`, `check_not_yours` when somebody else has it meanwhile.
 */
export async function takeOverObservation(tx: Tx, person: Person, id: string, from: string, now: Date): Promise<void> {
  const [offered] = await listObservations(tx, person, { id })
  if (!offered) throw new Problem("not_found")
  const { observation } = await lock(tx, offered.interviewId, id)
  if (observation.observerId === person.id) return joinObservation(tx, person, id, now)
  if (observation.observerId !== from || observation.declinedAt) throw new Problem("check_not_yours")
  if (observation.savedAt) throw new Problem("check_saved")
  if (offered.status !== "running") throw new Problem("interview_ended")
  await tx.update(observations).set({ observerId: person.id, joinedAt: now }).where(eq(observations.id, id))
  await record(tx, byPerson(person), "observation.taken_over", { thing: "observation", id, details: { from } })
  await notify(tx, { topic: "observation", personId: from })
  await notify(tx, { topic: "observation", personId: person.id })
  await notify(tx, { topic: "screen", interviewId: offered.interviewId })
}

/**
 * Keeps the form and what was heard otherwise: as a draft, or for good; then the check of a drawn interview has them.
 * Problems `not_found`, `check_saved`.
 */
export async function saveObservation(
  tx: Tx,
  person: Person,
  id: string,
  answers: Answers,
  done: boolean,
  now: Date,
): Promise<void> {
  const { interview } = await findObservation(tx, person, id)
  const { observation } = await lock(tx, interview.id, id)
  if (observation.observerId !== person.id || !observation.joinedAt) throw new Problem("not_found")
  if (observation.savedAt) throw new Problem("check_saved")
  const savedAt = done ? now : null
  await tx.update(observations).set({ answers, savedAt }).where(eq(observations.id, id))
  if (!done) return
  await record(tx, byPerson(person), "observation.saved", { thing: "observation", id })
  await giveToCheck(tx, interview, { ...observation, answers, savedAt })
}

/** The interview has ended: its check, if it was drawn for one, is the observer's. Called within the end's transaction. */
export async function linkObserved(tx: Tx, interview: InterviewRow): Promise<void> {
  const observation = await tellObserver(tx, interview.id)
  if (observation?.joinedAt) await giveToCheck(tx, interview, observation)
}

async function giveToCheck(tx: Tx, interview: InterviewRow, observation: ObservationRow): Promise<void> {
  const { observerId, answers, savedAt } = observation
  const { study } = await findInstrument(tx, interview.instrumentId)
  const { form, heard } = splitObservation(formOf(study, "observation"), answers)
  await tx
    .update(verifications)
    .set({ assignedTo: observerId, ...(savedAt && { answers: form, again: heard, blindAt: savedAt }) })
    .where(
      and(
        eq(verifications.interviewId, interview.id),
        eq(verifications.kind, "observation"),
        isNull(verifications.blindAt),
        isNull(verifications.finding),
      ),
    )
}

async function lockRunning(tx: Tx, person: Person, id: string) {
  const { interview } = await findObservation(tx, person, id)
  const locked = await lock(tx, interview.id, id)
  if (locked.observation.observerId !== person.id || locked.observation.declinedAt) throw new Problem("not_found")
  if (locked.interview.status !== "running") throw new Problem("interview_ended")
  return locked
}

async function lock(tx: Tx, interviewId: string, id: string) {
  const [interview] = await tx.select().from(interviews).where(eq(interviews.id, interviewId)).for("share")
  const [observation] = await tx.select().from(observations).where(eq(observations.id, id)).for("update")
  if (!interview || !observation) throw new Problem("not_found")
  return { interview, observation }
}
