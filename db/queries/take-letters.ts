// The first half of sending: letters that are due become `sending`, with a link of their own, before anything goes out.
import { eq, sql } from "drizzle-orm"
import { hashToken, newToken } from "@/adapters/vault/token"
import { mayWriteAt, nextWritable, roomNow } from "@/lib/mailing/due"
import { whyNot } from "@/lib/mailing/fit"
import { MailingPlan } from "@/lib/mailing/plan"
import type { CallingPolicy } from "@/lib/study/calling"
import type { Study } from "@/lib/study/study"
import type { Tx } from "../client"
import { newId } from "../ids"
import { letters, links, mailings, waves } from "../schema"
import { record, SYSTEM } from "./audit"
import { instant } from "./callable"
import { policyIn } from "./case-standing"
import { findInstrument } from "./instruments"
import { type Channel, readStanding, type StandingRow, standingColumns } from "./letter-standing"
import { LINK_DAYS } from "./links"

/** A letter that nobody else will send; its token is nowhere else. */
export type TakenLetter = Readonly<{
  id: string
  channel: Channel
  tries: number
  messageId: string | null
  token: string
  sealed: Buffer
  service: string | null
  language: string | null
  timezone: string
  plan: MailingPlan
  study: Study
  hours: CallingPolicy["hours"]
}>

const AT_ONCE = 20

/** What became of the letters looked at: `looked` 0 means that nothing of this mailing is due, or its pace is reached. */
export type Batch = Readonly<{ taken: readonly TakenLetter[]; looked: number; dropped: number }>
const NOTHING: Batch = { taken: [], looked: 0, dropped: 0 }

/**
 * Takes some due letters of a running mailing. Whoever must not be written to any more is dropped, quiet hours put off.
 * A mailing that another process is taking from is left to it: the pace counts over all of them.
 * @param domain right half of Message-IDs
 */
export async function takeLetters(tx: Tx, mailingId: string, domain: string, now: Date): Promise<Batch> {
  const [found] = await tx
    .select({ mailing: mailings, wave: waves })
    .from(mailings)
    .innerJoin(waves, eq(waves.id, mailings.waveId))
    .where(sql`${mailings.id} = ${mailingId} and ${mailings.status} = 'running'`)
    .for("update", { of: mailings, skipLocked: true })
  if (!found) return NOTHING
  const { wave } = found
  const mailing = { ...found.mailing, plan: MailingPlan.parse(found.mailing.plan) }
  const room = roomNow(mailing.plan, await countLastMinute(tx, mailingId, now))
  const due = room === 0 ? [] : await lockDue(tx, mailing, Math.min(room, AT_ONCE), now)
  const [{ hours }, { study }] = [await policyIn(tx, wave), await findInstrument(tx, wave.instrumentId)]
  const taken: TakenLetter[] = []
  let dropped = 0
  for (const row of due) {
    const reason = whyNot(readStanding(row))
    const put = (values: Partial<typeof letters.$inferInsert>) =>
      tx.update(letters).set(values).where(eq(letters.id, row.id))
    if (reason || !row.sealed) {
      await put({ state: "dropped", reason: reason ?? "no_address" })
      dropped++
    } else if (!mayWriteAt(mailing.plan.quiet, hours, now, row.timezone)) {
      await put({ dueAt: nextWritable(mailing.plan.quiet, hours, now, row.timezone) })
    } else {
      const { id, sealed, service, language, timezone } = row
      const tries = row.tries + 1
      const messageId = mailing.channel === "email" ? `${id}.${tries}@${domain}` : null
      const { linkId, token } = await renewLink(tx, row, now)
      await put({ state: "sending", reason: null, tries, sentAt: now, messageId, linkId })
      const about = { service, language, timezone, plan: mailing.plan, study, hours }
      taken.push({ id, channel: mailing.channel, tries, messageId, token, sealed, ...about })
    }
  }
  if (taken.length > 0) {
    await record(tx, SYSTEM, "letters.taken", { thing: "mailing", id: mailingId, details: { letters: taken.length } })
  }
  return { taken, looked: due.length, dropped }
}

type Due = StandingRow & {
  id: string
  case_id: string
  link_id: string | null
  tries: number
  sealed: Buffer | null
  service: string | null
  language: string | null
  timezone: string
}

/** A case that is on somebody's screen is being talked to: its letter waits until it is not. */
async function lockDue(tx: Tx, mailing: typeof mailings.$inferSelect, limit: number, now: Date): Promise<Due[]> {
  const { rows } = await tx.execute<Due>(sql`
    select l.id, l.case_id, l.link_id, l.tries, t.sealed, c.service, c.language, c.timezone, ${standingColumns(mailing.channel)}
    from letters l join cases c on c.id = l.case_id join waves w on w.id = c.wave_id
      left join contacts t on t.id = c.contact_id
    where l.mailing_id = ${mailing.id} and l.state = 'waiting' and l.due_at <= ${instant(now)}
      and (c.leased_until is null or c.leased_until <= ${instant(now)})
    order by l.due_at, l.id limit ${limit} for update of l skip locked`)
  return rows
}

async function countLastMinute(tx: Tx, mailingId: string, now: Date): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from letters l where l.mailing_id = ${mailingId} and l.state <> 'waiting'
      and l.sent_at > ${instant(now)} - interval '1 minute'`)
  return rows[0]?.n ?? 0
}

/** Only the hash is kept, so another try has another token; the one before never arrived. */
async function renewLink(tx: Tx, { link_id, case_id }: Due, now: Date): Promise<{ linkId: string; token: string }> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000)
  const values = { tokenHash: hashToken(token), createdAt: now, expiresAt }
  if (link_id) {
    await tx.update(links).set(values).where(eq(links.id, link_id))
    return { linkId: link_id, token }
  }
  const linkId = newId()
  await tx.insert(links).values({ ...values, id: linkId, caseId: case_id, purpose: "letter" })
  return { linkId, token }
}
