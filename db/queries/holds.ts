// Holds: who may not go on interviewing in a wave, why, and all of their work put up for checking.
import { and, eq, isNull, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { VerificationPolicy } from "@/lib/study/settings"
import { type HoldReason, holdReasons, recordOf, type SettledCheck } from "@/lib/verification/hold"
import type { Tx } from "../client"
import { newId } from "../ids"
import { holds, waves } from "../schema"
import { type Actor, byPerson, record } from "./audit"
import { addRisk, type Drawing } from "./draw"
import { type InWave, settledChecks, uncheckedWork } from "./suspicion"

/** Whether this interviewer is on hold in the wave. */
export async function isOnHold(tx: Tx, { waveId, personId }: InWave): Promise<boolean> {
  const rows = await tx.select({ id: holds.id }).from(holds).where(openHold(waveId, personId))
  return rows.length > 0
}

/** Whether a hold keeps this interviewer from calling in some open wave. */
export async function isHeldAnywhere(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: holds.id })
    .from(holds)
    .innerJoin(waves, and(eq(waves.id, holds.waveId), eq(waves.status, "open")))
    .where(and(eq(holds.personId, personId), isNull(holds.liftedAt)))
    .limit(1)
  return rows.length > 0
}

/**
 * Reasons for a hold once this check counts as well; none while a hold is open. A lifted hold settles what was known
 * then, so only later checks count. `except` is a check whose finding is being changed: it counts as `check` says.
 */
export async function reasonsToHold(
  tx: Tx,
  inWave: InWave,
  check: SettledCheck,
  policy: VerificationPolicy,
  except?: string,
): Promise<HoldReason[]> {
  if (await isOnHold(tx, inWave)) return []
  const settled = await settledChecks(tx, inWave, { since: await lastLifting(tx, inWave), except })
  return holdReasons(recordOf([...settled, check]), policy)
}

/** A settled check as its finding was and as it becomes. */
export type ChangedCheck = Readonly<{ id: string; before: SettledCheck; after: SettledCheck }>

/** Whether an open hold would have no reason any more once the check's finding is changed. */
export async function holdRestsOn(
  tx: Tx,
  inWave: InWave,
  { id, before, after }: ChangedCheck,
  policy: VerificationPolicy,
): Promise<boolean> {
  if (!(await isOnHold(tx, inWave))) return false
  const others = await settledChecks(tx, inWave, { since: await lastLifting(tx, inWave), except: id })
  const holds = (check: SettledCheck) => holdReasons(recordOf([...others, check]), policy).length > 0
  return holds(before) && !holds(after)
}

/** Puts the interviewer on hold and all of their counted work that nobody has checked up for checking. */
export async function hold(
  tx: Tx,
  actor: Actor,
  drawing: Drawing,
  personId: string,
  cause: Readonly<{ verificationId: string; reasons: readonly HoldReason[] }>,
  now: Date,
): Promise<void> {
  const { waveId } = drawing
  const { verificationId, reasons } = cause
  await tx
    .insert(holds)
    .values({ id: newId(), waveId, personId, verificationId, reasons: [...reasons], createdAt: now })
  const added = await addRisk(tx, drawing, await uncheckedWork(tx, { waveId, personId }), "hold", now)
  const details = { waveId, verificationId, reasons: reasons.map(({ kind }) => kind), toCheck: added }
  await record(tx, actor, "interviewer.held", { thing: "person", id: personId, details })
}

/**
 * Lifts a hold with a written decision; the interviewer gets cases again, and what is up for checking stays so.
 * Problems: `not_found`, `duplicate` when somebody has lifted it already.
 */
export async function liftHold(
  tx: Tx,
  person: Readonly<{ id: string }>,
  holdId: string,
  words: string,
  now: Date,
): Promise<void> {
  const [found] = await tx.select().from(holds).where(eq(holds.id, holdId)).for("update")
  if (!found) throw new Problem("not_found")
  if (found.liftedAt) throw new Problem("duplicate")
  await tx.update(holds).set({ liftedBy: person.id, liftedAt: now, lifting: words }).where(eq(holds.id, holdId))
  const line = { thing: "person", id: found.personId, details: { waveId: found.waveId, holdId } }
  await record(tx, byPerson(person), "interviewer.hold_lifted", line)
}

/** When the last hold was lifted: it settled what was known by then. */
async function lastLifting(tx: Tx, { waveId, personId }: InWave): Promise<string | null> {
  const [last] = await tx
    .select({ at: sql<string | null>`max(${holds.liftedAt})::text` })
    .from(holds)
    .where(and(eq(holds.waveId, waveId), eq(holds.personId, personId)))
  return last?.at ?? null
}

const openHold = (waveId: string, personId: string) =>
  and(eq(holds.waveId, waveId), eq(holds.personId, personId), isNull(holds.liftedAt))
