// The round of every minute: what is due goes out, mailing by mailing.
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import type { Vault } from "@/adapters/vault/vault"
import { MailingPlan } from "@/lib/mailing/plan"
import { type Database, type Tx, transact } from "../client"
import { notify } from "../notify"
import { mailings, waves } from "../schema"
import { SYSTEM } from "./audit"
import { makeLetters } from "./letters"
import { endMailing } from "./mailings"
import { giveUpLost, type Outcome, type Senders, sendLetter } from "./send-letters"
import { takeLetters } from "./take-letters"

export type Round = Readonly<Record<Outcome, number>>

/**
 * Sends what is due now: at each mailing's pace, to whom it still fits, each letter once however many processes do this.
 * Reminders are made as their days come; mailings of closed waves end. A round ends early when `goOn` turns false, and
 * leaves a channel alone when its server takes nothing.
 */
export async function sendDue(
  db: Database,
  senders: Senders,
  vault: Pick<Vault, "open">,
  now: Date,
  goOn: () => boolean = () => true,
): Promise<Round> {
  const round: Record<Outcome, number> = { sent: 0, bounced: 0, waiting: 0, failed: 0, dropped: 0 }
  await giveUpLost(db, now)
  await transact(db, endClosed)
  await makeReminders(db, now, goOn)
  const silent = new Set<"email" | "sms">()
  for (const { id, waveId, channel } of await listRunning(db, senders)) {
    for (let more = true; more && goOn() && !silent.has(channel); ) {
      const batch = await transact(db, (tx) => takeLetters(tx, id, senders.mail?.domain ?? "", now))
      const outcomes = await sendAll(batch.taken.map((letter) => sendLetter(db, senders, vault.open, letter, now)))
      for (const outcome of outcomes) round[outcome]++
      round.dropped += batch.dropped
      if (batch.looked > 0) await transact(db, (tx) => notify(tx, { topic: "letters", waveId }))
      if (outcomes.length > 0 && outcomes.every((outcome) => outcome === "waiting" || outcome === "failed"))
        silent.add(channel)
      more = batch.looked > 0
    }
  }
  return round
}

/** Waits for all of them before the first failure is told: none is left behind half done. */
async function sendAll(sending: readonly Promise<Outcome>[]): Promise<Outcome[]> {
  const settled = await Promise.allSettled(sending)
  const failures = settled.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []))
  if (failures.length > 0) throw new AggregateError(failures, "letters were sent, and what came of some is not kept")
  return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))
}

async function listRunning(db: Database, { mail, sms }: Senders) {
  const channels = [...(mail ? ["email" as const] : []), ...(sms ? ["sms" as const] : [])]
  if (channels.length === 0) return []
  return db
    .select({ id: mailings.id, waveId: mailings.waveId, channel: mailings.channel })
    .from(mailings)
    .where(and(eq(mailings.status, "running"), inArray(mailings.channel, channels)))
    .orderBy(asc(mailings.createdAt), asc(mailings.id))
}

async function endClosed(tx: Tx): Promise<void> {
  const rows = await tx
    .select({ id: mailings.id })
    .from(mailings)
    .innerJoin(waves, and(eq(waves.id, mailings.waveId), eq(waves.status, "closed")))
    .where(inArray(mailings.status, ["running", "paused"]))
  for (const { id } of rows) await endMailing(tx, SYSTEM, id)
}

async function makeReminders(db: Database, now: Date, goOn: () => boolean): Promise<void> {
  const reminders = await db
    .select({ id: mailings.id })
    .from(mailings)
    .where(sql`${mailings.status} = 'running' and ${mailings.after} is not null`)
  for (const { id } of reminders) {
    if (!goOn()) return
    await transact(db, async (tx) => {
      const [row] = await tx
        .select()
        .from(mailings)
        .where(and(eq(mailings.id, id), eq(mailings.status, "running")))
        .for("update", { skipLocked: true })
      if (row) await makeLetters(tx, { ...row, plan: MailingPlan.parse(row.plan) }, now)
    })
  }
}
