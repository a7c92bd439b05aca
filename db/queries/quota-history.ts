// What quotas were at any past moment, and who changed targets: from events and edits, which are never rewritten.
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm"
import type { CellTerms, Conditions } from "@/lib/quota/cells"
import type { Tx } from "../client"
import { people, quotaCells, quotaChanges, quotaEdits, quotaEvents } from "../schema"

export type PastCell = Readonly<{
  id: number
  dimensions: string
  conditions: Conditions
  hard: boolean
  target: number
  accepted: number
  reserved: number
}>

/**
 * Cells of a wave as they stood at a moment, that moment included: the sums of their events up to then. The first target
 * of a cell counts from the beginning. `regions` null = no limit.
 */
export function stateAt(tx: Tx, waveId: string, regions: readonly string[] | null, at: Date): Promise<PastCell[]> {
  const sum = (column: "accepted" | "reserved" | "target") => sql<number>`coalesce(sum(${quotaEvents[column]}), 0)::int`
  return tx
    .select({
      id: quotaCells.id,
      dimensions: quotaCells.dimensions,
      conditions: quotaCells.conditions,
      hard: quotaCells.hard,
      target: sum("target"),
      accepted: sum("accepted"),
      reserved: sum("reserved"),
    })
    .from(quotaCells)
    .leftJoin(
      quotaEvents,
      sql`${quotaEvents.cellId} = ${quotaCells.id}
        and (${quotaEvents.at} <= ${at.toISOString()}::timestamptz or ${quotaEvents.event} = 'created')`,
    )
    .where(and(eq(quotaCells.waveId, waveId), within(regions)))
    .groupBy(quotaCells.id)
    .orderBy(quotaCells.id)
}

export type Edit = Readonly<{
  id: string
  at: Date
  person: string | null
  origin: string
  reason: string
  /** Lines that the reader may see, the first of them; `lines` says how many there are. */
  lines: number
  changes: readonly Readonly<{ conditions: Conditions; before: CellTerms | null; after: CellTerms }>[]
}>

const CHANGES_SHOWN = 20

/** Changes of targets in a wave that touch these regions, latest first. */
export async function listEdits(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
  page: Readonly<{ size: number; before?: Date | undefined }>,
): Promise<Edit[]> {
  const edits = await tx
    .select({
      id: quotaEdits.id,
      at: quotaEdits.at,
      person: people.name,
      origin: quotaEdits.origin,
      reason: quotaEdits.reason,
      lines: sql<number>`count(*)::int`,
    })
    .from(quotaEdits)
    .innerJoin(quotaChanges, eq(quotaChanges.editId, quotaEdits.id))
    .innerJoin(quotaCells, eq(quotaCells.id, quotaChanges.cellId))
    .leftJoin(people, eq(people.id, quotaEdits.personId))
    .where(
      and(
        eq(quotaEdits.waveId, waveId),
        within(regions),
        page.before && sql`${quotaEdits.at} < ${page.before.toISOString()}::timestamptz`,
      ),
    )
    .groupBy(quotaEdits.id, people.name)
    .orderBy(desc(quotaEdits.at), desc(quotaEdits.id))
    .limit(page.size)
  if (edits.length === 0) return []
  const ids = edits.map(({ id }) => id)
  const { rows } = await tx.execute(sql`
    select edit_id as "editId", conditions, before, after from (
      select ${quotaChanges.editId}, ${quotaCells.conditions}, ${quotaChanges.before}, ${quotaChanges.after},
        row_number() over (partition by ${quotaChanges.editId} order by ${quotaCells.id}) as place
      from ${quotaChanges} join ${quotaCells} on ${quotaCells.id} = ${quotaChanges.cellId}
      where ${and(inArray(quotaChanges.editId, ids), within(regions))}
    ) c where place <= ${CHANGES_SHOWN} order by place`)
  const changes = rows as { editId: string; conditions: Conditions; before: CellTerms | null; after: CellTerms }[]
  return edits.map((edit) => ({ ...edit, changes: changes.filter(({ editId }) => editId === edit.id) }))
}

const within = (regions: readonly string[] | null): SQL | undefined =>
  regions ? inArray(quotaCells.region, [...regions]) : undefined
