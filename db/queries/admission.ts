// Interviews over quota take places that came free: a target was raised, an accepted interview was voided, a place went
// back. Nobody is asked again. Locks: all cells in their order, then the interviews, which are never waited for.
import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { type Controlled, isAdmissible, admit as thatFit, type Waiting } from "@/lib/quota/admission"
import { contributionOf } from "@/lib/scoring/contribution"
import { type Database, type Tx, transact } from "../client"
import { cases, holds, interviews, verifications, waves } from "../schema"
import { type Actor, record, SYSTEM } from "./audit"
import type { CaseRow } from "./cases"
import { contextOf, findInstrument } from "./instruments"
import { accept, freed, lockCells, readCells, settleFree } from "./places"
import { placementOf } from "./quota-cells"
import { queueCounts } from "./tally"

type Options = Readonly<{
  /** Also those that were completed after the wave had closed: a coordinator says so explicitly. */
  late?: boolean
}>

/**
 * Admits interviews over quota, oldest first, each of whose cells has room, in one transaction with their places, tally
 * and audit lines. One that somebody is working on just now is passed over; the next round finds it.
 * Whoever has locked cells before must have locked all of the wave (`lockWaveCells`), for their order's sake.
 * @param cellIds only interviews of these cells; null for the whole wave
 * @returns ids of the admitted, in their order
 */
export async function admitOverflow(
  tx: Tx,
  waveId: string,
  cellIds: readonly number[] | null,
  now: Date,
  actor: Actor,
  { late = false }: Options = {},
): Promise<string[]> {
  const waiting = await waitingIn(tx, waveId, cellIds, late)
  const wanted = [...new Set(waiting.flatMap((one) => one.cellIds))]
  const seen = await readCells(tx, wanted)
  // A look without locks first: mostly there is nothing to admit, and then nobody is kept waiting.
  const hopeful = thatFit(waiting, new Map(seen.map((cell) => [cell.id, cell])))
  const ids = [...new Set(hopeful.flatMap((one) => one.cellIds))]
  const locked = await freed(tx, await lockCells(tx, ids), now)
  const admitted: string[] = []
  for (const one of thatFit(hopeful, locked)) if (await admitOne(tx, one, now, actor)) admitted.push(one.id)
  return admitted
}

/** Admits what waits in every wave, each in its own transaction; for the round of every minute. */
export async function admitAll(db: Database, now: Date): Promise<number> {
  const found = await db.execute<{ id: string }>(sql`
    select w.id from waves w where exists (select from interviews i where i.wave_id = w.id and i.standing = 'overflow')
    order by w.id`)
  let admitted = 0
  for (const { id } of found.rows)
    admitted += (await transact(db, (tx) => admitOverflow(tx, id, null, now, SYSTEM))).length
  return admitted
}

type Candidate = Waiting & Readonly<{ caseRow: CaseRow }>

async function waitingIn(
  tx: Tx,
  waveId: string,
  cellIds: readonly number[] | null,
  late: boolean,
): Promise<Candidate[]> {
  const rows = await candidates(tx, waveId)
  const waiting: Candidate[] = []
  for (const { interview, caseRow, finding, held, late: isLate } of rows) {
    const controlled: Controlled = { finding, held, late: isLate }
    if (!isAdmissible(controlled, late)) continue
    const placement = await placementOf(tx, interview, caseRow, interview.endedAt ?? interview.lastEventAt)
    const concerned = cellIds === null || placement.cellIds.some((id) => cellIds.includes(id))
    if (concerned && !placement.nowhere && !waiting.some((other) => other.caseRow.id === caseRow.id))
      waiting.push({ id: interview.id, cellIds: placement.cellIds, caseRow })
  }
  return waiting
}

// Whose cell by region and service is full is not looked at any further: of many that wait, mostly all.
const candidates = (tx: Tx, waveId: string) =>
  tx
    .select({
      interview: interviews,
      caseRow: cases,
      finding: verifications.finding,
      held: sql<boolean>`${holds.id} is not null`,
      late: sql<boolean>`${waves.status} = 'closed' and ${interviews.endedAt} > ${waves.closedAt}`,
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .innerJoin(waves, eq(waves.id, interviews.waveId))
    .leftJoin(verifications, eq(verifications.interviewId, interviews.id))
    .leftJoin(
      holds,
      and(eq(holds.waveId, interviews.waveId), eq(holds.personId, interviews.interviewerId), isNull(holds.liftedAt)),
    )
    .where(
      and(
        eq(interviews.waveId, waveId),
        eq(interviews.standing, "overflow"),
        sql`not exists (select from interviews o where o.case_id = ${interviews.caseId} and o.standing = 'counted')`,
        sql`(${interviews.waveId}, coalesce(${cases.region}, ''), coalesce(${cases.service}, '')) not in (
          select q.wave_id, q.region, q.service from quota_cells q
          where q.wave_id = ${waveId}::uuid and q.region is not null and q.service is not null
            and q.dimensions = 'region,service' and q.hard and q.accepted >= q.target)`,
      ),
    )
    .orderBy(asc(interviews.endedAt), asc(interviews.id))

// Read again under its lock: a check may have corrected it meanwhile, or taken it out.
async function admitOne(tx: Tx, { id, cellIds, caseRow }: Candidate, now: Date, actor: Actor): Promise<boolean> {
  const stillWaits = and(eq(interviews.id, id), eq(interviews.standing, "overflow"))
  const [interview] = await tx.select().from(interviews).where(stillWaits).for("update", { skipLocked: true })
  if (!interview) return false
  const then = interview.endedAt ?? interview.lastEventAt
  const placement = await placementOf(tx, interview, caseRow, then)
  if (placement.nowhere || placement.cellIds.join() !== cellIds.join()) return false
  const { study, questionnaire } = await findInstrument(tx, interview.instrumentId)
  const context = contextOf(study, { ...caseRow, mode: interview.mode }, then)
  await settleFree(tx, id, cellIds, now)
  await accept(tx, cellIds, 1)
  await tx.update(interviews).set({ standing: "counted" }).where(eq(interviews.id, id))
  await queueCounts(tx, interview, caseRow, contributionOf(study, questionnaire, interview.answers, context), 1)
  await record(tx, actor, "interview.admitted", { thing: "interview", id, details: { cells: [...cellIds] } })
  return true
}
