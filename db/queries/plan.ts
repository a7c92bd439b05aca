// What a decision would change, worked out before anything is: for the preview, and again under locks for the decision.
import { and, asc, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm"
import { isClosable } from "@/lib/verification/attempts"
import { type Consequence, type Effects, effectsOf, refuseConsequence } from "@/lib/verification/consequence"
import { type Correction, correct, correctTo } from "@/lib/verification/correction"
import type { Escalating } from "@/lib/verification/escalation"
import { type Finding, refuseFinding } from "@/lib/verification/finding"
import type { HoldReason } from "@/lib/verification/hold"
import type { Weighed } from "@/lib/verification/weigh"
import type { Tx } from "../client"
import { appointments, cases, interviews, replacements } from "../schema"
import type { CaseRow } from "./cases"
import { type StudiedCheck, studyCheck, weighCheck } from "./checkable"
import { reasonToEscalate } from "./escalations"
import { reasonsToHold } from "./holds"
import type { OpenedCheck } from "./verifications"

export type Choice = Readonly<{ finding: Finding; consequence: Consequence; note: string }>

/** Why a choice cannot stand, by field; empty when it can. */
export type ChoiceRefusals = Readonly<Partial<Record<"finding" | "consequence" | "note", string>>>

export type Plan = Readonly<{
  studied: StudiedCheck
  weighed: Weighed
  effects: Effects
  correction: Extract<Correction, { ok: true }> | null
  /** The case that would stand in; null when none is wanted or none is left. */
  replacement: string | null
  hold: readonly HoldReason[]
  /** A larger share of the interviewer's work is checked from then on; never together with a hold. */
  escalating: Escalating | null
  refusals: ChoiceRefusals
}>

export async function planOf(tx: Tx, check: OpenedCheck, choice: Choice): Promise<Plan> {
  const studied = await studyCheck(tx, check)
  const weighed = weighCheck(check, studied)
  const effects = effectsOf(choice.finding, choice.consequence, check.interview.standing ?? "out")
  const corrected = choice.consequence === "correct" ? correctionOf(studied, weighed) : null
  const suspicion = await suspicionFrom(tx, check, choice.finding, studied, weighed)
  return {
    studied,
    weighed,
    effects,
    ...suspicion,
    correction: corrected?.ok ? corrected : null,
    replacement: effects.replacementCase ? await nextReplacement(tx, check.caseRow) : null,
    refusals: refusalsOf(check, choice, weighed, corrected),
  }
}

function refusalsOf(
  check: OpenedCheck,
  choice: Choice,
  weighed: Weighed,
  corrected: Correction | null,
): ChoiceRefusals {
  const { verification, attempts, caseRow, interview } = check
  const outcomes = attempts.map(({ outcome }) => outcome)
  const hasContact = caseRow.contactId !== null && interview.withdrawnAt === null
  const ready = verification.blindAt || isClosable(outcomes, hasContact)
  if (!ready) return { finding: "check_incomplete" }
  const finding = refuseFinding(choice.finding, weighed.proposal, choice.note)
  if (finding) return finding === "note_required" ? { note: finding } : { finding }
  const consequence = refuseConsequence(choice.finding, choice.consequence, choice.note)
  if (consequence) return consequence === "note_required" ? { note: consequence } : { consequence }
  return corrected && !corrected.ok ? { consequence: corrected.reason } : {}
}

/** The interview with what the check heard in place of what was answered first. */
export function correctionOf({ checkable }: StudiedCheck, { comparison, heard }: Weighed): Correction {
  const { questionnaire, original, context } = checkable
  if (heard.length > 0) return correctTo(questionnaire, original, heard, context)
  return correct(questionnaire, original, comparison?.items ?? [], context)
}

/** What this finding calls for about the interviewer's other work: nothing, more checking, or a hold. */
export async function suspicionFrom(
  tx: Tx,
  { interview, verification }: OpenedCheck,
  finding: Finding,
  { policy }: StudiedCheck,
  { proposal }: Weighed,
  except?: string,
): Promise<Pick<Plan, "hold" | "escalating">> {
  if (!interview.interviewerId) return { hold: [], escalating: null }
  const inWave = { waveId: interview.waveId, personId: interview.interviewerId }
  const check = { random: verification.reason !== "risk", finding, differs: proposal.differs }
  const hold = await reasonsToHold(tx, inWave, check, policy, except)
  return { hold, escalating: hold.length > 0 ? null : await reasonToEscalate(tx, inWave, finding, policy, except) }
}

/** The next case of the same place that nobody has called yet. Cases that somebody works on just now are passed over. */
export async function nextReplacement(tx: Tx, { waveId, region, service }: CaseRow): Promise<string | null> {
  const one = { one: sql`1` }
  const taken = tx.select(one).from(replacements).where(eq(replacements.caseId, cases.id))
  const begun = tx.select(one).from(interviews).where(eq(interviews.caseId, cases.id))
  const agreed = tx
    .select(one)
    .from(appointments)
    .where(and(eq(appointments.caseId, cases.id), isNull(appointments.endedAt)))
  const [next] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.waveId, waveId),
        region === null ? isNull(cases.region) : eq(cases.region, region),
        service === null ? isNull(cases.service) : eq(cases.service, service),
        isNull(cases.finalAt),
        isNull(cases.leasedBy),
        isNotNull(cases.contactId),
        eq(cases.attempts, 0),
        notExists(taken),
        notExists(begun),
        notExists(agreed),
      ),
    )
    .orderBy(asc(cases.shuffle), asc(cases.id))
    .limit(1)
    .for("key share", { skipLocked: true })
  return next?.id ?? null
}
