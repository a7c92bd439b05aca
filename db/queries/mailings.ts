// Rounds of invitations and reminders: written, begun, paused, ended.
import { and, eq } from "drizzle-orm"
import { mailingFaults } from "@/lib/mailing/faults"
import { MailingPlan } from "@/lib/mailing/plan"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { notify } from "../notify"
import { letters, mailings, waves } from "../schema"
import { type Actor, record } from "./audit"
import { findInstrument } from "./instruments"
import { makeLetters } from "./letters"

export type MailingRow = typeof mailings.$inferSelect
export type MailingDraft = Readonly<{
  name: string
  channel: MailingRow["channel"]
  /** The mailing that this one reminds of; null for an invitation. */
  after: string | null
  plan: MailingPlan
}>
type Creator = Actor & Readonly<{ kind: "person" }>

/** Problems: `bad_input` with a code of `MailingFault` by field (`templates.kk.body`), `not_found`. */
export async function createMailing(
  tx: Tx,
  actor: Creator,
  waveId: string,
  draft: MailingDraft,
  now: Date,
): Promise<string> {
  await assertSound(tx, waveId, draft)
  const id = newId()
  const { name, channel, after, plan } = draft
  await tx.insert(mailings).values({ id, waveId, name, channel, after, plan, personId: actor.id, createdAt: now })
  await record(tx, actor, "mailing.created", { thing: "mailing", id, details: { channel, reminder: after !== null } })
  return id
}

/**
 * Changes a mailing that is not under way: all of it in a draft, name and plan while it is paused. What was sent stays
 * what it was. Problems as for `createMailing`; `bad_input` with `status: not_editable`.
 */
export async function editMailing(tx: Tx, actor: Actor, id: string, draft: MailingDraft): Promise<void> {
  const row = await lockMailing(tx, id)
  const same = row.channel === draft.channel && row.after === draft.after
  if (row.status !== "draft" && !(row.status === "paused" && same)) {
    throw new Problem("bad_input", {}, { status: "not_editable" })
  }
  await assertSound(tx, row.waveId, draft, id)
  const { name, channel, after, plan } = draft
  await tx.update(mailings).set({ name, channel, after, plan }).where(eq(mailings.id, id))
  await record(tx, actor, "mailing.edited", { thing: "mailing", id })
}

/**
 * Begins a draft, or goes on with a paused one: every case that it fits and that has no letter of it yet gets one, so
 * doing it twice adds nothing. Problems `wave_not_open`; `bad_input` with `status: ended`, or `wave: practice`, where
 * people are invented.
 * @returns how many letters were added
 */
export async function startMailing(tx: Tx, actor: Actor, id: string, now: Date): Promise<number> {
  const row = await lockMailing(tx, id)
  if (row.status === "ended") throw new Problem("bad_input", {}, { status: "ended" })
  const [wave] = await tx.select().from(waves).where(eq(waves.id, row.waveId))
  if (wave?.status !== "open") throw new Problem("wave_not_open")
  if (wave.practice) throw new Problem("bad_input", {}, { wave: "practice" })
  const added = await makeLetters(tx, row, now)
  if (row.status === "running" && added === 0) return 0
  await tx.update(mailings).set({ status: "running" }).where(eq(mailings.id, id))
  await record(tx, actor, "mailing.started", { thing: "mailing", id, details: { added } })
  await notify(tx, { topic: "letters", waveId: row.waveId })
  return added
}

/** Goes on with a paused mailing; the same as starting it. */
export const resumeMailing = startMailing

/** Letters not yet handed to the server wait. */
export async function pauseMailing(tx: Tx, actor: Actor, id: string): Promise<void> {
  const row = await lockMailing(tx, id)
  if (row.status !== "running") return
  await tx.update(mailings).set({ status: "paused" }).where(eq(mailings.id, id))
  await record(tx, actor, "mailing.paused", { thing: "mailing", id })
  await notify(tx, { topic: "letters", waveId: row.waveId })
}

/** For good: what waits is dropped. */
export async function endMailing(tx: Tx, actor: Actor, id: string): Promise<void> {
  const row = await lockMailing(tx, id)
  if (row.status === "ended") return
  await tx.update(mailings).set({ status: "ended" }).where(eq(mailings.id, id))
  const waiting = and(eq(letters.mailingId, id), eq(letters.state, "waiting"))
  await tx.update(letters).set({ state: "dropped", reason: "closed" }).where(waiting)
  await record(tx, actor, "mailing.ended", { thing: "mailing", id })
  await notify(tx, { topic: "letters", waveId: row.waveId })
}

/** Problem `not_found`. */
async function lockMailing(tx: Tx, id: string): Promise<MailingRow> {
  const [row] = await tx.select().from(mailings).where(eq(mailings.id, id)).for("update")
  if (!row) throw new Problem("not_found")
  return { ...row, plan: MailingPlan.parse(row.plan) }
}

async function assertSound(tx: Tx, waveId: string, { channel, after, plan }: MailingDraft, own?: string) {
  const [wave] = await tx.select({ instrumentId: waves.instrumentId }).from(waves).where(eq(waves.id, waveId))
  if (!wave) throw new Problem("not_found")
  const { study } = await findInstrument(tx, wave.instrumentId)
  const faults = mailingFaults(plan, study, { channel, reminder: after !== null })
  const fields: Record<string, string> = Object.fromEntries(faults.map(({ field, code }) => [field, code]))
  if (after && !(await isBefore(tx, waveId, after, own))) fields.after = "unknown_mailing"
  if (Object.keys(fields).length > 0) throw new Problem("bad_input", {}, fields)
}

/** A mailing of the same wave; never one that itself comes after this one. */
async function isBefore(tx: Tx, waveId: string, after: string, own: string | undefined): Promise<boolean> {
  const seen = new Set<string>(own ? [own] : [])
  for (let id: string | null = after; id !== null; ) {
    if (seen.has(id)) return false
    seen.add(id)
    const [row] = await tx
      .select({ after: mailings.after })
      .from(mailings)
      .where(and(eq(mailings.id, id), eq(mailings.waveId, waveId)))
    if (!row) return false
    id = row.after
  }
  return true
}
