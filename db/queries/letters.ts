// Letters of a mailing are made: one for each case that it fits.
import { eq, sql } from "drizzle-orm"
import { dueAt } from "@/lib/mailing/due"
import { whyNot } from "@/lib/mailing/fit"
import type { Tx } from "../client"
import { newId } from "../ids"
import { letters, type mailings, waves } from "../schema"
import { policyIn } from "./case-standing"
import { readStanding, type StandingRow, standingColumns } from "./letter-standing"

type Mailing = typeof mailings.$inferSelect

const PAGE = 1_000

/**
 * Makes the letters that a mailing lacks: to cases of its regions and services that may be written to, for a reminder to
 * those that the mailing before was sent to. Each is due by the hours of its person.
 * @returns how many
 */
export async function makeLetters(tx: Tx, mailing: Mailing, now: Date): Promise<number> {
  const [wave] = await tx.select().from(waves).where(eq(waves.id, mailing.waveId))
  if (!wave) return 0
  const { hours } = await policyIn(tx, wave)
  const dueFor = ({ timezone, after }: Candidate) =>
    dueAt(mailing.plan, hours, { wave: wave.timezone, own: timezone }, now, after ? new Date(after) : null)
  let made = 0
  for await (const page of candidatesOf(tx, mailing)) {
    const fitting = page.filter((row) => whyNot(readStanding(row)) === null)
    const rows = fitting.map((row) => ({ id: newId(), mailingId: mailing.id, caseId: row.id, dueAt: dueFor(row) }))
    if (rows.length === 0) continue
    made += (await tx.insert(letters).values(rows).onConflictDoNothing().returning({ id: letters.id })).length
  }
  return made
}

/** What a letter would be made by; `id` of one that is not saved yet is nobody's. */
export type Reaching = Pick<Mailing, "id" | "waveId" | "channel" | "after" | "plan">

/** The unfinished cases of a mailing's places that have no letter of it, page by page, with what speaks for and against one. */
export async function* candidatesOf(tx: Tx, mailing: Reaching): AsyncGenerator<Candidate[]> {
  let last: string | null = null
  do {
    const page: Candidate[] = await findCandidates(tx, mailing, last)
    last = page.length === PAGE ? (page.at(-1)?.id ?? null) : null
    yield page
  } while (last !== null)
}

type Candidate = StandingRow & { id: string; timezone: string; after: string | null }

async function findCandidates(tx: Tx, { id, waveId, channel, after, plan }: Reaching, last: string | null) {
  const { regions, services } = plan
  const { rows } = await tx.execute<Candidate>(sql`
    select c.id, c.timezone, ${after ? sql`b.sent_at` : sql`null`} as after, ${standingColumns(channel)}
    from cases c join waves w on w.id = c.wave_id join contacts t on t.id = c.contact_id
    ${after ? sql`join letters b on b.mailing_id = ${after} and b.case_id = c.id and b.state = 'sent'` : sql``}
    where c.wave_id = ${waveId} and c.final_at is null
      ${last ? sql`and c.id > ${last}` : sql``}
      ${regions.length > 0 ? sql`and c.region in ${regions}` : sql``}
      ${services.length > 0 ? sql`and c.service in ${services}` : sql``}
      and not exists (select from letters l where l.mailing_id = ${id} and l.case_id = c.id)
    order by c.id limit ${PAGE}`)
  return rows
}
