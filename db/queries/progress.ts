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
  const lines = await readLines(tx, waveId, regions, "service", (t) => eq(t.day, ""))
  return lines.map(({ region, other, counts }) => ({ region, service: other, counts }))
}

/** Counts by region and day of the wave's time zone, in order of days: calls and interviews, each on the day it ended. */
export async function readDays(tx: Tx, waveId: string, regions: readonly string[] | null): Promise<DayProgress[]> {
  const lines = await readLines(tx, waveId, regions, "day", (t) => ne(t.day, ""))
  return lines
    .map(({ region, other, counts }) => ({ region, day: other, counts }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
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

type Table = typeof progress | typeof progressDeltas
type Line = Readonly<{ region: string; other: string; counts: Readonly<Record<string, number>> }>

// One statement reads both tables, so that what is being folded is seen in one of them and not in both.
async function readLines(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  by: "service" | "day",
  days: (table: Table) => SQL,
): Promise<Line[]> {
  await foldIfMuch(tx, waveId)
  const where = (t: Table) => and(eq(t.waveId, waveId), days(t), regions ? inArray(t.region, [...regions]) : undefined)
  const { rows } = await tx.execute(sql`
    select region, ${sql.identifier(by)} as other, json_object_agg(measure, n) as counts from ${progress}
    where ${where(progress)} group by 1, 2
    union all
    select region, other, json_object_agg(measure, n) from (
      select region, ${sql.identifier(by)} as other, measure, sum(n)::int as n from ${progressDeltas}
      where ${where(progressDeltas)} group by 1, 2, 3
    ) waiting group by 1, 2`)
  return added(rows as Line[])
}

function added(lines: readonly Line[]): Line[] {
  const places = new Map<string, Line & { counts: Record<string, number> }>()
  for (const { region, other, counts } of lines) {
    const key = `${region}|${other}`
    const place = places.get(key)
    if (!place) places.set(key, { region, other, counts: { ...counts } })
    else for (const [name, n] of Object.entries(counts)) place.counts[name] = (place.counts[name] ?? 0) + n
  }
  for (const { counts } of places.values())
    for (const [name, n] of Object.entries(counts)) if (n === 0) delete counts[name]
  return [...places.values()].filter(({ counts }) => Object.keys(counts).length > 0)
}
