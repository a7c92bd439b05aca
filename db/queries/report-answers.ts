// How the questions of a report were answered: sums by service and by region, which is all that its tables need.
import { sql } from "drizzle-orm"
import type { ReportCount } from "@/lib/report/answered"
import type { Tx } from "../client"

/**
 * Counts of these questions within some regions (null = all), exact as of the transaction's instant: what still
 * waits to be folded in is added on the way. Nothing is written.
 */
export async function readReportCounts(
  tx: Tx,
  waveId: string,
  questions: readonly string[],
  regions: readonly string[] | null,
): Promise<ReportCount[]> {
  const asked = sql`= any(${sql.param([...questions])}::text[])`
  const within = regions ? sql`and region = any(${sql.param([...regions])}::text[])` : sql``
  const { rows } = await tx.execute<ReportCount>(sql`
    select question, value, case when grouping(region) = 1 then 'service' else 'region' end as axis,
      coalesce(case when grouping(region) = 1 then service else region end, '') as code, sum(count)::int as count
    from (
      select region, service, question, value, count from tally where wave_id = ${waveId}::uuid and question ${asked} ${within}
      union all
      select region, service, e->>0, e->>1, sign::int from tally_deltas, jsonb_array_elements(entries) e
      where wave_id = ${waveId}::uuid and e->>0 ${asked} ${within}
    ) counts
    group by grouping sets ((question, value, service), (question, value, region))
    having sum(count) <> 0`)
  return rows
}
