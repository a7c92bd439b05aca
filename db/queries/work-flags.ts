// Flags about an interviewer's whole work in a wave, worked out anew each day: the latest picture, not a history.
import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { digitHeaping, type Heaped } from "@/lib/quality/digit-heaping"
import type { Flag } from "@/lib/quality/flag"
import { isNumber, isRating } from "@/lib/quality/judged"
import { type Part, unlikePeers } from "@/lib/quality/unlike-peers"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { policyOf } from "@/lib/verification/policy"
import { type Database, type Tx, transact } from "../client"
import { newId } from "../ids"
import { flags, waves } from "../schema"
import { findInstrument } from "./instruments"

/** All open waves; those that closed keep the picture they had. */
export async function judgeWork(db: Database, now: Date): Promise<void> {
  const open = await db.select().from(waves).where(eq(waves.status, "open")).orderBy(waves.id)
  for (const { id, instrumentId } of open) await transact(db, (tx) => judgeWorkIn(tx, id, instrumentId, now))
}

async function judgeWorkIn(tx: Tx, waveId: string, instrumentId: string, now: Date): Promise<void> {
  const { study, questionnaire } = await findInstrument(tx, instrumentId)
  const { falseAlarm } = policyOf(study)
  const found = [
    ...unlikePeers(await readParts(tx, waveId, questionnaire), falseAlarm),
    ...digitHeaping(await readHeaped(tx, waveId, questionnaire), falseAlarm),
  ]
  await replaceAll(tx, waveId, found, now)
}

/** A flag that still holds keeps the time when it was first seen. */
async function replaceAll(
  tx: Tx,
  waveId: string,
  found: readonly (readonly [string, Flag])[],
  now: Date,
): Promise<void> {
  const before = await tx
    .select()
    .from(flags)
    .where(and(eq(flags.waveId, waveId), isNull(flags.interviewId)))
    .for("update")
  const holds = new Set(found.map(([personId, { kind }]) => `${personId}|${kind}`))
  const over = before.filter(({ personId, kind }) => !holds.has(`${personId}|${kind}`)).map(({ id }) => id)
  if (over.length > 0) await tx.delete(flags).where(inArray(flags.id, over))
  if (found.length === 0) return
  const { waveId: wave, personId, kind, interviewId } = flags
  await tx
    .insert(flags)
    .values(found.map(([person, flag]) => ({ id: newId(), waveId, personId: person, at: now, ...flag })))
    .onConflictDoUpdate({
      target: [wave, personId, kind],
      targetWhere: isNull(interviewId),
      set: { seen: sql`excluded.seen`, usual: sql`excluded.usual` },
    })
}

/** One row per interviewer, region and service; each interview gives one value per aspect. */
async function readParts(tx: Tx, waveId: string, questionnaire: Questionnaire): Promise<Part[]> {
  const rated = [...questionnaire.byName.values()].filter(({ question }) => isRating(question))
  const codes = rated.flatMap(({ choices }) => choices.flatMap(({ choice, special }) => (special ? [] : [choice.code])))
  const top = String(Math.max(...codes.map(Number)))
  if (rated.length === 0) return []
  type Row = Record<"interviewer" | "region" | "service", string> & Record<"n" | Figure, number>
  type Figure = `${"mean" | "top" | "special"}_${"sum" | "squares"}`
  const { rows } = await tx.execute<Row>(sql`
    select interviewer, region, service, count(*)::int as n,
      sum(mean)::float8 as mean_sum, sum(mean ^ 2)::float8 as mean_squares,
      sum(top)::float8 as top_sum, sum(top ^ 2)::float8 as top_squares,
      sum(special)::float8 as special_sum, sum(special ^ 2)::float8 as special_squares
    from (
      select i.interviewer_id as interviewer, coalesce(c.region, '') as region, coalesce(c.service, '') as service,
        avg(a.value::numeric) filter (where a.value = any(${sql.param([...new Set(codes)])}::text[])) as mean,
        avg((a.value = ${top})::int) filter (where a.value = any(${sql.param([...new Set(codes)])}::text[])) as top,
        avg((a.value <> all(${sql.param([...new Set(codes)])}::text[]))::int) as special
      from interviews i join cases c on c.id = i.case_id, jsonb_each_text(i.answers) a
      where i.wave_id = ${waveId}::uuid and i.status = 'complete' and i.interviewer_id is not null
        and a.key = any(${sql.param(rated.map(({ question }) => question.name))}::text[])
      group by i.id, 1, 2, 3
    ) interview where mean is not null group by 1, 2, 3`)
  return rows.map((row) => ({
    interviewerId: row.interviewer,
    region: row.region,
    service: row.service,
    n: row.n,
    mean: { sum: row.mean_sum, squares: row.mean_squares },
    top: { sum: row.top_sum, squares: row.top_squares },
    special: { sum: row.special_sum, squares: row.special_squares },
  }))
}

async function readHeaped(tx: Tx, waveId: string, questionnaire: Questionnaire): Promise<Heaped[]> {
  const names = [...questionnaire.byName.values()].flatMap(({ question }) =>
    isNumber(question) ? [question.name] : [],
  )
  if (names.length === 0) return []
  const { rows } = await tx.execute<Heaped>(sql`
    select i.interviewer_id as "interviewerId", count(*)::int as n,
      count(*) filter (where mod((i.answers ->> name)::numeric, 5) = 0)::int as heaped
    from interviews i, unnest(${sql.param(names)}::text[]) name
    where i.wave_id = ${waveId}::uuid and i.status = 'complete' and i.interviewer_id is not null
      and jsonb_typeof(i.answers -> name) = 'number' and (i.answers ->> name)::numeric >= 10
    group by 1`)
  return rows
}
