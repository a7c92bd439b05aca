// Somebody who was referred becomes a case, or turns out to have one. The only way in for both coupons and numbers noted
// on the phone. Locks: the study's contacts, the coupon, then as everywhere.
import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { DO_NOT_CALL, QUOTA_FULL } from "@/lib/disposition/codes"
import { type ReferredCell, roomIn } from "@/lib/sample/referral"
import type { ReferralSettings } from "@/lib/study/referral"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, referrals } from "../schema"
import { type Actor, record } from "./audit"
import { ownersOf } from "./known-contacts"
import type { ReferralRow } from "./referrals"
import { type Sampled, type SealedContact, takeIn } from "./sample"

export type Referred = Omit<Sampled, "sealed" | "phoneFingerprint" | "further" | "emailFingerprint"> &
  Readonly<{ contact: SealedContact | null }>

/**
 * `new`: a case of their own. `known`: they had one for the service in this wave. `barred`: nobody calls that number.
 * `full`: the chain, or all chains, have their share. The last two leave an ended case without a contact: a coupon is
 * used once, and what a number is to us must not show from outside.
 */
export type Became = Readonly<{ kind: "new" | "known" | "barred" | "full"; caseId: string }>

type InWave = Readonly<{ id: string; studyId: string }>

/** The coupon is locked and unused, the study's contacts are locked. */
export async function takeReferred(
  tx: Tx,
  actor: Actor,
  wave: InWave,
  settings: ReferralSettings,
  coupon: ReferralRow,
  person: Referred,
  now: Date,
): Promise<Became> {
  const became = await settle(tx, wave, settings, coupon, person, now)
  const known = became.kind === "known" ? "known" : "new"
  await tx
    .update(referrals)
    .set({ caseId: became.caseId, known, usedAt: now })
    .where(and(eq(referrals.id, coupon.id), isNull(referrals.usedAt)))
  const details = { became: became.kind, generation: coupon.generation }
  await record(tx, actor, "referral.used", { thing: "case", id: became.caseId, details })
  return became
}

async function settle(
  tx: Tx,
  wave: InWave,
  settings: ReferralSettings,
  coupon: ReferralRow,
  { contact, ...person }: Referred,
  now: Date,
): Promise<Became> {
  const cells = await readReferredCells(tx, wave.id, coupon.rootCaseId, person)
  const ended = (disposition: string) => addCase(tx, wave.id, person, { disposition, finalAt: now })
  if (roomIn(settings, cells) !== "room") return { kind: "full", caseId: await ended(QUOTA_FULL) }
  if (!contact) return { kind: "new", caseId: await addCase(tx, wave.id, person) }
  const [taken] = await takeIn(tx, wave, "snowball", [{ ...person, ...contact }])
  if (taken?.kind === "added") return { kind: "new", caseId: taken.caseId }
  const own = taken?.kind === "known" ? await findKnown(tx, wave, contact.phoneFingerprint, person.service) : undefined
  return own ? { kind: "known", caseId: own } : { kind: "barred", caseId: await ended(DO_NOT_CALL.code) }
}

/**
 * The quota cells of a place that look at nothing but region and service, with the referred people in each who are
 * counted, hold a place, or may still be called.
 */
export async function readReferredCells(
  tx: Tx,
  waveId: string,
  rootCaseId: string,
  { region, service }: Readonly<{ region: string | null; service: string | null }>,
): Promise<ReferredCell[]> {
  const { rows } = await tx.execute<ReferredCell>(sql`
    select q.target, count(c.id)::int as referred,
      (count(c.id) filter (where c.root_case_id = ${rootCaseId}::uuid))::int as "ofChain"
    from quota_cells q left join lateral (
      select c.id, r.root_case_id from referrals r join cases c on c.id = r.case_id
      where r.wave_id = q.wave_id and r.known = 'new' and (q.region is null or c.region = q.region)
        and (q.service is null or c.service = q.service) and ${IS_OR_MAY_BE_COUNTED}) c on true
    where q.wave_id = ${waveId}::uuid and q.conditions - array['region', 'service'] = '{}'
      and (q.region is null or q.region = ${region}::text) and (q.service is null or q.service = ${service}::text)
    group by q.id, q.target`)
  return rows
}

/** Of `cases c`. Who has left an interview online without a contact counts again when they come back to it. */
export const IS_OR_MAY_BE_COUNTED = sql`(exists (
    select from interviews i where i.case_id = c.id and i.standing = 'counted')
  or exists (
    select from interviews i join reservations p on p.interview_id = i.id and p.state = 'held' where i.case_id = c.id)
  or c.final_at is null and c.contact_id is not null)`

async function addCase(
  tx: Tx,
  waveId: string,
  person: Omit<Referred, "contact">,
  ended: Readonly<{ disposition?: string; finalAt?: Date }> = {},
): Promise<string> {
  const id = newId()
  await tx.insert(cases).values({ ...person, ...ended, id, waveId, source: "snowball" })
  return id
}

async function findKnown(tx: Tx, wave: InWave, number: string, service: string | null): Promise<string | undefined> {
  const owners = [...(await ownersOf(tx, wave.studyId, [number])).values()]
  const [row] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.waveId, wave.id),
        inArray(cases.contactId, owners),
        sql`${cases.service} is not distinct from ${service}`,
      ),
    )
  return row?.id
}
