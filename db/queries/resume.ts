// Going on from another device by a code. Only its keyed hash is kept, so what is tried wrongly is nobody's in
// particular: tries are limited by the network that they come from.
import { and, eq, exists, gt, isNull, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { interviews, links } from "../schema"
import { RESPONDENT } from "./audit"
import { createLink } from "./links"

/** Keeps the hash of a running interview's code; repeating it changes nothing. */
export async function keepResumeCode(tx: Tx, interviewId: string, codeHash: string): Promise<void> {
  const running = and(eq(interviews.id, interviewId), eq(interviews.status, "running"))
  await tx.update(interviews).set({ resumeCode: codeHash }).where(running)
}

/**
 * A link of its own for another device, when the code is of an interview that still runs and is not shut: one whose
 * links were all revoked, or have expired, has no way in by a code either. False when there is none.
 */
export async function resume(tx: Tx, codeHash: string, tokenHash: string, now: Date): Promise<boolean> {
  const good = tx
    .select({ one: sql`1` })
    .from(links)
    .where(and(eq(links.caseId, interviews.caseId), isNull(links.revokedAt), gt(links.expiresAt, now)))
  const [found] = await tx
    .select({ caseId: interviews.caseId })
    .from(interviews)
    .where(and(eq(interviews.resumeCode, codeHash), eq(interviews.status, "running"), exists(good)))
  if (!found) return false
  await createLink(tx, RESPONDENT, found.caseId, tokenHash, now, "resume")
  return true
}
