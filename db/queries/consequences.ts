// The decision of a check with everything that follows from it, in one transaction: nobody sees half of it.
// Locks in the one order of everywhere: case, interview, cells, stream; the check itself last.
import { eq } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { contributionOf } from "@/lib/scoring/contribution"
import type { Tx } from "../client"
import { interviews, replacements, verifications, voids } from "../schema"
import { byPerson, record } from "./audit"
import { saveComparisons } from "./comparisons"
import { type Drawing, drawingOf, drawNext, type OpenSeed } from "./draw"
import { escalate } from "./escalations"
import { lockInterview } from "./finish"
import { hold } from "./holds"
import { type Choice, type Plan, planOf } from "./plan"
import { cellsOfInterview, lockCells, withdrawPlaces } from "./quotas"
import { lockStreams } from "./suspicion"
import { queueCounts } from "./tally"
import { findCheck, lockOwn, type OpenedCheck } from "./verifications"

/** What was decided and what it changed. */
export type Decided = Readonly<{
  standing: Plan["effects"]["standing"]
  replacement: string | null
  held: boolean
  escalated: boolean
  drawnNext: number | null
}>

/**
 * Decides a check for good.
 * Problems: `not_found` out of reach, `check_not_yours`, `check_decided`; `bad_input` with the reason by field when the
 * finding or the consequence cannot stand.
 */
export async function decide(
  tx: Tx,
  person: Person,
  id: string,
  choice: Choice,
  openSeed: OpenSeed,
  now: Date,
): Promise<Decided> {
  const { interview: seen } = await findCheck(tx, person, id)
  const { interview, caseRow } = await lockInterview(tx, seen.id)
  if (choice.consequence === "void") await lockCells(tx, await cellsOfInterview(tx, interview.id))
  await lockStreams(tx, interview)
  await lockOwn(tx, person, id)
  const check: OpenedCheck = { ...(await findCheck(tx, person, id)), interview, caseRow }
  const plan = await planOf(tx, check, choice)
  if (Object.keys(plan.refusals).length > 0) throw new Problem("bad_input", {}, { ...plan.refusals })
  if (plan.effects.returnsPlace) await withdrawPlaces(tx, interview.id, now)
  await change(tx, person, check, choice, plan, now)
  await settle(tx, person, check, choice, plan, now)
  const drawing = await drawingOf(tx, interview.waveId, openSeed)
  const { stream, position } = check.verification
  const random = check.verification.reason !== "risk"
  const drawnNext = plan.effects.drawsNext && random ? await drawNext(tx, drawing, { stream, position }, now) : null
  await suspect(tx, person, drawing, check, plan, now)
  const { hold: reasons, escalating, replacement } = plan
  const told = { held: reasons.length > 0, escalated: escalating !== null }
  return { standing: plan.effects.standing, replacement, ...told, drawnNext }
}

/** The interview itself: its standing or its answers, its counts, and the case that stands in. */
async function change(tx: Tx, person: Person, check: OpenedCheck, choice: Choice, plan: Plan, now: Date) {
  const { interview, caseRow, verification } = check
  const { effects, correction, replacement } = plan
  const answers = correction?.answers ?? interview.answers
  if (effects.tally !== "none") await queueCounts(tx, interview, caseRow, countsOf(plan, interview.answers), -1)
  if (effects.tally === "replace") await queueCounts(tx, interview, caseRow, countsOf(plan, answers), 1)
  await tx.update(interviews).set({ standing: effects.standing, answers }).where(eq(interviews.id, interview.id))
  if (choice.consequence === "void")
    await tx.insert(voids).values({
      ...{ interviewId: interview.id, verificationId: verification.id },
      ...{ reason: choice.finding, standing: interview.standing === "overflow" ? "overflow" : "counted" },
      ...{ personId: person.id, at: now },
    })
  if (replacement) await tx.insert(replacements).values({ interviewId: interview.id, caseId: replacement, at: now })
}

async function settle(tx: Tx, person: Person, check: OpenedCheck, choice: Choice, plan: Plan, now: Date) {
  const { id } = check.verification
  const { finding, consequence } = choice
  const { proposal } = plan.weighed
  const changes = plan.correction?.changes ?? null
  await tx
    .update(verifications)
    .set({
      ...{ finding, consequence, changes, differs: proposal.differs },
      ...{ note: choice.note.trim() || null, decidedBy: person.id, decidedAt: now },
    })
    .where(eq(verifications.id, id))
  await saveComparisons(tx, id, plan.weighed.comparison?.items ?? [])
  const details = {
    ...{ interviewId: check.interview.id, finding, consequence, proposed: proposal.finding },
    ...{ standing: plan.effects.standing, placeReturned: plan.effects.returnsPlace, replacement: plan.replacement },
    corrected: changes?.map(({ question }) => question) ?? [],
  }
  await record(tx, byPerson(person), "verification.decided", { thing: "verification", id, details })
  const verb = { keep: null, correct: "interview.corrected", void: "interview.voided" }[consequence]
  if (verb)
    await record(tx, byPerson(person), verb, { thing: "interview", id: check.interview.id, details: { by: id } })
}

/** What the plan says of the interviewer's other work: more of it is checked, or all of it. */
async function suspect(
  tx: Tx,
  person: Person,
  drawing: Drawing,
  { interview, verification }: OpenedCheck,
  { hold: reasons, escalating }: Plan,
  now: Date,
): Promise<void> {
  const { interviewerId } = interview
  const cause = { verificationId: verification.id }
  if (!interviewerId) return
  if (reasons.length > 0) await hold(tx, byPerson(person), drawing, interviewerId, { ...cause, reasons }, now)
  if (escalating) await escalate(tx, byPerson(person), drawing, interviewerId, { ...cause, escalating }, now)
}

const countsOf = ({ studied: { study, checkable } }: Plan, answers: OpenedCheck["interview"]["answers"]) =>
  contributionOf(study, checkable.questionnaire, answers, checkable.context)
