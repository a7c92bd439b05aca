// What a changed decision would do, worked out before anything is: for the preview, and again under locks.
import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Answers } from "@/lib/questionnaire/definition"
import { isOpen, type Standing } from "@/lib/quota/places"
import {
  type ChangeEffects,
  type ChangeRefusal,
  type Decision,
  effectsOfChange,
  refuseChange,
} from "@/lib/verification/appeal"
import type { Change, Correction } from "@/lib/verification/correction"
import type { Escalating } from "@/lib/verification/escalation"
import type { HoldReason } from "@/lib/verification/hold"
import type { Tx } from "../client"
import { appointments, cases, interviews, quotaCells, replacements, voids } from "../schema"
import type { OpenedAppeal } from "./appeals"
import { type StudiedCheck, studyCheck, weighCheck } from "./checkable"
import { escalationRestsOn } from "./escalations"
import { holdRestsOn } from "./holds"
import { correctionOf, nextReplacement, suspicionFrom } from "./plan"
import { cellsOfInterview } from "./quotas"
import type { OpenedCheck } from "./verifications"

type Refusal = ChangeRefusal | Extract<Correction, { ok: false }>["reason"]

export type ChangePlan = Readonly<{
  studied: StudiedCheck
  effects: ChangeEffects
  /** Answers that stand afterwards, and how they differ from the first ones. */
  answers: Answers
  changes: readonly Change[] | null
  /** Where the interview stands afterwards; of a reinstated one, as the cells are now. */
  standing: Standing
  /** The case that was to stand in for a voided interview; it is withdrawn when nobody has touched it. */
  standIn: Readonly<{ caseId: string; untouched: boolean }> | null
  /** A case offered in place of an interview that is voided now; null when none is wanted or none is left. */
  replacement: string | null
  hold: readonly HoldReason[]
  escalating: Escalating | null
  /** Open measures against the interviewer that nothing else supports: they stay until somebody lifts them in writing. */
  unsupported: Readonly<{ hold: boolean; escalation: boolean }>
  refusals: Readonly<Partial<Record<"finding" | "consequence", Refusal>>>
}>

export async function planChange(tx: Tx, { check, appeal }: OpenedAppeal, becomes: Decision): Promise<ChangePlan> {
  const was: Decision = appeal
  const standing = check.interview.standing ?? "out"
  const first = firstAnswers(check)
  const asFirst = { ...check, interview: { ...check.interview, answers: first } }
  const studied = await studyCheck(tx, asFirst)
  const weighed = weighCheck(asFirst, studied)
  const effects = standingEffects(check, effectsOfChange(was, becomes, standing, await standingBefore(tx, check)))
  const corrected = becomes.consequence === "correct" ? correctionOf(studied, weighed) : null
  const standIn = await standInOf(tx, check.interview.id)
  const back = effects.takesPlace && (await hasPlace(tx, check)) ? "counted" : "overflow"
  const { id } = check.verification
  return {
    ...{ studied, effects, standIn },
    answers: corrected?.ok ? corrected.answers : first,
    changes: corrected?.ok ? corrected.changes : null,
    standing: effects.reinstates ? back : effects.voids ? "out" : standing,
    replacement: effects.returnsPlace && !standIn ? await nextReplacement(tx, check.caseRow) : null,
    ...(await suspicionFrom(tx, check, becomes.finding, studied, weighed, id)),
    unsupported: await unsupportedBy(tx, check, was, becomes, studied),
    refusals: refusalsOf(was, becomes, corrected),
  }
}

function refusalsOf(was: Decision, becomes: Decision, corrected: Correction | null): ChangePlan["refusals"] {
  const refusal = refuseChange(was, becomes)
  if (refusal) return refusal === "not_of_this_finding" ? { consequence: refusal } : { finding: refusal }
  return corrected && !corrected.ok ? { consequence: corrected.reason } : {}
}

/** What its respondent has withdrawn never comes back into the figures. */
const standingEffects = ({ interview }: OpenedCheck, effects: ChangeEffects): ChangeEffects =>
  interview.withdrawnAt === null ? effects : { ...effects, reinstates: false, takesPlace: false }

/** The answers before any correction. */
export function firstAnswers({ interview, verification }: OpenedCheck): Answers {
  const asFirst = (verification.changes ?? []).map(({ question, from }) => [question, from] as const)
  return { ...interview.answers, ...Object.fromEntries(asFirst) }
}

async function standingBefore(tx: Tx, { interview }: OpenedCheck): Promise<Standing> {
  const [last] = await tx
    .select({ standing: voids.standing })
    .from(voids)
    .where(eq(voids.interviewId, interview.id))
    .orderBy(sql`${voids.at} desc`)
    .limit(1)
  return last?.standing ?? interview.standing ?? "out"
}

async function hasPlace(tx: Tx, check: OpenedCheck): Promise<boolean> {
  const cellIds = await cellsOfInterview(tx, check.interview.id)
  const cells = cellIds.length > 0 ? await tx.select().from(quotaCells).where(inArray(quotaCells.id, cellIds)) : []
  return cells.every(isOpen) && (await isOnlyOfCase(tx, check))
}

/** Whether no other interview of the same case counts: two of one respondent never do. */
export async function isOnlyOfCase(tx: Tx, { interview, caseRow }: OpenedCheck): Promise<boolean> {
  const counted = and(eq(interviews.caseId, caseRow.id), eq(interviews.standing, "counted"))
  const rows = await tx.select({ id: interviews.id }).from(interviews).where(counted)
  return rows.every(({ id }) => id === interview.id)
}

export async function standInOf(tx: Tx, interviewId: string): Promise<ChangePlan["standIn"]> {
  const one = sql`1`
  const begun = tx.select({ one }).from(interviews).where(eq(interviews.caseId, replacements.caseId))
  const agreed = tx
    .select({ one })
    .from(appointments)
    .where(and(eq(appointments.caseId, replacements.caseId), isNull(appointments.endedAt)))
  const [row] = await tx
    .select({
      caseId: replacements.caseId,
      untouched: sql<boolean>`${cases.finalAt} is null and ${cases.leasedBy} is null and ${cases.attempts} = 0
        and not exists ${begun} and not exists ${agreed}`,
    })
    .from(replacements)
    .innerJoin(cases, eq(cases.id, replacements.caseId))
    .where(eq(replacements.interviewId, interviewId))
  return row ?? null
}

async function unsupportedBy(
  tx: Tx,
  { interview, verification }: OpenedCheck,
  was: Decision,
  becomes: Decision,
  { policy }: StudiedCheck,
): Promise<ChangePlan["unsupported"]> {
  const { interviewerId, waveId } = interview
  const { id, reason, differs } = verification
  if (!interviewerId || !differs) return { hold: false, escalation: false }
  const inWave = { waveId, personId: interviewerId }
  const settled = { random: reason !== "risk", differs }
  const before = { ...settled, finding: was.finding }
  const after = { ...settled, finding: becomes.finding }
  return {
    hold: await holdRestsOn(tx, inWave, { id, before, after }, policy),
    escalation: await escalationRestsOn(tx, inWave, { id, before, after }, policy),
  }
}
