// Whoever was given a coupon comes with it: from then on they are a respondent like any other.
import { eq } from "drizzle-orm"
import { QUOTA_FULL } from "@/lib/disposition/codes"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, links, referrals } from "../schema"
import { RESPONDENT } from "./audit"
import { holderOfCase, lockCase } from "./cases"
import { findInstrument } from "./instruments"
import { startInterview } from "./interviews"
import { lockContacts } from "./known-contacts"
import { createLink } from "./links"
import { findCoupon } from "./referrals"
import { type Became, type Referred, takeReferred } from "./take-referred"

export type Coming = Readonly<{
  tokenHash: string
  /** Hash of the link that they get. */
  linkHash: string
  person: Referred
  language: string
  device: string | null
}>

/**
 * `begun`: their interview runs behind the link. `thanked`: nothing more is asked, for whichever reason; it must not show
 * which. `used`: somebody came with this coupon before.
 */
export type Came = "begun" | "thanked" | "used"

/** Problems: `unknown_link`, `wave_not_open`. The same page sent twice begins once. */
export async function comeByCoupon(tx: Tx, coming: Coming, now: Date): Promise<Came> {
  const { wave } = await findCoupon(tx, coming.tokenHash)
  await lockContacts(tx, wave.studyId)
  const [coupon] = await tx.select().from(referrals).where(eq(referrals.tokenHash, coming.tokenHash)).for("update")
  if (!coupon) throw new Problem("unknown_link")
  if (coupon.usedAt) return (await isLinkOf(tx, coming.linkHash, coupon.caseId)) ? "begun" : "used"
  if (wave.status !== "open") throw new Problem("wave_not_open", wave.status === "closed" ? { closed: 1 } : {})
  const { study } = await findInstrument(tx, wave.instrumentId)
  if (!study.referral) throw new Problem("unknown_link")
  const became = await takeReferred(tx, RESPONDENT, wave, study.referral, coupon, coming.person, now)
  return (await mayBegin(tx, became, now)) ? begin(tx, coming, became, now) : "thanked"
}

async function isLinkOf(tx: Tx, linkHash: string, caseId: string | null): Promise<boolean> {
  const [link] = await tx.select({ caseId: links.caseId }).from(links).where(eq(links.tokenHash, linkHash))
  return link !== undefined && link.caseId === caseId
}

// A case that somebody has worked on may hold answers, or a refusal: whoever types its number gets to see neither.
async function mayBegin(tx: Tx, { kind, caseId }: Became, now: Date): Promise<boolean> {
  if (kind !== "known") return kind === "new"
  const row = await lockCase(tx, caseId)
  if (row.finalAt || row.attempts > 0 || row.disposition || holderOfCase(row, now)) return false
  const begun = await tx.select({ id: interviews.id }).from(interviews).where(eq(interviews.caseId, caseId))
  return begun.length === 0
}

async function begin(tx: Tx, { linkHash, language, device }: Coming, { kind, caseId }: Became, now: Date) {
  const start = { id: newId(), caseId, mode: "online", language, interviewerId: null, device } as const
  try {
    await tx.transaction((inner) => startInterview(inner, start, now))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "quota_closed") throw error
    if (kind === "new")
      await tx.update(cases).set({ disposition: QUOTA_FULL, finalAt: now }).where(eq(cases.id, caseId))
    return "thanked"
  }
  await createLink(tx, RESPONDENT, caseId, linkHash, now)
  return "begun"
}
