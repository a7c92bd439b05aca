// What follows from a finding for the interview it is about.
import type { Standing } from "../quota/places"
import type { Reason } from "./callback"
import type { Finding } from "./finding"

export const CONSEQUENCES = ["keep", "correct", "void"] as const
export type Consequence = (typeof CONSEQUENCES)[number]

const ALLOWED: Readonly<Record<Finding, readonly Consequence[]>> = {
  confirmed: ["keep"],
  unreachable: ["keep"],
  discrepancy: ["keep", "correct", "void"],
  fabricated: ["void"],
}

/** What a supervisor may choose from after this finding. */
export const consequencesOf = (finding: Finding): readonly Consequence[] => ALLOWED[finding]

const SPOILED: readonly Reason[] = [
  ...(["service_not_received", "mode_differs", "answers_suggested"] as const),
  ...(["consent_not_asked", "coded_untruly", "not_acceptable"] as const),
]
const CORRECTABLE: readonly Reason[] = ["facts_differ", "hard_items_differ", "miscoded"]

/** The consequence to offer first. */
export function proposeConsequence(finding: Finding, reasons: readonly Reason[]): Consequence {
  if (finding === "fabricated") return "void"
  if (finding !== "discrepancy") return "keep"
  if (reasons.some((reason) => SPOILED.includes(reason))) return "void"
  return reasons.some((reason) => CORRECTABLE.includes(reason)) ? "correct" : "keep"
}

export type ConsequenceRefusal = "not_of_this_finding" | "note_required"

/** Why the consequence may not be chosen, or null. Keeping an interview with a discrepancy takes a written reason. */
export function refuseConsequence(finding: Finding, chosen: Consequence, note: string): ConsequenceRefusal | null {
  if (!ALLOWED[finding].includes(chosen)) return "not_of_this_finding"
  return finding === "discrepancy" && chosen === "keep" && note.trim() === "" ? "note_required" : null
}

/** `tally`: take the interview's counts away, or put the corrected ones in their place. */
export type Effects = Readonly<{
  standing: Standing
  returnsPlace: boolean
  tally: "none" | "remove" | "replace"
  replacementCase: boolean
  /** An unreachable one adds the next of its stream to the draw. */
  drawsNext: boolean
}>

/** Everything the consequence changes, to be done in one transaction. Voiding what is out already changes nothing. */
export function effectsOf(finding: Finding, consequence: Consequence, standing: Standing): Effects {
  const counted = standing === "counted"
  const voided = consequence === "void"
  return {
    standing: voided ? "out" : standing,
    returnsPlace: voided && counted,
    tally: !counted || consequence === "keep" ? "none" : voided ? "remove" : "replace",
    replacementCase: voided && counted,
    drawsNext: finding === "unreachable",
  }
}

/** The code of the callback form's `ver_result` that says the same. */
export const RESULT_CODES: Readonly<Record<Consequence, string>> = {
  keep: "confirmed",
  correct: "corrected",
  void: "rejected",
}
