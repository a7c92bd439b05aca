// What one writes first: everything in one ordered select, locked, and the rest checked on the way.
import { sql } from "drizzle-orm"
import type { Tx } from "@/db/client"
import type { Person } from "@/lib/permission"

/** The same rules as far as one ordered select has them; whoever asks meanwhile waits for the row. */
export async function takeNaively(tx: Tx, person: Person, now: Date): Promise<string | null> {
  const at = sql`${now.toISOString()}::timestamptz`
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from cases c join quota_cells q on q.wave_id = c.wave_id and q.region = c.region and q.service = c.service
    left join appointments a on a.case_id = c.id and a.ended_at is null
    where c.final_at is null and (c.leased_until is null or c.leased_until <= ${at}) and q.accepted + q.reserved < q.target
      and c.language in ${[...person.languages]} and c.refused_by is distinct from ${person.id}::uuid
      and (c.next_attempt_at is null or c.next_attempt_at <= ${at}) and (a.at is null or a.at <= ${at})
      and (c.slots_due is null or 'day' = any (c.slots_due))
    order by a.at is null, c.priority desc, (q.accepted + q.reserved)::float8 / q.target, c.attempts, c.shuffle
    limit 1 for update of c`)
  const id = rows[0]?.id
  if (!id) return null
  const taken = await tx.execute(sql`
    update cases set leased_by = ${person.id}::uuid, leased_until = ${at} + interval '5 minutes', priority = 0
    where id = ${id}::uuid and (leased_until is null or leased_until <= ${at})`)
  return taken.rowCount === 1 ? id : null
}
