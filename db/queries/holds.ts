// Holds: who may not go on interviewing in a wave, why, and all of their work put up for checking.
import { and, eq, gt, inArray, isNull, notExists, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { VerificationPolicy } from "@/lib/study/settings"
import { type HoldReason, holdReasons, recordOf, type SettledCheck } from "@/lib/verification/hold"
import type { Tx } from "../client"
import { newId } from "../ids"
import { holds, interviews, verifications, waves } from "../schema"
import { type Actor, byPerson, record } from "./audit"
import type { Drawing } from "./draw"

type InWave = Readonly<{ waveId: string; personId: string }>

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
 * then, so only later checks count.
 */
export async function reasonsToHold(
  tx: Tx,
  inWave: InWave,
  check: SettledCheck,
  policy: VerificationPolicy,
): Promise<HoldReason[]> {
  if (await isOnHold(tx, inWave)) return []
  return holdReasons(recordOf([...(await settledChecks(tx, inWave)), check]), policy)
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
  const added = await checkAllOf(tx, drawing, personId, now)
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

/** An interview that was still going on when its interviewer was held is checked too. */
export async function checkWhenHeld(
  tx: Tx,
  drawing: Drawing,
  { interviewerId }: { interviewerId: string | null },
  now: Date,
): Promise<void> {
  if (interviewerId && (await isOnHold(tx, { waveId: drawing.waveId, personId: interviewerId })))
    await checkAllOf(tx, drawing, interviewerId, now)
}

/** Checks made on suspicion: apart from the random ones, and only of interviews that count. */
async function checkAllOf(tx: Tx, { waveId, due }: Drawing, personId: string, now: Date): Promise<number> {
  const checked = tx.select({ one: sql`1` }).from(verifications).where(eq(verifications.interviewId, interviews.id))
  const rows = await tx
    .select({ id: interviews.id, stream: interviews.stream, position: interviews.position })
    .from(interviews)
    .where(
      and(
        eq(interviews.waveId, waveId),
        eq(interviews.interviewerId, personId),
        inArray(interviews.standing, ["counted"]),
        notExists(checked),
      ),
    )
  const order = {
    waveId,
    reason: "risk",
    cause: "hold",
    kind: "callback",
    drawnKind: "callback",
    drawnAt: now,
    dueAt: due(now),
  } as const
  const values = rows.flatMap(({ id: interviewId, stream, position }) =>
    stream && position ? [{ ...order, id: newId(), interviewId, stream, position, n: position }] : [],
  )
  if (values.length > 0) await tx.insert(verifications).values(values).onConflictDoNothing()
  return values.length
}

async function settledChecks(tx: Tx, { waveId, personId }: InWave): Promise<SettledCheck[]> {
  const [last] = await tx
    .select({ at: sql<string | null>`max(${holds.liftedAt})::text` })
    .from(holds)
    .where(and(eq(holds.waveId, waveId), eq(holds.personId, personId)))
  const rows = await tx
    .select({ reason: verifications.reason, finding: verifications.finding, differs: verifications.differs })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(
      and(
        eq(verifications.waveId, waveId),
        eq(interviews.interviewerId, personId),
        last?.at ? gt(verifications.decidedAt, sql`${last.at}::timestamptz`) : undefined,
      ),
    )
  return rows.flatMap(({ reason, finding, differs }) =>
    finding && differs ? [{ random: reason !== "risk", finding, differs }] : [],
  )
}

const openHold = (waveId: string, personId: string) =>
  and(eq(holds.waveId, waveId), eq(holds.personId, personId), isNull(holds.liftedAt))
