// The chain over the audit lines, read back: what the trigger wrote at each commit is worked out again from the lines.
import { desc, sql } from "drizzle-orm"
import { type AuditHead, type AuditLink, ChainCheck, type ChainFault } from "@/lib/audit/chain"
import type { Database, Tx } from "../client"
import { auditChain } from "../schema"
import { readAtOnce } from "./instant"

const PAGE = 5_000

/** The newest link; null before the first line. */
export async function auditHead(tx: Tx): Promise<AuditHead | null> {
  const [head] = await tx
    .select({ seq: auditChain.seq, hash: auditChain.hash })
    .from(auditChain)
    .orderBy(desc(auditChain.seq))
    .limit(1)
  return head ?? null
}

/** What checking found: the fault that comes first, or none; `head` and `length` are of the part that is whole. */
export type Checked = Readonly<{ fault: ChainFault | null; length: number; head: AuditHead | null }>

/** Works the whole chain out again, as of one instant, and holds it against the heads of releases and those given. */
export function verifyAudit(db: Database, heads: readonly AuditHead[] = []): Promise<Checked> {
  return readAtOnce(db, async (tx) => {
    const chain = new ChainCheck([...(await publishedHeads(tx)), ...heads])
    await eachLink(tx, (link) => chain.follow(link))
    const line = chain.fault ? null : await unchainedLine(tx)
    const fault = line === null ? chain.end() : ({ kind: "unchained_line", line } as const)
    return { fault, length: chain.length, head: chain.head }
  })
}

/** Gives every link in order, in pages as of one instant; stops when `take` says so. */
export function readAudit(db: Database, take: (link: AuditLink) => boolean | Promise<boolean>): Promise<void> {
  return readAtOnce(db, (tx) => eachLink(tx, take))
}

// The text is written out here and not left to the function that the trigger calls: who can change a line can change
// that function too.
async function eachLink(tx: Tx, take: (link: AuditLink) => boolean | Promise<boolean>): Promise<void> {
  for (let last = -1, more = true; more; ) {
    const { rows } = await tx.execute<{ seq: string; hash: string; text: string | null }>(sql`
      select c.seq, c.hash, case when a.id is not null then jsonb_build_array(a.id,
        to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        a.person_id, a.actor, a.verb, a.thing, a.thing_id, a.details)::text end as text
      from audit_chain c left join audit a on a.id = c.audit_id
      where c.seq > ${last} order by c.seq limit ${PAGE}`)
    for (const { seq, hash, text } of rows) {
      last = Number(seq)
      if (!(await take({ seq: last, hash, text }))) return
    }
    more = rows.length === PAGE
  }
}

async function unchainedLine(tx: Tx): Promise<number | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from audit a where not exists (select from audit_chain c where c.audit_id = a.id) order by a.id limit 1`)
  return rows[0] ? Number(rows[0].id) : null
}

async function publishedHeads(tx: Tx): Promise<AuditHead[]> {
  const { rows } = await tx.execute<AuditHead>(sql`
    select (h ->> 'seq')::int as seq, h ->> 'hash' as hash
    from releases, lateral (select snapshot #> '{fieldControl,auditHead}' as h) heads where jsonb_typeof(h) = 'object'`)
  return rows.map(({ seq, hash }) => ({ seq: Number(seq), hash }))
}
