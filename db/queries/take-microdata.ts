// The answers of all counted interviews of a wave, read in batches: memory holds a batch of them and the columns.
import { setImmediate } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { buildMicrodata, type TakenInterview } from "@/lib/microdata/build"
import type { Microdata } from "@/lib/microdata/microdata"
import type { Answers, Context } from "@/lib/questionnaire/definition"
import type { Tx } from "../client"
import { contextOf, findInstrument } from "./instruments"
import { dimensionsOf } from "./sample-groups"

export type OnProgress = (done: number, total: number) => void

type Row = {
  id: string
  instrumentId: string
  region: string | null
  service: string | null
  source: string
  /** The case's, which the path may rest on; `held` is the interview's own. */
  language: string | null
  held: string
  mode: string
  endedAt: Date
  answers: Answers
}

/**
 * All counted interviews in the order of their ids, as of the transaction's instant: the caller has called
 * `asOfOneInstant`, for they are read in several statements. `now` is the moment that is noted.
 */
export async function takeMicrodata(tx: Tx, waveId: string, now: Date, onProgress?: OnProgress): Promise<Microdata> {
  const total = await countOf(tx, waveId)
  const builder = buildMicrodata(total)
  const takers = new Map<string, (row: Row) => void>()
  let after = NOBODY
  for (let done = 0; done < total; ) {
    const rows = await readBatch(tx, waveId, after)
    for (const row of rows) {
      if (!takers.has(row.instrumentId)) takers.set(row.instrumentId, await takerOf(tx, row.instrumentId, builder))
      takers.get(row.instrumentId)?.(row)
      // Paths are walked in the process that serves pages: others get their turn.
      if (++done % TURN === 0) await setImmediate()
    }
    after = rows.at(-1)?.id ?? after
    onProgress?.(done, total)
  }
  return builder.done(waveId, now.toISOString())
}

const BATCH = 2_000
const TURN = 100
const QUARTER = 15 * 60_000
const MOST_CONTEXTS = 5_000
const NOBODY = "00000000-0000-0000-0000-000000000000"

async function countOf(tx: Tx, waveId: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    select count(*)::int as n from interviews where wave_id = ${waveId}::uuid and standing = 'counted'`)
  return rows[0]?.n ?? 0
}

async function readBatch(tx: Tx, waveId: string, after: string): Promise<Row[]> {
  const { rows } = await tx.execute<Row>(sql`
    select i.id, i.instrument_id as "instrumentId", c.region, c.service, c.source, c.language, i.language as held, i.mode,
      i.ended_at as "endedAt", i.answers
    from interviews i join cases c on c.id = i.case_id
    where i.wave_id = ${waveId}::uuid and i.standing = 'counted' and i.id > ${after}::uuid
    order by i.id limit ${BATCH}`)
  return rows
}

async function takerOf(tx: Tx, instrumentId: string, builder: ReturnType<typeof buildMicrodata>) {
  const instrument = await findInstrument(tx, instrumentId)
  const { study, questionnaire } = instrument
  const take = builder.taking(study, questionnaire, dimensionsOf(instrument))
  const contextAt = keptContexts((row: Row) => contextOf(study, row, new Date(row.endedAt)))
  return (row: Row) => {
    const { region, service, mode, source, held: language, answers } = row
    const taken: TakenInterview = { region, service, mode, source, language, answers, context: contextAt(row) }
    take(taken)
  }
}

/** Few differ: of one case's place and one day. A day begins at a quarter of an hour in every time zone. */
function keptContexts(make: (row: Row) => Context): (row: Row) => Context {
  const kept = new Map<string, Context>()
  return (row) => {
    const quarter = Math.floor(new Date(row.endedAt).getTime() / QUARTER)
    const key = JSON.stringify([row.region, row.service, row.source, row.language, row.mode, quarter])
    const known = kept.get(key)
    if (known) return known
    if (kept.size >= MOST_CONTEXTS) kept.clear()
    const context = make(row)
    kept.set(key, context)
    return context
  }
}
