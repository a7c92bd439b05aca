// Microdata of waves: taken by a job, kept packed a column a row, read by the column.
import { promisify } from "node:util"
import { gunzip, gzip } from "node:zlib"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import type { Column, Microdata } from "@/lib/microdata/microdata"
import { type Database, type Tx, transact } from "../client"
import { newId } from "../ids"
import { microdata, microdataColumns } from "../schema"
import { readAtOnce } from "./instant"
import { cacheColumn, cachedColumn } from "./microdata-cache"
import { takeMicrodata } from "./take-microdata"
import { countCounted, MOST_AT_ONCE } from "./weights"

export { type OnProgress, takeMicrodata } from "./take-microdata"

/** Keeps them beside the ones before, of which one stays: somebody may be reading it. The id. */
export async function saveMicrodata(tx: Tx, { waveId, at, n, columns }: Microdata): Promise<string> {
  const id = newId()
  await tx.insert(microdata).values({ id, waveId, at: new Date(at), n })
  for (const [name, { codes, values }] of columns)
    await tx.insert(microdataColumns).values({ microdataId: id, name, codes, packed: await pack(values) })
  await tx.execute(sql`
    delete from microdata where wave_id = ${waveId}::uuid
      and id not in (select id from microdata where wave_id = ${waveId}::uuid order by at desc, id desc limit 2)`)
  return id
}

/**
 * The newest of a wave with the columns asked for, those that it has ("all" of them); null before the first. Everybody in
 * it counts: whoever may see some regions only selects them.
 */
export async function readMicrodata(
  db: Database,
  waveId: string,
  names: readonly string[] | "all",
): Promise<Microdata | null> {
  return readAtOnce(db, async (tx) => {
    const newest = await findMicrodata(tx, waveId)
    if (!newest) return null
    const known = names === "all" ? await namesOf(tx, newest.id) : names
    const kept = known.map((name) => [name, cachedColumn(newest.id, name)] as const)
    const missing = kept.flatMap(([name, column]) => (column ? [] : [name]))
    const read = await readColumns(tx, newest.id, missing)
    const columns = kept.flatMap(([name, held]): [string, Column][] => {
      const column = held ?? read.get(name)
      return column ? [[name, column]] : []
    })
    return { waveId, at: newest.at.toISOString(), n: newest.n, columns: new Map(columns) }
  })
}

/** When the newest of a wave were taken, and how many interviews they hold; null before the first. */
export async function findMicrodata(
  tx: Tx,
  waveId: string,
): Promise<Readonly<{ id: string; at: Date; n: number }> | null> {
  const { id, at, n } = microdata
  const [newest] = await tx
    .select({ id, at, n })
    .from(microdata)
    .where(eq(microdata.waveId, waveId))
    .orderBy(desc(at), desc(id))
    .limit(1)
  return newest ?? null
}

/** Takes a wave's as of now and keeps them. Writing waits for nobody's reading, so it is another transaction. */
export async function renewMicrodata(db: Database, waveId: string, now: Date): Promise<string> {
  const taken = await readAtOnce(db, (tx) => takeMicrodata(tx, waveId, now))
  return transact(db, (tx) => saveMicrodata(tx, taken))
}

/** Renews those of the waves whose counted interviews have changed since, big ones more rarely. How many waves. */
export async function refreshMicrodata(db: Database, now: Date, goOn: () => boolean = () => true): Promise<number> {
  const { rows } = await db.execute<{ id: string; at: Date | null; n: number | null }>(sql`
    select w.id, last.at, last.n from waves w
    left join lateral (select at, n from microdata where wave_id = w.id order by at desc, id desc limit 1) last on true
    where w.status <> 'draft' order by w.id`)
  let done = 0
  for (const { id, at, n } of rows) {
    if (!goOn()) break
    const counted = await countCounted(db, id, null)
    const every = counted > MOST_AT_ONCE ? HOUR : 10 * MINUTE
    if (at && now.getTime() - new Date(at).getTime() < every) continue
    if (counted === (n ?? 0) && !(at && (await hasChanged(db, id, new Date(at))))) continue
    await renewMicrodata(db, id, now)
    done++
  }
  return done
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A transaction may have begun so much before it was seen to change anything; clocks differ. */
const OVERLAP = 5 * MINUTE

/** What leaves as many counted as before: one voided and another accepted, answers corrected. */
async function hasChanged(db: Database, waveId: string, since: Date): Promise<boolean> {
  const { rows } = await db.execute<{ changed: boolean }>(sql`
    select exists (
      select from audit a join interviews i on i.id = a.thing_id::uuid
      where a.thing = 'interview' and a.at > ${new Date(since.getTime() - OVERLAP).toISOString()}::timestamptz
        and a.verb in ('interview.voided', 'interview.corrected', 'interview.restored', 'interview.reinstated')
        and i.wave_id = ${waveId}::uuid
    ) as changed`)
  return rows[0]?.changed ?? false
}

async function namesOf(tx: Tx, id: string): Promise<string[]> {
  const { name, microdataId } = microdataColumns
  const rows = await tx.select({ name }).from(microdataColumns).where(eq(microdataId, id)).orderBy(name)
  return rows.map((row) => row.name)
}

async function readColumns(tx: Tx, id: string, names: readonly string[]): Promise<ReadonlyMap<string, Column>> {
  if (names.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(microdataColumns)
    .where(and(eq(microdataColumns.microdataId, id), inArray(microdataColumns.name, [...names])))
  const columns = await Promise.all(
    rows.map(async ({ name, codes, packed }): Promise<[string, Column]> => {
      const column = { codes, values: await unpack(packed, codes.length) }
      cacheColumn(id, name, column)
      return [name, column]
    }),
  )
  return new Map(columns)
}

const pack = (values: Column["values"]): Promise<Buffer> =>
  promisify(gzip)(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), { level: 3 })

async function unpack(packed: Buffer, codes: number): Promise<Column["values"]> {
  const bytes = Uint8Array.from(await promisify(gunzip)(packed))
  return codes > 255 ? new Uint16Array(bytes.buffer) : bytes
}
