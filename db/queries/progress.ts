// Counts behind the board. Every change queues deltas in its own transaction; they are folded into counters by one
// folder at a time, and whoever reads adds what waits: exact at every moment, however many interviews there are.
import { and, eq, inArray, ne, type SQL, sql } from "drizzle-orm"
import type { DayProgress, PlaceProgress } from "@/lib/report/progress"
import type { Tx } from "../client"
import { progress, progressDeltas } from "../schema"

/** Deltas folded in one statement. */
const BATCH = 20_000
/** So many waiting deltas of a wave are quicker folded than added up by each reader. */
const MUCH = 5_000

export type Progress = Readonly<{ cells: PlaceProgress[]; days: DayProgress[] }>

/** Counts of a wave by region and service over all time, and by region and day; `regions` null = no limit. */
export async function readProgress(tx: Tx, waveId: string, regions: readonly string[] | null): Promise<Progress> {
  return { cells: await readPlaces(tx, waveId, regions), days: await readDays(tx, waveId, regions) }
}

/** Counts by region and service; '' stands for none. */
export async function readPlaces(tx: Tx, waveId: string, regions: readonly string[] | null): Promise<PlaceProgress[]> {
  await foldIfMuch(tx, waveId)
  const { rows } = await tx.execute(sql`
    select region, service, jsonb_object_agg(measure, n) as counts from (
      select region, service, measure, sum(n)::int as n from (${ofWave(waveId, "", regions)}) c group by 1, 2, 3
    ) s where n <> 0 group by 1, 2 order by 1, 2`)
  return rows as PlaceProgress[]
}

/** Counts by region and day of the wave's time zone, in order of days: calls and interviews, each on the day it ended. */
export async function readDays(tx: Tx, waveId: string, regions: readonly string[] | null): Promise<DayProgress[]> {
  await foldIfMuch(tx, waveId)
  const { rows } = await tx.execute(sql`
    select region, day, jsonb_object_agg(measure, n) as counts from (
      select region, day, measure, sum(n)::int as n from (${ofWave(waveId, "each", regions)}) c group by 1, 2, 3
    ) s where n <> 0 group by 1, 2 order by 2, 1`)
  return rows as DayProgress[]
}

/**
 * Folds a batch of waiting deltas, those of one wave or of all; another folder at work is left to it.
 * @returns how many were folded: while it is a whole batch, more may wait
 */
export async function foldProgress(tx: Tx, waveId?: string): Promise<number> {
  const { rows } = await tx.execute(sql`
    with turn as materialized (select pg_try_advisory_xact_lock(hashtext('progress'), 0) as mine),
    waiting as (
      delete from progress_deltas where id = any (array(
        select id from progress_deltas where (select mine from turn) ${waveId ? sql`and wave_id = ${waveId}::uuid` : sql``}
        order by id limit ${BATCH}
      )) returning *
    ),
    folded as (
      insert into progress (wave_id, region, service, day, measure, n)
      select wave_id, region, service, day, measure, sum(n) from waiting group by 1, 2, 3, 4, 5
      on conflict (wave_id, day, region, service, measure) do update set n = progress.n + excluded.n
    )
    select count(*)::int as n from waiting`)
  return (rows[0] as { n: number }).n
}

/** Folds all that waits, a batch at a time, while `goOn` says so. */
export async function foldAll(tx: Tx, goOn: () => boolean): Promise<void> {
  while (goOn() && (await foldProgress(tx)) === BATCH);
}

async function foldIfMuch(tx: Tx, waveId: string): Promise<void> {
  const { rows } = await tx.execute(
    sql`select count(*)::int as n from (select from progress_deltas where wave_id = ${waveId}::uuid limit ${MUCH}) w`,
  )
  if ((rows[0] as { n: number }).n === MUCH) await foldProgress(tx, waveId)
}

// One statement reads both, so that what is being folded is seen in one of them.
function ofWave(waveId: string, day: "" | "each", regions: readonly string[] | null): SQL {
  const of = (table: typeof progress | typeof progressDeltas) => sql`
    select ${table.region}, ${table.service}, ${table.day}, ${table.measure}, ${table.n} from ${table} where ${and(
      eq(table.waveId, waveId),
      day === "" ? eq(table.day, "") : ne(table.day, ""),
      regions ? inArray(table.region, [...regions]) : undefined,
    )}`
  return sql`${of(progress)} union all ${of(progressDeltas)}`
}
