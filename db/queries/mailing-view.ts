// Mailings as a coordinator sees them: of their regions, with what became of the letters.
import { and, asc, eq, type SQL, sql } from "drizzle-orm"
import { MailingPlan } from "@/lib/mailing/plan"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { cases, letters, mailings } from "../schema"
import type { MailingRow } from "./mailings"

/** Null = every region. */
type Scope = readonly string[] | null
export type LetterState = (typeof letters.state.enumValues)[number]
export type LetterCount = Readonly<{ state: LetterState; reason: string | null; n: number }>
export type MailingView = MailingRow & Readonly<{ counts: readonly LetterCount[] }>

/** The mailings of a wave that reach into these regions, oldest first, with their letters to these regions. */
export async function viewMailings(tx: Tx, waveId: string, scope: Scope): Promise<MailingView[]> {
  const rows = await tx
    .select()
    .from(mailings)
    .where(and(eq(mailings.waveId, waveId), reaches(scope)))
    .orderBy(asc(mailings.createdAt), asc(mailings.id))
  const counts = await countLetters(tx, eq(mailings.waveId, waveId), scope)
  return rows.map((row) => ({
    ...row,
    plan: MailingPlan.parse(row.plan),
    counts: counts.filter(({ mailingId }) => mailingId === row.id),
  }))
}

/** One of them. Problem `not_found`, also for one that reaches none of these regions. */
export async function viewMailing(tx: Tx, waveId: string, id: string, scope: Scope): Promise<MailingView> {
  const [row] = await tx
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, id), eq(mailings.waveId, waveId), reaches(scope)))
  if (!row) throw new Problem("not_found")
  return { ...row, plan: MailingPlan.parse(row.plan), counts: await countLetters(tx, eq(mailings.id, id), scope) }
}

/** The regions that a mailing is for, for the permission; empty = every one. Problem `not_found`. */
export async function regionsOfMailing(tx: Tx, id: string): Promise<readonly string[]> {
  const [row] = await tx.select({ plan: mailings.plan }).from(mailings).where(eq(mailings.id, id))
  if (!row) throw new Problem("not_found")
  return MailingPlan.parse(row.plan).regions
}

const listOf = (codes: readonly string[]): SQL =>
  sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )

const reaches = (scope: Scope): SQL | undefined =>
  scope === null
    ? undefined
    : sql`(jsonb_array_length(coalesce(${mailings.plan} -> 'regions', '[]')) = 0
        or ${mailings.plan} -> 'regions' ?| array[${listOf(scope)}])`

function countLetters(tx: Tx, of: SQL, scope: Scope) {
  const n = sql<number>`count(*)::int`
  const own = scope === null ? undefined : sql`${cases.region} in (${listOf(scope)})`
  return tx
    .select({ mailingId: letters.mailingId, state: letters.state, reason: letters.reason, n })
    .from(letters)
    .innerJoin(mailings, eq(mailings.id, letters.mailingId))
    .innerJoin(cases, eq(cases.id, letters.caseId))
    .where(and(of, own))
    .groupBy(letters.mailingId, letters.state, letters.reason)
    .orderBy(sql`4 desc`, letters.state, letters.reason)
}
