// Quota cells as a wave has them: made, found, and which of them an interview falls in.
import { eq, sql } from "drizzle-orm"
import { type CellTarget, type Conditions, cellKey, dimensionsOf, type Placement, placementIn } from "@/lib/quota/cells"
import { codesOf } from "@/lib/quota/dimensions"
import type { Tx } from "../client"
import { type interviews, quotaCells } from "../schema"
import type { CaseRow } from "./cases"
import { contextOf, findInstrument } from "./instruments"

export async function createCells(tx: Tx, waveId: string, targets: readonly CellTarget[]): Promise<void> {
  if (targets.length === 0) return
  await tx.insert(quotaCells).values(
    targets.map(({ conditions, target, hard, floor, ceiling }) => ({
      waveId,
      key: cellKey(conditions),
      dimensions: dimensionsOf(conditions),
      conditions,
      region: conditions.region ?? null,
      service: conditions.service ?? null,
      target,
      hard,
      floor: floor ?? null,
      ceiling: ceiling ?? null,
    })),
  )
}

/** Changes a target; a hard one below accepted + reserved is the Problem `target_below_taken`, by constraint. */
export async function setTarget(tx: Tx, cellId: number, target: number): Promise<void> {
  await tx.update(quotaCells).set({ target }).where(eq(quotaCells.id, cellId))
}

type Placed = Pick<typeof interviews.$inferSelect, "waveId" | "instrumentId" | "mode" | "answers">

/** The cells of an interview by its case, its mode and its answers as they are now. */
export async function placementOf(tx: Tx, interview: Placed, caseRow: CaseRow, now: Date): Promise<Placement> {
  const { study, questionnaire, dimensions } = await findInstrument(tx, interview.instrumentId)
  const { mode, answers, waveId } = interview
  const context = contextOf(study, { ...caseRow, mode }, now)
  const codes = codesOf(dimensions, questionnaire, answers, context, { attributes: attributesOf(caseRow), mode })
  return placementIn(await tablesWith(tx, waveId, codes), codes, dimensions.names)
}

/** A case's attributes as quotas and preloads see them. */
export function attributesOf(caseRow: Pick<CaseRow, "attributes" | "region" | "service">): Record<string, string> {
  const { attributes, region, service } = caseRow
  return { ...attributes, ...(region && { region }), ...(service && { service }) }
}

// One pass over the wave's cells: a table is what shares its dimensions.
async function tablesWith(tx: Tx, waveId: string, codes: Conditions) {
  const { dimensions, hard, id } = quotaCells
  return tx
    .select({
      dimensions,
      hard: sql<boolean>`bool_or(${hard})`,
      cellId: sql<number | null>`(max(${id}) filter (where ${hasCodes(codes)}))::int`,
    })
    .from(quotaCells)
    .where(eq(quotaCells.waveId, waveId))
    .groupBy(dimensions)
}

const hasCodes = (codes: Conditions) => sql`${quotaCells.conditions} <@ ${JSON.stringify(codes)}::jsonb`
