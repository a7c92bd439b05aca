// Escalations: after several discrepancies a larger share of an interviewer's work is checked, on suspicion. Which part
// of it, the draw values say: nobody can foresee that either, and the random checks stay what chance gave.
import { and, eq, isNull, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { VerificationPolicy } from "@/lib/study/settings"
import { isDrawn } from "@/lib/verification/draw"
import { type Escalating, escalationOf } from "@/lib/verification/escalation"
import type { Finding } from "@/lib/verification/finding"
import type { SettledCheck } from "@/lib/verification/hold"
import type { Tx } from "../client"
import { newId } from "../ids"
import { escalations } from "../schema"
import { type Actor, byPerson, record } from "./audit"
import { addRisk, type Drawing } from "./draw"
import { type ChangedCheck, isOnHold } from "./holds"
import { type InWave, settledChecks, uncheckedWork, type Work } from "./suspicion"

/**
 * What an escalation would be once this finding counts as well; null while one is open or the interviewer is on hold.
 * An escalation that was ended and a hold that was lifted settle what was known then. `except` as for holds.
 */
export async function reasonToEscalate(
  tx: Tx,
  inWave: InWave,
  finding: Finding,
  policy: VerificationPolicy,
  except?: string,
): Promise<Escalating | null> {
  if ((await isOnHold(tx, inWave)) || (await openShare(tx, inWave)) !== null) return null
  const settled = await settledChecks(tx, inWave, { since: await lastSettling(tx, inWave), except })
  return escalationOf([...settled.map((check) => check.finding), finding], policy)
}

/** Whether an open escalation would have no reason any more once the check's finding is changed. */
export async function escalationRestsOn(
  tx: Tx,
  inWave: InWave,
  { id, before, after }: ChangedCheck,
  policy: VerificationPolicy,
): Promise<boolean> {
  if ((await openShare(tx, inWave)) === null) return false
  const others = await settledChecks(tx, inWave, { since: await lastSettling(tx, inWave), except: id })
  const calls = (check: SettledCheck) =>
    escalationOf(
      [...others, check].map(({ finding }) => finding),
      policy,
    ) !== null
  return calls(before) && !calls(after)
}

/** Raises the share for this interviewer and puts the completed work that falls below it up for checking. */
export async function escalate(
  tx: Tx,
  actor: Actor,
  drawing: Drawing,
  personId: string,
  cause: Readonly<{ verificationId: string; escalating: Escalating }>,
  now: Date,
): Promise<void> {
  const { waveId } = drawing
  const { verificationId, escalating } = cause
  const { share, found } = escalating
  await tx.insert(escalations).values({ id: newId(), waveId, personId, verificationId, share, createdAt: now })
  const below = (await uncheckedWork(tx, { waveId, personId })).filter(isBelow(drawing, share))
  const toCheck = await addRisk(tx, drawing, below, "escalation", now)
  const details = { waveId, verificationId, share, found, toCheck }
  await record(tx, actor, "interviewer.escalated", { thing: "person", id: personId, details })
}

/**
 * Ends an escalation with a written decision; what is up for checking stays so.
 * Problems: `not_found`, `duplicate` when somebody has ended it already.
 */
export async function endEscalation(
  tx: Tx,
  person: Readonly<{ id: string }>,
  id: string,
  words: string,
  now: Date,
): Promise<void> {
  const [found] = await tx.select().from(escalations).where(eq(escalations.id, id)).for("update")
  if (!found) throw new Problem("not_found")
  if (found.endedAt) throw new Problem("duplicate")
  await tx.update(escalations).set({ endedBy: person.id, endedAt: now, ending: words }).where(eq(escalations.id, id))
  const line = { thing: "person", id: found.personId, details: { waveId: found.waveId, escalationId: id } }
  await record(tx, byPerson(person), "interviewer.escalation_ended", line)
}

type Completed = Omit<Work, "id"> & Readonly<{ id: string; interviewerId: string | null }>

/** A counted interview that was just completed: checked when its interviewer is on hold, or escalated and it falls below the share. */
export async function checkOnSuspicion(
  tx: Tx,
  drawing: Drawing,
  { id, stream, position, interviewerId: personId }: Completed,
  now: Date,
): Promise<void> {
  if (!personId) return
  const inWave = { waveId: drawing.waveId, personId }
  const work = { id, stream, position }
  if (await isOnHold(tx, inWave)) {
    await addRisk(tx, drawing, [work], "hold", now)
    return
  }
  const share = await openShare(tx, inWave)
  if (share !== null && isBelow(drawing, share)(work)) await addRisk(tx, drawing, [work], "escalation", now)
}

/** The share of an escalation that is open, or null. */
export async function openShare(tx: Tx, { waveId, personId }: InWave): Promise<number | null> {
  const [row] = await tx
    .select({ share: escalations.share })
    .from(escalations)
    .where(and(eq(escalations.waveId, waveId), eq(escalations.personId, personId), isNull(escalations.endedAt)))
  return row?.share ?? null
}

// As PostgreSQL writes the instant: a Date would lose microseconds, and a check decided just before would count again.
async function lastSettling(tx: Tx, { waveId, personId }: InWave): Promise<string | null> {
  const { rows } = await tx.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(lifted_at) from holds where wave_id = ${waveId}::uuid and person_id = ${personId}::uuid),
      (select max(ended_at) from escalations where wave_id = ${waveId}::uuid and person_id = ${personId}::uuid))::text as at`)
  return rows[0]?.at ?? null
}

const isBelow =
  ({ seed }: Drawing, share: number) =>
  ({ stream, position }: Work) =>
    isDrawn(seed, stream, position, share)
