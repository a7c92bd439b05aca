// An interviewer's own progress beside a case: minutes on the line today, and how full the case's quota cell is.
import { and, eq, gte, isNotNull, isNull, or, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { calls, quotaCells } from "../schema"
import type { CaseRow } from "./cases"

/** Minutes on the line: from the answer, where it was told, to the end of the call. */
export async function talkedSince(tx: Tx, personId: string, since: Date, now: Date): Promise<number> {
  const over = sql`coalesce(${calls.hungUpAt}, ${calls.endedAt}, ${now.toISOString()}::timestamptz)`
  const [row] = await tx
    .select({
      seconds: sql<number>`coalesce(sum(greatest(0, extract(epoch from
        ${over} - coalesce(${calls.answeredAt}, ${calls.startedAt})))), 0)::float8`,
    })
    .from(calls)
    .where(and(eq(calls.personId, personId), gte(calls.startedAt, since)))
  return Math.round((row?.seconds ?? 0) / 60)
}

/** The cell of region and service that the case falls in, else the one of either; null when nothing is counted by them. */
export async function findCell(
  tx: Tx,
  { waveId, region, service }: Pick<CaseRow, "waveId" | "region" | "service">,
): Promise<{ accepted: number; target: number } | null> {
  const fits = (column: typeof quotaCells.region | typeof quotaCells.service, value: string | null) =>
    value === null ? isNull(column) : or(eq(column, value), isNull(column))
  const [row] = await tx
    .select({ accepted: quotaCells.accepted, target: quotaCells.target })
    .from(quotaCells)
    .where(
      and(
        eq(quotaCells.waveId, waveId),
        fits(quotaCells.region, region),
        fits(quotaCells.service, service),
        or(isNotNull(quotaCells.region), isNotNull(quotaCells.service)),
        // Cells that depend on answers are no cells of the case yet.
        sql`not exists (select from jsonb_object_keys(${quotaCells.conditions}) k where k not in ('region', 'service'))`,
      ),
    )
    .orderBy(sql`num_nulls(${quotaCells.region}, ${quotaCells.service})`)
    .limit(1)
  return row ?? null
}
