// Counts of a report's questions by service and by region, from the tally.
import { sql } from "drizzle-orm"
import type { ReportCount } from "@/lib/report/answered"
import type { Tx } from "../client"

/** Of accepted interviews, exact as of the transaction's instant: what still waits to be folded in is added on the way. */
export async function readReportCounts(
  tx: Tx,
  waveId: string,
  questions: readonly string[],
  regions: readonly string[] | null,
): Promise<ReportCount[]> {
  const asked = sql`= any(${sql.param([...questions])}::text[])`
  const within = regions ? sql`and region = any(${sql.param([...regions])}::text[])` : sql``
  const { rows } = await tx.execute<ReportCount>(sql`
    with counts as (
      select region, service, question, value, sum(count)::int as n
      from (
        select region, service, question, value, count from tally
        where wave_id = ${waveId}::uuid and question ${asked} ${within}
        union all
        select region, service, e->>0, e->>1, sign::int from tally_deltas, jsonb_array_elements(entries) e
        where wave_id = ${waveId}::uuid and e->>0 ${asked} ${within}
      ) all_counts
      group by region, service, question, value
    )
    select question, value, 'service' as axis, service as code, sum(n)::int as count from counts
    group by question, value, service having sum(n) <> 0
    union all
    select question, value, 'region', region, sum(n)::int from counts
    group by question, value, region having sum(n) <> 0`)
  return rows
}
