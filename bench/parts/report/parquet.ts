// The same interviews as Parquet, and the counts of all items scanned from it.
import { createWriteStream, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { finished } from "node:stream/promises"
import type { Client } from "pg"
import type { Scheme } from "@/lib/scoring/scheme"
import type { ItemAnswer } from "./answer"
import type { DuckConnection } from "./duckdb"
import { PLACE, WIDE } from "./fill"

const CHUNK = 20_000

/** Writes the interviews to a file of DuckDB's own making; `scan` counts them. Nothing of it stays after `close`. */
export async function parquetOf(client: Client, duck: DuckConnection, scheme: Scheme) {
  const folder = mkdtempSync(join(tmpdir(), "saual-bench-"))
  const [csv, parquet] = [join(folder, "interviews.csv"), join(folder, "interviews.parquet")]
  await writeCsv(client, csv, scheme)
  const items = [...scheme.items.keys()]
  // What was left blank is 0: asked, and no rating.
  const columns = [
    ...PLACE.map((name) => `"${name}"`),
    ...items.map((name) => `case "${name}" when '' then 0 else "${name}"::tinyint end as "${name}"`),
  ]
  await duck.run(`copy (select ${columns.join(", ")} from read_csv('${csv}', header = true, all_varchar = true, nullstr = '-'))
    to '${parquet}' (format parquet)`)
  return {
    scan: () => scan(duck, parquet, scheme),
    close: () => {
      duck.closeSync()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function writeCsv(client: Client, path: string, scheme: Scheme): Promise<void> {
  const names = [...PLACE, ...scheme.items.keys()]
  const file = createWriteStream(path)
  const done = finished(file)
  file.write(`${names.join(",")}\n`)
  const line = names.map((name) => `coalesce("${name}", '-')`).join(", ")
  for (let from = 1; ; from += CHUNK) {
    const { rows } = await client.query<{ lines: string | null }>(
      `select string_agg(concat_ws(',', ${line}), E'\\n') as lines from ${WIDE} where id between $1 and $2`,
      [from, from + CHUNK - 1],
    )
    const lines = rows[0]?.lines
    if (!lines) break
    file.write(`${lines}\n`)
  }
  file.end()
  await done
}

/** Asked and each rating of each item by region and service: of what we have tried, its quickest way to ask. */
async function scan(duck: DuckConnection, parquet: string, { items, settings }: Scheme): Promise<ItemAnswer> {
  const { lowest, highest } = settings.scale
  const counts = [...items.keys()].map(
    (name) =>
      `select region, service, '${name}', "${name}", count(*)::int from '${parquet}' where "${name}" is not null group by region, service, "${name}"`,
  )
  const read = await duck.runAndReadAll(counts.join(" union all "))
  const answer = new Map<string, number[]>()
  for (const [region, service, item, value, count] of read.getRows()) {
    const key = `${region} ${service} ${item}`
    const own = answer.get(key) ?? new Array<number>(highest - lowest + 2).fill(0)
    own[0]! += Number(count)
    const rating = Number(value)
    if (rating >= lowest && rating <= highest) own[1 + rating - lowest]! += Number(count)
    answer.set(key, own)
  }
  return answer
}
