// What a finished check says of its interview. The supervisor decides; this proposes, and says why.
import type { Answers } from "../questionnaire/definition"
import { callbackSays, type HeldInterview, type Reason, type Remark } from "./callback"
import type { Comparison } from "./comparison"
import type { VerifyType } from "./reask"

export const FINDINGS = ["confirmed", "discrepancy", "fabricated", "unreachable"] as const
export type Finding = (typeof FINDINGS)[number]

/** How the attempts to reach the respondent ended. */
export type Contact = "reached" | "wrong_number" | "not_reached"

export type Check = Readonly<{
  contact: Contact
  /** Answers to the study's callback form. */
  callback: Answers
  /** Null when nothing was asked again. */
  comparison: Comparison | null
  interview: HeldInterview
}>

/** Whether the interview differs, by verify type; null where the check cannot tell. */
export type Differs = Readonly<Record<VerifyType, boolean | null>>

/** `finding` is null while the check is unfinished. Remarks do not decide anything. */
export type Proposal = Readonly<{
  finding: Finding | null
  reasons: readonly Reason[]
  remarks: readonly Remark[]
  differs: Differs
}>

const UNKNOWN: Differs = { 1: null, 2: null, 3: null }
/** That there was an interview at all is the first fact. */
const FABRICATED: Differs = { ...UNKNOWN, 1: true }

/** The finding that the callback and the comparison suggest. Rules in order: the first that applies decides. */
export function proposeFinding({ contact, callback, comparison, interview }: Check): Proposal {
  if (contact === "not_reached") return untold("unreachable", "not_reached")
  // Who answered by telephone can be telephoned: another number there means another person, online it may be old.
  if (contact === "wrong_number")
    return untold(interview.modes.includes("phone") ? "fabricated" : "unreachable", "wrong_number")
  const said = callbackSays(callback, interview)
  const remarks = [...said.remarks, ...(comparison?.byType[3].exceeds ? (["ratings_differ"] as const) : [])]
  if (said.fabricated.length > 0)
    return { finding: "fabricated", reasons: said.fabricated, remarks, differs: FABRICATED }
  const facts = [...said.facts, ...(comparison?.byType[1].exceeds ? (["facts_differ"] as const) : [])]
  const conduct = [...said.conduct, ...(comparison?.byType[2].exceeds ? (["hard_items_differ"] as const) : [])]
  const differs: Differs = {
    1: facts.length > 0 || (said.complete ? false : (comparison?.byType[1].exceeds ?? null)),
    2: conduct.length > 0 || (comparison?.byType[2].exceeds ?? null),
    3: comparison?.byType[3].exceeds ?? null,
  }
  const proposal = (finding: Finding | null, reasons: readonly Reason[]) => ({ finding, reasons, remarks, differs })
  if (facts.length + conduct.length > 0) return proposal("discrepancy", [...facts, ...conduct])
  if (comparison?.enough !== true && said.unsure) return proposal("unreachable", [said.unsure])
  if (!said.complete) return proposal(null, ["callback_incomplete"])
  return comparison?.enough ? proposal("confirmed", []) : proposal(null, ["too_few_items"])
}

export type FindingRefusal = "respondent_was_reached" | "check_incomplete" | "note_required"

/** Why the supervisor may not record this finding, or null. To depart from the proposal takes a written reason. */
export function refuseFinding(chosen: Finding, proposal: Proposal, note: string): FindingRefusal | null {
  if (chosen === proposal.finding) return null
  if (proposal.finding === null && chosen !== "unreachable") return "check_incomplete"
  if (proposal.finding !== null && chosen === "unreachable") return "respondent_was_reached"
  return note.trim() === "" ? "note_required" : null
}

function untold(finding: Finding, reason: Reason): Proposal {
  return { finding, reasons: [reason], remarks: [], differs: finding === "fabricated" ? FABRICATED : UNKNOWN }
}
