// Whether an interviewer goes on hold, and what their record of checks is. Counts interviews, not items.
import type { VerificationPolicy } from "../study/settings"
import { exactInterval } from "./binomial"
import { VERIFY_TYPES } from "./comparison"
import type { Differs, Finding } from "./finding"
import type { VerifyType } from "./reask"

/** A check with a finding. `random`: it came from the draw and not from a suspicion. */
export type SettledCheck = Readonly<{ random: boolean; finding: Finding; differs: Differs }>

export type Counted = Readonly<{ hits: number; of: number }>

/** Rates come from random checks only; a fabricated interview counts however it was found. */
export type CheckRecord = Readonly<{
  checked: number
  fabricated: number
  unreachable: Counted
  byType: Readonly<Record<VerifyType, Counted>>
}>

export function recordOf(checks: readonly SettledCheck[]): CheckRecord {
  const random = checks.filter((check) => check.random)
  const unreachable = random.filter(({ finding }) => finding === "unreachable").length
  const type = (verify: VerifyType) => {
    const comparable = random.filter(({ differs }) => differs[verify] !== null)
    return { hits: comparable.filter((check) => isDiscrepant(check, verify)).length, of: comparable.length }
  }
  return {
    checked: random.length - unreachable,
    fabricated: checks.filter(({ finding }) => finding === "fabricated").length,
    unreachable: { hits: unreachable, of: random.length },
    byType: { 1: type(1), 2: type(2), 3: type(3) },
  }
}

export type HoldReason =
  | Readonly<{ kind: "fabricated"; count: number }>
  | Readonly<{ kind: "discrepancies"; verify: VerifyType } & Exceeding>
  | Readonly<{ kind: "unreachable" } & Exceeding>

/** `lower` is the lower exact bound of hits / of, which lies above `limit`. */
export type Exceeding = Counted & Readonly<{ lower: number; limit: number }>

/** Reasons for a hold, none when there is no need: any fabricated interview, or a lower bound above a limit. */
export function holdReasons(
  record: CheckRecord,
  policy: Pick<VerificationPolicy, "limits" | "unreachableLimit">,
  confidence = 0.95,
): HoldReason[] {
  const reasons: HoldReason[] = []
  if (record.fabricated > 0) reasons.push({ kind: "fabricated", count: record.fabricated })
  for (const verify of VERIFY_TYPES) {
    const above = exceeding(record.byType[verify], policy.limits[verify], confidence)
    if (above) reasons.push({ kind: "discrepancies", verify, ...above })
  }
  const unreachable = exceeding(record.unreachable, policy.unreachableLimit, confidence)
  if (unreachable) reasons.push({ kind: "unreachable", ...unreachable })
  return reasons
}

function exceeding({ hits, of }: Counted, limit: number, confidence: number): Exceeding | null {
  const { lower } = exactInterval(hits, of, confidence)
  return lower > limit ? { hits, of, lower, limit } : null
}

// A supervisor who confirms against the comparison has said why in writing; unstable ratings stay what they are.
function isDiscrepant({ finding, differs }: SettledCheck, verify: VerifyType): boolean {
  return differs[verify] === true && (verify === 3 || finding !== "confirmed")
}
