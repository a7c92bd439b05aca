// What is usual in a wave: from a fair sample of its interviews, worked out once and kept while the wave has hardly grown.
import { sql } from "drizzle-orm"
import { clustersOf, type Shared } from "@/lib/quality/cluster"
import { type Peers, peersOf } from "@/lib/quality/judge"
import type { Tx } from "../client"
import { loadJudged } from "./judged"

/** So many interviews say what is usual; more would only cost time. */
const SAMPLE = 2_000
/** Worked out anew when the wave has grown by so much. */
const GROWTH = 1.1

type Kept = Readonly<{ peers: Peers; completed: number }>
const kept = new Map<string, Kept>()

/** Completed interviews of a wave, as its streams count them. */
export async function countCompleted(tx: Tx, waveId: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(
    sql`select coalesce(sum(length), 0)::int as n from streams where wave_id = ${waveId}::uuid`,
  )
  return rows[0]?.n ?? 0
}

/** @param completed how many there are now */
export async function peersIn(tx: Tx, waveId: string, completed: number): Promise<Peers> {
  const known = kept.get(waveId)
  if (known && completed <= known.completed * GROWTH) return known.peers
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from interviews where wave_id = ${waveId}::uuid and status = 'complete' order by md5(id::text) limit ${SAMPLE}`)
  const sample = await loadJudged(
    tx,
    rows.map(({ id }) => id),
  )
  const peers = peersOf(sample, {
    phones: await sharedBy(tx, waveId, "phone"),
    devices: await sharedBy(tx, waveId, "device"),
  })
  kept.set(waveId, { peers, completed })
  return peers
}

async function sharedBy(tx: Tx, waveId: string, what: "phone" | "device") {
  const key = sql.raw(what === "phone" ? "c.contact_id" : "i.device")
  const { rows } = await tx.execute<Shared>(sql`
    select "interviewerId", size, count(*)::int as interviews from (
      select i.interviewer_id as "interviewerId", count(*) over (partition by ${key})::int as size
      from interviews i join cases c on c.id = i.case_id
      where i.wave_id = ${waveId}::uuid and i.status = 'complete' and ${key} is not null
    ) each group by 1, 2`)
  return clustersOf(rows)
}
