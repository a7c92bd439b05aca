// The tally: deltas are queued in the transaction that accepts an interview and folded in by whoever reads first.
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Contribution } from "@/lib/scoring/contribution"
import { type Database, type Tx, transact } from "../client"
import { tally, tallyDeltas } from "../schema"
import type { CaseRow } from "./cases"
import type { InterviewRow } from "./interviews"

export type TallyRow = typeof tally.$inferSelect

/** Queues what an interview adds (1) or, once it is voided or corrected, takes away (-1). The interview is locked. */
export async function queueCounts(
  tx: Tx,
  { id: interviewId, waveId, mode }: InterviewRow,
  { region, service }: CaseRow,
  contribution: Contribution,
  sign: 1 | -1,
): Promise<void> {
  const place = { region: region ?? "", service: service ?? "" }
  await tx.insert(tallyDeltas).values({ interviewId, waveId, mode, sign, ...place, ...contribution })
}

/** Folds what is waiting, then reads: exact as of now. One folder at a time per wave. */
export function readTally(
  db: Database,
  waveId: string,
  questions: readonly string[],
  regions: readonly string[] | null,
): Promise<TallyRow[]> {
  return transact(db, async (tx) => {
    await foldTally(tx, waveId)
    return tx
      .select()
      .from(tally)
      .where(
        and(
          eq(tally.waveId, waveId),
          inArray(tally.question, [...questions]),
          regions ? inArray(tally.region, [...regions]) : undefined,
        ),
      )
  })
}

/** Folds what is waiting, one folder at a time: whoever reads the tally in this transaction then reads it exact. */
export async function foldTally(tx: Tx, waveId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('tally'), hashtext(${waveId}))`)
  await tx.execute(fold(waveId))
}

const fold = (waveId: string) => sql`
  with waiting as (delete from tally_deltas where wave_id = ${waveId}::uuid returning *),
  counts as (
    select wave_id, region, service, form, place, mode, e->>0 as question, e->>1 as value, e->>2 as slice, sum(sign)::int as n
    from waiting, jsonb_array_elements(entries) e
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  )
  insert into tally (wave_id, region, service, form, place, mode, question, value, slice, count)
  select wave_id, region, service, form, place, mode, question, value, slice, n from counts
  on conflict (wave_id, question, value, region, service, form, place, mode, slice)
  do update set count = tally.count + excluded.count`
