// Weights of waves: worked out from all counted interviews at one instant, and kept beside those before.
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm"
import { schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import { dimensionNames } from "@/lib/study/dimensions"
import { overallOf } from "@/lib/weighting/overall"
import { type SampleCount, weighWave } from "@/lib/weighting/wave"
import { type Database, type Tx, transact } from "../client"
import { newId } from "../ids"
import { quotaCells, waves, weightingCounts, weightings } from "../schema"
import { asOfOneInstant } from "./instant"
import { findInstrument } from "./instruments"
import { readRatings } from "./ratings"
import { readSampleGroups } from "./sample-groups"

/** Waves with more counted interviews are left to the job, and weighed by the hour. */
export const MOST_AT_ONCE = 50_000

export type WeightingRow = typeof weightings.$inferSelect
export type SampleAim = Readonly<{ conditions: Record<string, string>; target: number }>

/** What the people of some regions may see: counts of these regions, and of the weights when nothing limits them. */
export type SampleView = Readonly<{
  at: Date
  counts: readonly SampleCount[]
  weights: WeightingRow | null
}>

/** Works the weights of a wave out as of now and keeps them; the id. */
export function weighNow(db: Database, waveId: string, now: Date): Promise<string> {
  return transact(db, async (tx) => {
    await asOfOneInstant(tx)
    return saveWeights(tx, waveId, now)
  })
}

/** The newest weighting as seen from some regions (null = all); null before the first. */
export async function readSample(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
): Promise<SampleView | null> {
  const [newest] = await tx
    .select()
    .from(weightings)
    .where(eq(weightings.waveId, waveId))
    .orderBy(desc(weightings.at), desc(weightings.id))
    .limit(1)
  if (!newest) return null
  const { region, dimension, code, n } = weightingCounts
  const counts = await tx
    .select({ region, dimension, code, n })
    .from(weightingCounts)
    .where(and(eq(weightingCounts.weightingId, newest.id), regions ? inArray(region, [...regions]) : undefined))
    .orderBy(asc(dimension), asc(code), asc(region))
  return { at: newest.at, counts, weights: regions ? null : newest }
}

/** Targets of the wave within some regions (null = all); cells without a region are nobody's in particular. */
export const readAims = (tx: Tx, waveId: string, regions: readonly string[] | null): Promise<SampleAim[]> =>
  tx
    .select({ conditions: quotaCells.conditions, target: quotaCells.target })
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), regions ? inArray(quotaCells.region, [...regions]) : undefined))
    .orderBy(asc(quotaCells.id))

/** Interviews of some regions (null = all) that count now. */
export async function countCounted(tx: Tx, waveId: string, regions: readonly string[] | null): Promise<number> {
  const within = regions ? sql`and region = any(${sql.param([...regions])}::text[])` : sql``
  const counted = sql`wave_id = ${waveId}::uuid and day = '' and measure = ${COUNTED} ${within}`
  const { rows } = await tx.execute<{ n: number }>(sql`
    select coalesce(sum(n), 0)::int as n from (
      select n from progress where ${counted} union all select n from progress_deltas where ${counted}
    ) c`)
  return rows[0]?.n ?? 0
}

/** Weighs the waves whose interviews have changed since their last weighting, big ones more rarely. */
export async function weighWaves(db: Database, now: Date, goOn: () => boolean = () => true): Promise<number> {
  const { rows } = await db.execute<{ id: string; at: Date | null; n: number | null }>(sql`
    select w.id, last.at, last.n from waves w
    left join lateral (select at, n from weightings where wave_id = w.id order by at desc, id desc limit 1) last on true
    where w.status <> 'draft' order by w.id`)
  let done = 0
  for (const { id, at, n } of rows) {
    if (!goOn()) break
    const counted = await countCounted(db, id, null)
    const due = at === null || now.getTime() - new Date(at).getTime() >= (counted > MOST_AT_ONCE ? HOUR : 10 * MINUTE)
    if (counted === (n ?? 0) || !due) continue
    await weighNow(db, id, now)
    done++
  }
  return done
}

const COUNTED = "interview:complete:counted"
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const BATCH = 2_000

async function saveWeights(tx: Tx, waveId: string, now: Date): Promise<string> {
  const [wave] = await tx.select({ instrumentId: waves.instrumentId }).from(waves).where(eq(waves.id, waveId))
  const { study } = await findInstrument(tx, wave?.instrumentId ?? "")
  const { weighting: plan, population } = study
  const aims = await readAims(tx, waveId, null)
  const groups = await readSampleGroups(tx, waveId)
  const { sample, groups: weighted, counts } = weighWave(groups, dimensionNames(study), plan, population, aims)
  const scheme = schemeOf(study)
  const tally = scheme ? await readRatings(tx, waveId, scoredQuestions(scheme), null) : []
  const effect = sample.result.ok ? sample.result.effect : null
  const id = newId()
  await tx.insert(weightings).values({
    ...{ id, waveId, at: now, n: sample.n, plan, sample, groups: weighted },
    deff: effect?.deff ?? null,
    effectiveN: effect?.effectiveN ?? null,
    overall: scheme && overallOf(scheme, tally, sample.margins, weighted),
  })
  for (let from = 0; from < counts.length; from += BATCH)
    await tx
      .insert(weightingCounts)
      .values(counts.slice(from, from + BATCH).map((one) => ({ weightingId: id, ...one })))
  return id
}
