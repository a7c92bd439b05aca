// A decided check that is looked at again: who may ask and until when, who decides, and what a changed decision does.
import { addDays } from "date-fns"
import type { Standing } from "../quota/places"
import { type Consequence, consequencesOf } from "./consequence"
import type { Finding } from "./finding"

export const APPEAL_KINDS = ["appeal", "second_opinion"] as const
export type AppealKind = (typeof APPEAL_KINDS)[number]

export type Decision = Readonly<{ finding: Finding; consequence: Consequence }>

export type AskRefusal = "nothing_to_appeal" | "appeal_open" | "asked_before" | "appeal_too_late"

/** The last moment for an interviewer to appeal a decision made then. */
export const appealUntil = (decidedAt: Date, appealDays: number): Date => addDays(decidedAt, appealDays)

/**
 * Why a decided check may not be looked at again, or null. That a respondent was not reached is a fact of the attempts
 * and part of the published draw; what is confirmed takes nothing from the interviewer. Each kind is asked for once,
 * and one at a time. Only an appeal has a deadline.
 * @param decidedAt when what stands now was decided
 */
export function refuseAsking(
  kind: AppealKind,
  { finding, decidedAt }: Readonly<{ finding: Finding; decidedAt: Date }>,
  asked: readonly Readonly<{ kind: AppealKind; open: boolean }>[],
  appealDays: number,
  now: Date,
): AskRefusal | null {
  if (finding === "unreachable" || (kind === "appeal" && finding === "confirmed")) return "nothing_to_appeal"
  if (asked.some(({ open }) => open)) return "appeal_open"
  if (asked.some((before) => before.kind === kind)) return "asked_before"
  return kind === "appeal" && now > appealUntil(decidedAt, appealDays) ? "appeal_too_late" : null
}

/** Whether somebody may decide: neither who asked nor whoever decided about this check before. */
export const isImpartial = (personId: string, askedBy: string, deciders: readonly (string | null)[]): boolean =>
  personId !== askedBy && !deciders.includes(personId)

export type ChangeRefusal = "nothing_changed" | "unreachable_stays" | "not_of_this_finding"

/** Why a decision may not be changed to this one, or null. */
export function refuseChange(was: Decision, becomes: Decision): ChangeRefusal | null {
  if (was.finding === "unreachable" || becomes.finding === "unreachable") return "unreachable_stays"
  if (was.finding === becomes.finding && was.consequence === becomes.consequence) return "nothing_changed"
  return consequencesOf(becomes.finding).includes(becomes.consequence) ? null : "not_of_this_finding"
}

/** `reinstates`: a voided interview comes back, with its place if it had one and there is one, else over quota. */
export type ChangeEffects = Readonly<{
  reinstates: boolean
  takesPlace: boolean
  voids: boolean
  returnsPlace: boolean
  /** Corrected answers give way to the first ones. */
  restores: boolean
}>

/** @param before where the interview stood before it was voided; it is `standing` while it is not */
export function effectsOfChange(was: Decision, becomes: Decision, standing: Standing, before: Standing): ChangeEffects {
  const reinstates = was.consequence === "void" && becomes.consequence !== "void"
  const voids = was.consequence !== "void" && becomes.consequence === "void"
  return {
    reinstates,
    takesPlace: reinstates && before === "counted",
    voids,
    returnsPlace: voids && standing === "counted",
    restores: was.consequence === "correct" && becomes.consequence !== "correct",
  }
}
