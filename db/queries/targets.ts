// Changing targets: versioned, with who and why, at once. Cells are locked in id order, so that what is accepted and held
// cannot move between the look and the change; the check constraint on the cell is the last guard.
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type CellTerms, type Conditions, cellKey, dimensionsOf } from "@/lib/quota/cells"
import { type Change, type Edit, type EditLine, planEdit, type StandingCell } from "@/lib/quota/edit"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, quotaCells, quotaChanges, quotaEdits, reservations, waves } from "../schema"
import { byPerson, record } from "./audit"

export type Editing = Readonly<{
  origin: "table" | "xlsx" | "allocation" | "move"
  reason: string
  lines: readonly EditLine[]
}>

/** The dimensions that a case has by itself; cells of others are made only before the wave opens. */
const OF_CASES = new Set(["region", "service"])

/**
 * Changes targets of a wave that has not closed; refusals come back and nothing is changed.
 * Problems: `reason_required`; `wave_not_open` once it has closed; `not_allowed` for a line outside this person's regions;
 * `cell_after_opening` for a new cell that answers decide on in an open wave.
 */
export async function applyEdit(
  tx: Tx,
  person: Person,
  waveId: string,
  { origin, reason, lines }: Editing,
  now: Date,
): Promise<Edit> {
  if (reason.trim() === "") throw new Problem("reason_required", {}, { reason: "required" })
  assertWithinRegions(person, lines)
  const status = await lockStatus(tx, waveId)
  if (status === "closed") throw new Problem("wave_not_open")
  const cells = await lockStanding(tx, waveId, lines)
  const edit = planEdit(cells, lines, await isHardByDefault(tx, waveId))
  if (!edit.ok || edit.changes.length === 0) return edit
  if (status === "open" && edit.changes.some(isLateCell)) throw new Problem("cell_after_opening")
  const id = newId()
  await tx.insert(quotaEdits).values({ id, waveId, personId: person.id, at: now, reason: reason.trim(), origin })
  for (const change of edit.changes) await applyChange(tx, waveId, id, change, now)
  const details = { edit: id, origin, cells: edit.changes.length, by: byHowMuch(edit.changes) }
  await record(tx, byPerson(person), "targets.changed", { thing: "wave", id: waveId, details })
  return edit
}

/** The cells of a wave as they stand, within the regions this person may see. */
export async function listStanding(tx: Tx, person: Person, waveId: string): Promise<StandingCell[]> {
  const regions = regionScope(person)
  const rows = await tx
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), regions ? inArray(quotaCells.region, [...regions]) : undefined))
    .orderBy(asc(quotaCells.id))
  return rows.map(standing)
}

function assertWithinRegions(person: Person, lines: readonly EditLine[]): void {
  const regions = regionScope(person)
  if (regions && lines.some(({ conditions }) => !conditions.region || !regions.includes(conditions.region)))
    throw new Problem("not_allowed")
}

async function lockStatus(tx: Tx, waveId: string): Promise<string> {
  const [wave] = await tx.select({ status: waves.status }).from(waves).where(eq(waves.id, waveId)).for("share")
  if (!wave) throw new Problem("not_found")
  return wave.status
}

async function lockStanding(tx: Tx, waveId: string, lines: readonly EditLine[]): Promise<StandingCell[]> {
  const keys = [...new Set(lines.map(({ conditions }) => cellKey(conditions)))]
  if (keys.length === 0) return []
  const rows = await tx
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), inArray(quotaCells.key, keys)))
    .orderBy(asc(quotaCells.id))
    .for("update")
  return rows.map(standing)
}

async function isHardByDefault(tx: Tx, waveId: string): Promise<boolean> {
  const [cell] = await tx
    .select({ hard: quotaCells.hard })
    .from(quotaCells)
    .where(eq(quotaCells.waveId, waveId))
    .orderBy(asc(quotaCells.id))
    .limit(1)
  return cell?.hard ?? true
}

const isLateCell = ({ id, conditions }: Change): boolean =>
  id === null && Object.keys(conditions).some((dimension) => !OF_CASES.has(dimension))

async function applyChange(tx: Tx, waveId: string, editId: string, change: Change, now: Date): Promise<void> {
  const cellId = change.id ?? (await makeCell(tx, waveId, change.conditions, change.after, now))
  if (change.id !== null) await tx.update(quotaCells).set(change.after).where(eq(quotaCells.id, cellId))
  await tx.insert(quotaChanges).values({ editId, cellId, before: change.before, after: change.after })
}

/** A cell made in a running field counts those who were accepted before it was there; too many of them is a refusal. */
async function makeCell(tx: Tx, waveId: string, conditions: Conditions, terms: CellTerms, now: Date): Promise<number> {
  const { region = null, service = null } = conditions
  const [cell] = await tx
    .insert(quotaCells)
    .values({
      ...{ waveId, key: cellKey(conditions), dimensions: dimensionsOf(conditions), conditions, region, service },
      ...terms,
    })
    .returning({ id: quotaCells.id })
  const cellId = cell!.id
  const counted = await tx
    .select({ id: interviews.id })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(
      and(
        eq(interviews.waveId, waveId),
        eq(interviews.standing, "counted"),
        region === null ? undefined : eq(cases.region, region),
        service === null ? undefined : eq(cases.service, service),
      ),
    )
  if (counted.length === 0) return cellId
  const settled = { state: "settled", takenAt: now, expiresAt: now, endedAt: now } as const
  await tx.insert(reservations).values(counted.map(({ id }) => ({ interviewId: id, cellId, ...settled })))
  await tx
    .update(quotaCells)
    .set({ accepted: sql`${quotaCells.accepted} + ${counted.length}` })
    .where(eq(quotaCells.id, cellId))
  return cellId
}

const standing = (row: typeof quotaCells.$inferSelect): StandingCell => {
  const { id, conditions, target, hard, floor, ceiling, accepted, reserved } = row
  return { id, conditions, terms: { target, hard, floor, ceiling }, accepted, reserved }
}

const byHowMuch = (changes: readonly Change[]): number =>
  changes.reduce((sum, { before, after }) => sum + after.target - (before?.target ?? 0), 0)
