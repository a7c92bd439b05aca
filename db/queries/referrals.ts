// Coupons with which respondents refer others: given after a complete interview, and what has become of each.
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { couponsFor } from "@/lib/sample/referral"
import type { Study } from "@/lib/study/study"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, referrals, waves } from "../schema"
import { type Actor, record } from "./audit"
import { type CaseRow, lockCase } from "./cases"
import { findInstrument } from "./instruments"
import type { WaveRow } from "./waves"

export type ReferralRow = typeof referrals.$inferSelect

/** How many coupons the respondent of a case may give on, as of now; with the study, whose rules these are. */
export type Allowance = Readonly<{ n: number; study: Study }>

/** Problem `not_found`. A wave that is not open takes nobody any more. */
export async function allowanceOf(tx: Tx, caseId: string): Promise<Allowance> {
  const [found] = await tx
    .select({ interview: interviews, wave: waves })
    .from(cases)
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .leftJoin(interviews, eq(interviews.caseId, cases.id))
    .where(eq(cases.id, caseId))
    .orderBy(desc(interviews.startedAt))
    .limit(1)
  if (!found) throw new Problem("not_found")
  const { interview, wave } = found
  const { study } = await findInstrument(tx, interview?.instrumentId ?? wave.instrumentId)
  if (!interview || wave.status !== "open") return { n: 0, study }
  const { generation } = await placeInChain(tx, caseId)
  const withdrawn = interview.withdrawnAt !== null
  return { n: couponsFor(study.referral, { status: interview.status, withdrawn, generation }), study }
}

/** The chain that a case is in: that of whoever referred it, or one of its own. */
export async function placeInChain(tx: Tx, caseId: string): Promise<Readonly<{ root: string; generation: number }>> {
  const [row] = await tx
    .select({ root: referrals.rootCaseId, generation: referrals.generation })
    .from(referrals)
    .where(and(eq(referrals.caseId, caseId), eq(referrals.known, "new")))
  return row ?? { root: caseId, generation: 0 }
}

/**
 * Gives the respondent of a case their coupons; the caller made the tokens, and only hashes come here. Repeating it
 * changes nothing. How many there are now: 0 when none may be given.
 */
export async function giveCoupons(tx: Tx, actor: Actor, caseId: string, hashes: readonly string[]): Promise<number> {
  const row = await lockCase(tx, caseId)
  const { n } = await allowanceOf(tx, caseId)
  await addCoupons(tx, actor, row, hashes.slice(0, n))
  return n
}

/** The case is locked by the caller, and may have so many. */
export async function addCoupons(tx: Tx, actor: Actor, recruiter: CaseRow, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return
  const { root, generation } = await placeInChain(tx, recruiter.id)
  const chain = { waveId: recruiter.waveId, rootCaseId: root, generation: generation + 1 }
  const added = await tx
    .insert(referrals)
    .values(hashes.map((tokenHash) => ({ ...chain, id: newId(), recruiterCaseId: recruiter.id, tokenHash })))
    .onConflictDoNothing()
    .returning({ id: referrals.id })
  if (added.length === 0) return
  const details = { coupons: added.length, generation: chain.generation }
  await record(tx, actor, "referral.given", { thing: "case", id: recruiter.id, details })
}

/** Which of these coupons were given, and whether each was used. */
export async function couponStates(tx: Tx, hashes: readonly string[]): Promise<ReadonlyMap<string, "free" | "used">> {
  if (hashes.length === 0) return new Map()
  const rows = await tx
    .select({ hash: referrals.tokenHash, used: sql<boolean>`${referrals.usedAt} is not null` })
    .from(referrals)
    .where(inArray(referrals.tokenHash, [...hashes]))
  return new Map(rows.map(({ hash, used }) => [hash, used ? "used" : "free"]))
}

export type Coupon = Readonly<{ referral: ReferralRow; recruiter: CaseRow; wave: WaveRow }>

/** What a coupon invites to. Problem `unknown_link`, also when whoever gave it has withdrawn. */
export async function findCoupon(tx: Tx, tokenHash: string): Promise<Coupon> {
  const [found] = await tx
    .select({ referral: referrals, recruiter: cases, wave: waves })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.recruiterCaseId))
    .innerJoin(waves, eq(waves.id, referrals.waveId))
    .where(eq(referrals.tokenHash, tokenHash))
  if (!found) throw new Problem("unknown_link")
  return found
}
