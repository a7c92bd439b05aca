// After a telephone interview: numbers of others that the respondent names, with the consent of both.
import { subHours } from "date-fns"
import { and, desc, eq, gt } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { entryOf } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"
import type { Tx } from "../client"
import { cases, interviews, referrals, waves } from "../schema"
import { byPerson } from "./audit"
import { type CaseRow, lockCase } from "./cases"
import { lockContacts } from "./known-contacts"
import { addCoupons, allowanceOf } from "./referrals"
import type { SealedContact } from "./sample"
import { type Referred, takeReferred } from "./take-referred"

/** So long after the interview its interviewer may still note numbers. */
const HOURS = 2

export type Noting = Readonly<{
  caseId: string
  /** Hashes of the case's coupons: each number takes the next free one. */
  hashes: readonly string[]
  people: readonly Named[]
}>

/** Where nothing else is said, somebody lives where the respondent does. */
export type Named = Readonly<{ contact: SealedContact; region: string | null; shuffle: number }>

/** How many were taken, and how many are not needed any more, or more than the study allows. */
export type Noted = Readonly<{ noted: number; enough: number }>

/**
 * Whose number is known already, or not to be called, is taken like any other and called no more than before.
 * Problems: `case_not_yours` when the last interview of the case is not this interviewer's own of the last hours.
 */
export async function noteReferred(tx: Tx, interviewer: Person, noting: Noting, now: Date): Promise<Noted> {
  const wave = await findWave(tx, noting.caseId)
  await lockContacts(tx, wave.studyId)
  const recruiter = await lockCase(tx, noting.caseId)
  await assertOwn(tx, interviewer, noting.caseId, now)
  const actor = byPerson(interviewer)
  const { n, study } = await allowanceOf(tx, noting.caseId)
  const own = noting.hashes.slice(0, n)
  await addCoupons(tx, actor, recruiter, own)
  let noted = 0
  const left = [...own]
  for (const person of noting.people) {
    const coupon = await nextFree(tx, left)
    if (!coupon || !study.referral) break
    const { kind } = await takeReferred(
      tx,
      actor,
      wave,
      study.referral,
      coupon,
      likeThem(study, recruiter, person),
      now,
    )
    if (kind !== "full") noted++
  }
  return { noted, enough: noting.people.length - noted }
}

function likeThem(study: Study, recruiter: CaseRow, { contact, region, shuffle }: Named): Referred {
  const entry = entryOf(study, "region", region ?? undefined)
  const { service, language } = recruiter
  const timezone = entry?.columns.timezone || recruiter.timezone
  const where = { region: entry?.code ?? recruiter.region, timezone }
  return { ...where, service, language, sourceReference: null, shuffle, contact }
}

async function findWave(tx: Tx, caseId: string) {
  const [row] = await tx
    .select({ id: waves.id, studyId: waves.studyId })
    .from(cases)
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .where(eq(cases.id, caseId))
  if (!row) throw new Problem("not_found")
  return row
}

async function assertOwn(tx: Tx, interviewer: Person, caseId: string, now: Date): Promise<void> {
  const [row] = await tx
    .select({ mode: interviews.mode, interviewerId: interviews.interviewerId })
    .from(interviews)
    .where(
      and(
        eq(interviews.caseId, caseId),
        eq(interviews.status, "complete"),
        gt(interviews.endedAt, subHours(now, HOURS)),
      ),
    )
    .orderBy(desc(interviews.startedAt))
    .limit(1)
  if (row?.mode !== "phone" || row.interviewerId !== interviewer.id) throw new Problem("case_not_yours")
}

async function nextFree(tx: Tx, left: string[]) {
  for (let hash = left.shift(); hash; hash = left.shift()) {
    const [coupon] = await tx.select().from(referrals).where(eq(referrals.tokenHash, hash)).for("update")
    if (coupon && !coupon.usedAt) return coupon
  }
  return undefined
}
