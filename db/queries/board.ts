// The figures of the quota board, within the regions that the reader may see. No interview and no case is counted here:
// targets and places stand in the cells, the rest in the counters of progress.
import { and, eq, inArray, sql } from "drizzle-orm"
import { type BoardCell, boardCells, type Margin, marginsOf, type QuotaOnBoard } from "@/lib/report/board"
import { fieldworkOf } from "@/lib/report/progress"
import type { Tx } from "../client"
import { quotaCells, reservations } from "../schema"
import { readPlaces } from "./progress"

/** `cells` by region and service; `margins` are the tables by anything else. */
export type BoardFigures = Readonly<{ cells: BoardCell[]; margins: Margin[] }>

/** Every cell of a wave as of now; `regions` null = no limit. Places held past their time no longer count as reserved. */
export async function readBoard(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  now: Date,
): Promise<BoardFigures> {
  const quota = await readQuota(tx, waveId, regions, now)
  const work = (await readPlaces(tx, waveId, regions)).map(({ region, service, counts }) => ({
    ...{ region: region || null, service: service || null },
    ...fieldworkOf(counts),
  }))
  return { cells: boardCells(quota, work), margins: marginsOf(quota) }
}

function readQuota(tx: Tx, waveId: string, regions: readonly string[] | null, now: Date): Promise<QuotaOnBoard[]> {
  const expired = sql<number>`(select count(*) from ${reservations} where ${reservations.cellId} = ${quotaCells.id}
    and ${reservations.state} = 'held' and ${reservations.expiresAt} < ${now.toISOString()}::timestamptz)`
  return tx
    .select({
      region: quotaCells.region,
      service: quotaCells.service,
      dimensions: quotaCells.dimensions,
      conditions: quotaCells.conditions,
      target: quotaCells.target,
      hard: quotaCells.hard,
      accepted: quotaCells.accepted,
      reserved: sql<number>`(${quotaCells.reserved} - ${expired})::int`,
    })
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), regions ? inArray(quotaCells.region, [...regions]) : undefined))
    .orderBy(quotaCells.id)
}
