// The figures of the quota board, within the regions that the reader may see.
import { and, count, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm"
import { type BoardCell, boardCells } from "@/lib/report/board"
import type { Tx } from "../client"
import { cases, interviews, quotaCells, reservations } from "../schema"

/** Every cell of a wave as of now; `regions` null = no limit. Places held past their time no longer count as reserved. */
export async function readBoard(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  now: Date,
): Promise<BoardCell[]> {
  const within = (region: typeof cases.region | typeof quotaCells.region): SQL | undefined =>
    regions ? inArray(region, [...regions]) : undefined
  const expired = sql<number>`(select count(*) from ${reservations} where ${reservations.cellId} = ${quotaCells.id}
    and ${reservations.state} = 'held' and ${reservations.expiresAt} < ${now.toISOString()}::timestamptz)`
  const quota = await tx
    .select({
      region: quotaCells.region,
      service: quotaCells.service,
      target: quotaCells.target,
      hard: quotaCells.hard,
      accepted: quotaCells.accepted,
      reserved: sql<number>`(${quotaCells.reserved} - ${expired})::int`,
    })
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), within(quotaCells.region)))
    .orderBy(quotaCells.id)
  const standing = (name: "counted" | "overflow") =>
    sql<number>`(count(*) filter (where ${interviews.standing} = ${name}))::int`
  const finished = await tx
    .select({
      region: cases.region,
      service: cases.service,
      counted: standing("counted"),
      overflow: standing("overflow"),
    })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(and(eq(interviews.waveId, waveId), eq(interviews.status, "complete"), within(cases.region)))
    .groupBy(cases.region, cases.service)
  // Nobody can work on a case that an open link began, so it is not one that is left.
  const left = await tx
    .select({ region: cases.region, service: cases.service, left: count() })
    .from(cases)
    .where(and(eq(cases.waveId, waveId), isNull(cases.finalAt), ne(cases.source, "open"), within(cases.region)))
    .groupBy(cases.region, cases.service)
  return boardCells(quota, finished, left)
}
