// Addresses that get nothing more of a study: unsubscribed, bounced, withdrawn.
import { eq, sql } from "drizzle-orm"
import type { Bounce } from "@/adapters/mail/bounce"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { cases, letters, links, optOuts, waves } from "../schema"
import { RESPONDENT, record, SYSTEM } from "./audit"
import type { Channel } from "./letter-standing"

export type Unsubscribing = Readonly<{ instrumentId: string; language: string | null; done: boolean }>

/**
 * What a letter's token says to its unsubscribe page. It works as long as the letter exists: an expired or revoked link
 * still belongs to somebody who wants no more mail. Problem `unknown_link`.
 */
export async function findUnsubscribing(tx: Tx, tokenHash: string): Promise<Unsubscribing> {
  const { caseId, studyId, contactId, instrumentId, language } = await findByToken(tx, tokenHash)
  const { rows } = await tx.execute<{ done: boolean }>(sql`
    select exists (select from opt_outs o where o.study_id = ${studyId} and o.why <> 'bounced'
      and o.address_fingerprint in (${addressesOf(contactId)}))
      or exists (select from contacts t where t.id = ${contactId} and t.erased_at is not null) as done from cases where id = ${caseId}`)
  return { instrumentId, language, done: rows[0]?.done ?? false }
}

/** All addresses of the token's person are left alone from now on, in every wave of the study. Problem `unknown_link`. */
export async function unsubscribe(tx: Tx, tokenHash: string, now: Date): Promise<void> {
  const { caseId, studyId, contactId } = await findByToken(tx, tokenHash)
  if (!contactId) return
  const { rowCount } = await tx.execute(sql`
    insert into opt_outs (study_id, address_fingerprint, why, at)
    select ${studyId}, a.f, 'unsubscribed', ${now.toISOString()}::timestamptz from (${addressesOf(contactId)}) a (f)
    on conflict (study_id, address_fingerprint) do update set why = excluded.why, at = excluded.at
      where opt_outs.why = 'bounced'`)
  if (!rowCount) return
  await tx.execute(sql`
    update letters l set state = 'dropped', reason = 'opted_out' from cases c join waves w on w.id = c.wave_id
    where l.case_id = c.id and c.contact_id = ${contactId} and w.study_id = ${studyId} and l.state = 'waiting'`)
  await record(tx, RESPONDENT, "contact.unsubscribed", { thing: "case", id: caseId })
}

/** A letter's address takes none; other addresses of the person may. */
export async function optOutBounced(tx: Tx, letterId: string, channel: Channel, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into opt_outs (study_id, address_fingerprint, why, at)
    select t.study_id, ${channel === "email" ? sql`t.email_fingerprint` : sql`t.phone_fingerprint`}, 'bounced',
      ${now.toISOString()}::timestamptz
    from letters l join cases c on c.id = l.case_id join contacts t on t.id = c.contact_id
    where l.id = ${letterId} and t.erased_at is null
      and ${channel === "email" ? sql`t.email_fingerprint is not null` : sql`true`}
    on conflict do nothing`)
}

/**
 * A mail came back later on. When its address is of no use, the address is opted out; otherwise only this letter failed.
 * @returns false when it is about no letter of ours that is still thought to have arrived
 */
export async function takeBounce(tx: Tx, bounce: Bounce, now: Date): Promise<boolean> {
  const { letter, messageId, permanent, status } = bounce
  const named = letter ? sql`l.id = ${letter}::uuid` : sql`l.message_id = ${messageId}`
  const { rows } = await tx.execute<{ id: string }>(sql`
    update letters l set state = ${permanent ? "bounced" : "failed"}, reason = ${status}
    where ${named} and (l.state in ('sending', 'sent') or l.state = 'failed' and l.reason = 'unknown')
    returning l.id`)
  const id = rows[0]?.id
  if (!id) return false
  if (permanent) await optOutBounced(tx, id, "email", now)
  await record(tx, SYSTEM, "letter.bounced", { thing: "letter", id, details: { status, permanent } })
  return true
}

/** Fingerprints of everything a contact can be written to. */
const addressesOf = (contactId: string | null) => sql`
  select unnest(array[t.email_fingerprint, t.phone_fingerprint]) from contacts t
  where t.id = ${contactId} and t.erased_at is null and t.email_fingerprint is not null
  union select t.phone_fingerprint from contacts t where t.id = ${contactId} and t.erased_at is null
  union select m.phone_fingerprint from contact_phones m where m.contact_id = ${contactId}`

async function findByToken(tx: Tx, tokenHash: string) {
  const [row] = await tx
    .select({
      caseId: cases.id,
      contactId: cases.contactId,
      language: cases.language,
      studyId: waves.studyId,
      instrumentId: waves.instrumentId,
    })
    .from(links)
    .innerJoin(letters, eq(letters.linkId, links.id))
    .innerJoin(cases, eq(cases.id, links.caseId))
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .where(eq(links.tokenHash, tokenHash))
  if (!row) throw new Problem("unknown_link")
  return row
}

/** The addresses, as hashes, that a study leaves alone. */
export const listOptOuts = (tx: Tx, studyId: string) => tx.select().from(optOuts).where(eq(optOuts.studyId, studyId))
