// The tally of scored items, coarser than it is kept: mode and form are summed away, for no score asks for them.
import { sql } from "drizzle-orm"
import type { TallyCount } from "@/lib/scoring/count"
import type { Tx } from "../client"

/**
 * Counts of these questions within some regions (null = all), exact as of the transaction's instant: what still
 * waits to be folded in is added on the way. Nothing is written.
 */
export async function readRatings(
  tx: Tx,
  waveId: string,
  questions: readonly string[],
  regions: readonly string[] | null,
): Promise<TallyCount[]> {
  const asked = sql`= any(${sql.param([...questions])}::text[])`
  const within = regions ? sql`and region = any(${sql.param([...regions])}::text[])` : sql``
  const { rows } = await tx.execute<TallyCount>(sql`
    select region, service, '' as form, place, '' as mode, question, value, slice, sum(count)::int as count
    from (
      select region, service, place, question, value, slice, count from tally
      where wave_id = ${waveId}::uuid and question ${asked} ${within}
      union all
      select region, service, place, e->>0, e->>1, e->>2, sign::int from tally_deltas, jsonb_array_elements(entries) e
      where wave_id = ${waveId}::uuid and e->>0 ${asked} ${within}
    ) counts
    group by region, service, place, question, value, slice
    having sum(count) <> 0`)
  return rows
}
