// What a respondent's page needs of the database beyond links and interviews.
import { and, desc, eq, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, contacts, interviews, links, waves } from "../schema"
import { RESPONDENT, record } from "./audit"
import type { InterviewRow } from "./interviews"
import { createLink, type OpenedLink } from "./links"

/** The newest interview of a case, running or ended. */
export async function findLatestInterview(tx: Tx, caseId: string): Promise<InterviewRow | null> {
  const rows = await tx
    .select()
    .from(interviews)
    .where(eq(interviews.caseId, caseId))
    .orderBy(desc(interviews.startedAt))
    .limit(1)
  return rows[0] ?? null
}

/**
 * The case behind the token of somebody who has withdrawn; null for any other. A person's other interviews that were
 * over by then are not withdrawn with it.
 */
export async function findWithdrawn(tx: Tx, tokenHash: string): Promise<OpenedLink | null> {
  const own = sql`${interviews.caseId} = ${cases.id}`
  const [row] = await tx
    .select({ caseRow: cases, wave: waves })
    .from(links)
    .innerJoin(cases, eq(cases.id, links.caseId))
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .leftJoin(contacts, eq(contacts.id, cases.contactId))
    .where(
      and(
        eq(links.tokenHash, tokenHash),
        sql`(exists (select from ${interviews} where ${own} and ${interviews.withdrawnAt} is not null)
          or ${contacts.erasedAt} is not null and not exists (
            select from ${interviews} where ${own} and ${interviews.status} in ('complete', 'screened_out')))`,
      ),
    )
  return row ?? null
}

export type OpenCase = Readonly<{
  waveId: string
  region: string | null
  service: string | null
  language: string
  timezone: string
  tokenHash: string
}>

/**
 * The case of somebody who came by the open link, with a link of its own; nobody calls it, for it has no contact.
 */
export async function createOpenCase(tx: Tx, open: OpenCase, now: Date): Promise<string> {
  const { waveId, region, service, language, timezone, tokenHash } = open
  const id = newId()
  await tx.insert(cases).values({ id, waveId, source: "open", region, service, language, timezone, shuffle: 0 })
  await record(tx, RESPONDENT, "case.opened", { thing: "case", id, details: { region, service } })
  await createLink(tx, RESPONDENT, id, tokenHash, now)
  return id
}
