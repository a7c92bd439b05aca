// The tally of scored items, coarser than it is kept: mode and form are summed away, for no score asks for them.
import { type SQL, sql } from "drizzle-orm"
import type { ItemRow, TallyCount } from "@/lib/scoring/count"
import { type Scheme, scoredQuestions } from "@/lib/scoring/scheme"
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
  const { rows } = await tx.execute<TallyCount>(sql`
    select region, service, '' as form, place, '' as mode, question, value, slice, sum(count)::int as count
    from (${countsOf(waveId, questions, regions)}) counts
    group by region, service, place, question, value, slice
    having sum(count) <> 0`)
  return rows
}

/**
 * What `itemRows` makes of `readRatings` for all of the method's items, in any order; items of contact centres come
 * without the receipt place, which nobody asks of them. The database brings the values together by itself: of a large
 * wave in a third of the time.
 */
export async function readItemRows(
  tx: Tx,
  waveId: string,
  scheme: Scheme,
  regions: readonly string[] | null,
): Promise<ItemRow[]> {
  const { lowest, highest } = scheme.settings.scale
  const values = Array.from({ length: highest - lowest + 1 }, (_, place) => String(lowest + place))
  const ratings = values.map((value, place) => {
    const given = scheme.placeOf(value) === place ? sql`value = ${value}` : sql`false`
    return sql`coalesce(sum(count) filter (where ${given}), 0)::int as ${sql.raw(`r${place}`)}`
  })
  const callItems = [...scheme.items.values()].flatMap(({ name, call }) => (call ? [name] : []))
  const called = sql`= any(${sql.param(callItems)}::text[])`
  // Sums of many groups stay in memory; the setting ends with the transaction.
  await tx.execute(sql`select set_config('work_mem', '128MB', true)`)
  const { rows } = await tx.execute<Record<string, string | number>>(sql`
    select question, service, region, case when question ${called} then '' else place end as placed, slice,
      sum(count)::int as asked, ${sql.join(ratings, sql`, `)}
    from (${countsOf(waveId, scoredQuestions(scheme), regions)}) counts
    group by question, service, region, placed, slice
    having sum(count) <> 0`)
  return rows.map(
    ({ question, service, region, placed: place, slice, asked, ...counts }) =>
      ({
        ...{ region, service, form: "", place, mode: "", slice, item: question },
        counts: { asked, ratings: values.map((_, place) => counts[`r${place}`] ?? 0) },
      }) as ItemRow,
  )
}

/** What is folded in and what still waits, within some regions. */
function countsOf(waveId: string, questions: readonly string[], regions: readonly string[] | null): SQL {
  const asked = sql`= any(${sql.param([...questions])}::text[])`
  const within = regions ? sql`and region = any(${sql.param([...regions])}::text[])` : sql``
  return sql`
    select region, service, place, question, value, slice, count from tally
    where wave_id = ${waveId}::uuid and question ${asked} ${within}
    union all
    select region, service, place, e->>0, e->>1, e->>2, sign::int from tally_deltas, jsonb_array_elements(entries) e
    where wave_id = ${waveId}::uuid and e->>0 ${asked} ${within}`
}
