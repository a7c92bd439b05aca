// Tries on open pages, counted by the minute and by whom (a keyed hash), before anything is looked up.
import { and, eq, gt, lt, sql } from "drizzle-orm"
import { LIMITS, type LimitKind, minutesToWait, type Tries } from "@/lib/abuse/limit"
import type { Tx } from "../client"
import { hits } from "../schema"
import { instant } from "./callable"

const KEPT_HOURS = 24

/** Counts a try of one kind; returns whole minutes to wait, 0 when it is taken. */
export async function countTry(tx: Tx, kind: LimitKind, subject: string, now: Date): Promise<number> {
  const limit = LIMITS[kind]
  return minutesToWait(limit, await countHit(tx, kind, subject, limit.minutes, now), now)
}

/** Counts one, and says how many there were in the last minutes, this one included. Those at once are all counted. */
export async function countHit(tx: Tx, kind: string, subject: string, minutes: number, now: Date): Promise<Tries> {
  const minute = sql`date_trunc('minute', ${instant(now)})`
  await tx
    .insert(hits)
    .values({ kind, subject, minute })
    .onConflictDoUpdate({ target: [hits.kind, hits.subject, hits.minute], set: { n: sql`${hits.n} + 1` } })
  const since = sql`${instant(now)} - make_interval(mins => ${minutes})`
  const [tries] = await tx
    .select({
      n: sql<number>`coalesce(sum(${hits.n}), 0)::int`,
      first: sql<Date>`min(${hits.minute})`.mapWith(hits.minute),
    })
    .from(hits)
    .where(and(eq(hits.kind, kind), eq(hits.subject, subject), gt(hits.minute, since)))
  return tries ?? { n: 1, first: now }
}

/** Nobody's tries are kept longer than a limit can ask for. */
export async function dropOldHits(tx: Tx, now: Date): Promise<void> {
  await tx.delete(hits).where(lt(hits.minute, sql`${instant(now)} - make_interval(hours => ${KEPT_HOURS})`))
}
