// What a respondent's page needs of the database beyond links and interviews.
import { desc, eq } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, quotaCells } from "../schema"
import { RESPONDENT, record } from "./audit"
import type { InterviewRow } from "./interviews"
import { createLink } from "./links"
import { findCells } from "./quotas"

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
 * Problem `quota_closed` when the wave has cells and none is for this region and service.
 */
export async function createOpenCase(tx: Tx, open: OpenCase, now: Date): Promise<string> {
  const { waveId, region, service, language, timezone, tokenHash } = open
  await assertWanted(tx, waveId, { ...(region && { region }), ...(service && { service }) })
  const id = newId()
  await tx.insert(cases).values({ id, waveId, source: "open", region, service, language, timezone, shuffle: 0 })
  await record(tx, RESPONDENT, "case.opened", { thing: "case", id, details: { region, service } })
  await createLink(tx, RESPONDENT, id, tokenHash, now)
  return id
}

async function assertWanted(tx: Tx, waveId: string, attributes: Record<string, string>): Promise<void> {
  if ((await findCells(tx, waveId, attributes)).length > 0) return
  const some = await tx.select({ id: quotaCells.id }).from(quotaCells).where(eq(quotaCells.waveId, waveId)).limit(1)
  if (some.length > 0) throw new Problem("quota_closed")
}
