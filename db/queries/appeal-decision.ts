// The decision of an appeal with everything that follows from it, in one transaction.
// Locks in the one order of everywhere: case, interview, cells, streams; then the check, and the appeal last.
import { eq } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { holdUntil, type Standing } from "@/lib/quota/places"
import { contributionOf } from "@/lib/scoring/contribution"
import type { Decision } from "@/lib/verification/appeal"
import type { Tx } from "../client"
import { appeals, cases, interviews, replacements, verifications, voids } from "../schema"
import { type ChangePlan, isOnlyOfCase, planChange, standInOf } from "./appeal-plan"
import { findAppeal, type OpenedAppeal } from "./appeals"
import { byPerson, record } from "./audit"
import { drawingOf, type OpenSeed } from "./draw"
import { escalate } from "./escalations"
import { lockInterview } from "./finish"
import { hold } from "./holds"
import { cellsOfInterview, lockCells, settlePlaces, takePlaces, withdrawPlaces } from "./quotas"
import { lockStreams } from "./suspicion"
import { queueCounts } from "./tally"

/** `changed` is null when the decision is upheld. */
export type AppealChoice = Readonly<{ changed: Decision | null; reason: string }>

/**
 * Decides an appeal for good.
 * Problems: `not_found` out of reach, `appeal_decided`, `own_decision` for who asked or decided before; `bad_input` with
 * the reason by field when the new decision cannot stand.
 */
export async function decideAppeal(
  tx: Tx,
  person: Person,
  id: string,
  { changed, reason }: AppealChoice,
  openSeed: OpenSeed,
  now: Date,
): Promise<{ standing: Standing }> {
  const { check: seen } = await findAppeal(tx, person, id)
  const { interview } = await lockInterview(tx, seen.interview.id)
  const cellIds = changed ? await cellsOfInterview(tx, interview.id) : []
  await lockCells(tx, cellIds)
  await lockStreams(tx, interview)
  await tx.select().from(verifications).where(eq(verifications.id, seen.verification.id)).for("update")
  await tx.select().from(appeals).where(eq(appeals.id, id)).for("update")
  const opened = await findAppeal(tx, person, id)
  if (opened.appeal.outcome) throw new Problem("appeal_decided")
  if (!opened.impartial) throw new Problem("own_decision")
  const standing = changed
    ? await change(tx, person, opened, changed, cellIds, openSeed, now)
    : (interview.standing ?? "out")
  const outcome = changed ? "changed" : "upheld"
  await tx.update(appeals).set({ outcome, reason, decidedBy: person.id, decidedAt: now }).where(eq(appeals.id, id))
  const { finding, consequence, kind } = opened.appeal
  await record(tx, byPerson(person), "appeal.decided", {
    thing: "verification",
    id: opened.check.verification.id,
    details: {
      ...{ appealId: id, kind, outcome, wasFinding: finding, wasConsequence: consequence },
      ...(changed ?? { finding, consequence }),
      standing,
    },
  })
  return { standing }
}

async function change(
  tx: Tx,
  person: Person,
  opened: OpenedAppeal,
  becomes: Decision,
  cellIds: readonly number[],
  openSeed: OpenSeed,
  now: Date,
): Promise<Standing> {
  const plan = await planChange(tx, opened, becomes)
  if (Object.keys(plan.refusals).length > 0) throw new Problem("bad_input", {}, { ...plan.refusals })
  const { check } = opened
  const { id } = check.interview
  if (plan.effects.returnsPlace) await withdrawPlaces(tx, id, now)
  const takes = plan.effects.takesPlace && (await takePlace(tx, check, cellIds, now))
  const standing = plan.effects.reinstates ? (takes ? "counted" : "overflow") : plan.standing
  await moveCounts(tx, check, plan, standing)
  await tx.update(interviews).set({ standing, answers: plan.answers }).where(eq(interviews.id, id))
  await tx
    .update(verifications)
    .set({ ...becomes, changes: plan.changes })
    .where(eq(verifications.id, check.verification.id))
  await moveVoid(tx, person, opened, plan, becomes, now)
  await moveStandIn(tx, id, plan, now)
  await suspect(tx, person, opened, plan, openSeed, now)
  return standing
}

// Taken as any other place is: held, with expired ones freed first, and settled at once.
async function takePlace(
  tx: Tx,
  check: OpenedAppeal["check"],
  cellIds: readonly number[],
  now: Date,
): Promise<boolean> {
  const { id, mode } = check.interview
  if (!(await isOnlyOfCase(tx, check))) return false
  const placement = { cellIds, nowhere: false }
  return (await takePlaces(tx, id, cellIds, now, holdUntil(mode, now))) && settlePlaces(tx, id, placement, now)
}

async function moveCounts(tx: Tx, { interview, caseRow }: OpenedAppeal["check"], plan: ChangePlan, standing: Standing) {
  const { study, checkable } = plan.studied
  const countsOf = (answers: ChangePlan["answers"]) =>
    contributionOf(study, checkable.questionnaire, answers, checkable.context)
  const moves = standing !== interview.standing || plan.effects.restores || plan.changes !== null
  if (!moves) return
  if (interview.standing === "counted") await queueCounts(tx, interview, caseRow, countsOf(interview.answers), -1)
  if (standing === "counted") await queueCounts(tx, interview, caseRow, countsOf(plan.answers), 1)
}

async function moveVoid(
  tx: Tx,
  person: Person,
  { check: { interview, verification } }: OpenedAppeal,
  { effects, changes }: ChangePlan,
  { finding }: Decision,
  now: Date,
): Promise<void> {
  const note = (verb: string) =>
    record(tx, byPerson(person), verb, { thing: "interview", id: interview.id, details: { by: verification.id } })
  if (effects.voids) {
    const standing = interview.standing === "overflow" ? "overflow" : "counted"
    const why = { verificationId: verification.id, reason: finding, standing, personId: person.id, at: now } as const
    await tx.insert(voids).values({ interviewId: interview.id, ...why })
    await note("interview.voided")
  }
  if (effects.reinstates) await note("interview.reinstated")
  if (effects.restores) await note("interview.restored")
  if (changes) await note("interview.corrected")
}

async function moveStandIn(
  tx: Tx,
  interviewId: string,
  { effects, standIn, replacement }: ChangePlan,
  now: Date,
): Promise<void> {
  if (replacement) await tx.insert(replacements).values({ interviewId, caseId: replacement, at: now })
  if (!effects.reinstates || !standIn) return
  // Whoever is just being given the case keeps it.
  const { caseId } = standIn
  const free = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(eq(cases.id, caseId))
    .for("update", { skipLocked: true })
  if (free.length > 0 && (await standInOf(tx, interviewId))?.untouched)
    await tx.delete(replacements).where(eq(replacements.interviewId, interviewId))
}

async function suspect(
  tx: Tx,
  person: Person,
  { check: { interview, verification } }: OpenedAppeal,
  { hold: reasons, escalating }: ChangePlan,
  openSeed: OpenSeed,
  now: Date,
): Promise<void> {
  const { interviewerId, waveId } = interview
  if (!interviewerId || (reasons.length === 0 && !escalating)) return
  const drawing = await drawingOf(tx, waveId, openSeed)
  const cause = { verificationId: verification.id }
  if (reasons.length > 0) await hold(tx, byPerson(person), drawing, interviewerId, { ...cause, reasons }, now)
  if (escalating) await escalate(tx, byPerson(person), drawing, interviewerId, { ...cause, escalating }, now)
}
