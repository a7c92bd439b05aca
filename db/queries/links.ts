// Respondents' links: personal ones, and those that an open link hands out.
import { and, desc, eq, isNull } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, links, waves } from "../schema"
import { type Actor, record } from "./audit"
import type { CaseRow } from "./cases"

export const LINK_DAYS = 60

type Purpose = (typeof links.$inferSelect)["purpose"]

/** Creates a link to a case; the caller made the token and shows it once. */
export async function createLink(
  tx: Tx,
  actor: Actor,
  caseId: string,
  tokenHash: string,
  now: Date,
  purpose: Purpose = "personal",
): Promise<void> {
  const id = newId()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * 86_400_000)
  const createdBy = actor.kind === "person" ? actor.id : null
  await tx.insert(links).values({ id, caseId, tokenHash, purpose, createdBy, createdAt: now, expiresAt })
  await record(tx, actor, "link.created", { thing: "case", id: caseId })
}

export type OpenedLink = Readonly<{ caseRow: CaseRow; wave: typeof waves.$inferSelect }>

/** The case behind a token. Problems: `unknown_link`, `link_revoked`, `link_expired`. */
export async function openLink(tx: Tx, tokenHash: string, now: Date): Promise<OpenedLink> {
  const rows = await tx
    .select({ link: links, caseRow: cases, wave: waves })
    .from(links)
    .innerJoin(cases, eq(cases.id, links.caseId))
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .where(eq(links.tokenHash, tokenHash))
  const found = rows[0]
  if (!found) throw new Problem("unknown_link")
  if (found.link.revokedAt) throw new Problem("link_revoked")
  if (found.link.expiresAt <= now) throw new Problem("link_expired")
  return { caseRow: found.caseRow, wave: found.wave }
}

export type LinkInterview = Readonly<{ id: string; instrumentId: string; mode: "phone" | "online" }>

/** The newest interview behind a token, running or ended. Problems as for `openLink`; `not_found` before the start. */
export async function openLinkInterview(tx: Tx, tokenHash: string, now: Date): Promise<LinkInterview> {
  const rows = await tx
    .select({
      id: interviews.id,
      instrumentId: interviews.instrumentId,
      mode: interviews.mode,
      revokedAt: links.revokedAt,
      expiresAt: links.expiresAt,
    })
    .from(links)
    .leftJoin(interviews, eq(interviews.caseId, links.caseId))
    .where(eq(links.tokenHash, tokenHash))
    .orderBy(desc(interviews.startedAt))
    .limit(1)
  const found = rows[0]
  if (!found) throw new Problem("unknown_link")
  if (found.revokedAt) throw new Problem("link_revoked")
  if (found.expiresAt <= now) throw new Problem("link_expired")
  const { id, instrumentId, mode } = found
  if (!id || !instrumentId || !mode) throw new Problem("not_found")
  return { id, instrumentId, mode }
}

export async function revokeLinks(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<void> {
  await tx.update(links).set({ revokedAt: now }).where(eq(links.caseId, caseId))
  await record(tx, actor, "link.revoked", { thing: "case", id: caseId })
}

/** Whether a token is a way in to this case. */
export async function isLinkOf(tx: Tx, tokenHash: string, caseId: string): Promise<boolean> {
  const own = and(eq(links.tokenHash, tokenHash), eq(links.caseId, caseId), isNull(links.revokedAt))
  return (await tx.select({ id: links.id }).from(links).where(own)).length > 0
}
