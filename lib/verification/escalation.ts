// Whether more of an interviewer's work is checked than the study's share: the step between the draw and a hold.
import type { VerificationPolicy } from "../study/settings"
import type { Finding } from "./finding"

/** Discrepancies among settled checks, and how many of them call for more checking. */
export type Escalating = Readonly<{ found: number; allowed: number; share: number }>

/**
 * The share of the work to check from now on, or null when the record does not call for it. A check counts however it
 * came about: this is suspicion and enters no estimate. Fabricated interviews count too, though they lead to a hold.
 */
export function escalationOf(
  findings: readonly Finding[],
  { escalation, share }: Pick<VerificationPolicy, "escalation" | "share">,
): Escalating | null {
  const found = findings.filter((finding) => finding === "discrepancy" || finding === "fabricated").length
  const calls = found >= escalation.discrepancies && escalation.share > share
  return calls ? { found, allowed: escalation.discrepancies - 1, share: escalation.share } : null
}
