// What a respondent's page needs of the database beyond links and interviews.
import { desc, eq } from "drizzle-orm"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews } from "../schema"
import { RESPONDENT, record } from "./audit"
import type { InterviewRow } from "./interviews"
import { createLink } from "./links"

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
