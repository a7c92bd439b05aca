// Going on from another device by a code. Only its keyed hash is kept, so what is tried wrongly is nobody's in
// particular: tries are limited by the network that they come from.
import { and, eq, exists, gt, isNull, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { hits, interviews, links } from "../schema"
import { RESPONDENT } from "./audit"
import { instant } from "./callable"
import { createLink } from "./links"

export const RESUME_TRIES = 10
export const RESUME_MINUTES = 15

/** Keeps the hash of a running interview's code; repeating it changes nothing. */
export async function keepResumeCode(tx: Tx, interviewId: string, codeHash: string): Promise<void> {
  const running = and(eq(interviews.id, interviewId), eq(interviews.status, "running"))
  await tx.update(interviews).set({ resumeCode: codeHash }).where(running)
}

/**
 * Counts a try from a network before anything is looked up, so that many at once are limited too.
 * @returns minutes to wait, or 0
 */
export async function countResumeTry(tx: Tx, network: string, now: Date): Promise<number> {
  const minute = sql`date_trunc('minute', ${instant(now)})`
  await tx
    .insert(hits)
    .values({ kind: "resume", subject: network, minute })
    .onConflictDoUpdate({ target: [hits.kind, hits.subject, hits.minute], set: { n: sql`${hits.n} + 1` } })
  const recent = and(
    eq(hits.kind, "resume"),
    eq(hits.subject, network),
    gt(hits.minute, sql`${instant(now)} - make_interval(mins => ${RESUME_MINUTES})`),
  )
  const [tries] = await tx
    .select({
      n: sql<number>`coalesce(sum(${hits.n}), 0)::int`,
      first: sql<Date>`min(${hits.minute})`.mapWith(hits.minute),
    })
    .from(hits)
    .where(recent)
  if (!tries || tries.n <= RESUME_TRIES) return 0
  const free = tries.first.getTime() + RESUME_MINUTES * 60_000
  return Math.max(1, Math.ceil((free - now.getTime()) / 60_000))
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
