// Works out the quality flags of completed interviews, each once, and puts the most suspicious up for checking.
import { inArray, sql } from "drizzle-orm"
import type { Flag } from "@/lib/quality/flag"
import { judge, type Peers } from "@/lib/quality/judge"
import type { Judged } from "@/lib/quality/judged"
import { policyOf } from "@/lib/verification/policy"
import { type Database, type Tx, transact } from "../client"
import { newId } from "../ids"
import { flags, interviews, waves } from "../schema"
import type { OpenSeed } from "./drawing"
import { findInstrument } from "./instruments"
import { loadJudged, loadOwn } from "./judged"
import { countCompleted, peersIn } from "./peers"
import { suspectFlagged } from "./suspected"

const BATCH = 200

/** Asked between batches: whether to go on. A stopped server leaves the rest to the next one. */
type GoOn = () => boolean

/**
 * Judges every interview that is to be judged; a wave with too few to say what is usual waits until it closes. Flags
 * never change an interview; by policy they put some of them up for checking on suspicion.
 * @returns how many were judged
 */
export async function judgeInterviews(
  db: Database,
  openSeed: OpenSeed,
  now: Date,
  goOn: GoOn = () => true,
): Promise<number> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select w.id from waves w where w.status <> 'draft' and exists (
      select from interviews i where i.wave_id = w.id and i.status = 'complete' and i.quality_at is null) order by w.id`)
  let judged = 0
  for (const { id } of rows) judged += await judgeWave(db, id, openSeed, now, goOn)
  return judged
}

async function judgeWave(db: Database, waveId: string, openSeed: OpenSeed, now: Date, goOn: GoOn): Promise<number> {
  const [wave] = await db.select().from(waves).where(sql`${waves.id} = ${waveId}::uuid`)
  if (!wave) return 0
  const { falseAlarm } = policyOf((await findInstrument(db, wave.instrumentId)).study)
  const completed = await countCompleted(db, waveId)
  if (wave.status === "open" && completed < 1 / falseAlarm) return 0
  const peers = await peersIn(db, waveId, completed)
  let judged = 0
  for (let more = goOn(); more; more = more && goOn()) {
    const done = await transact(db, (tx) => judgeBatch(tx, waveId, peers, falseAlarm, now))
    judged += done
    more = done === BATCH
  }
  await transact(db, (tx) => suspectFlagged(tx, waveId, openSeed, now))
  return judged
}

/** Flags and the mark that an interview was judged are written together, or neither. */
async function judgeBatch(tx: Tx, waveId: string, peers: Peers, falseAlarm: number, now: Date): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from interviews where wave_id = ${waveId}::uuid and status = 'complete' and quality_at is null
    order by ended_at limit ${BATCH} for no key update skip locked`)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  const batch = await loadJudged(tx, ids)
  const own = byInterviewer(await loadOwn(tx, ids))
  const found = batch.flatMap((interview) => {
    const before = (own.get(interview.interviewerId) ?? []).filter(({ endedAt }) => endedAt < interview.endedAt)
    const about = { waveId, interviewId: interview.id, personId: interview.interviewerId, at: now }
    return judge(interview, before, peers, falseAlarm).map((flag: Flag) => ({ id: newId(), ...about, ...flag }))
  })
  if (found.length > 0) await tx.insert(flags).values(found).onConflictDoNothing()
  await tx.update(interviews).set({ qualityAt: now }).where(inArray(interviews.id, ids))
  return ids.length
}

function byInterviewer(judged: readonly Judged[]): Map<string | null, Judged[]> {
  const lists = new Map<string | null, Judged[]>()
  for (const one of judged) {
    const list = lists.get(one.interviewerId)
    if (list) list.push(one)
    else lists.set(one.interviewerId, [one])
  }
  return lists
}
