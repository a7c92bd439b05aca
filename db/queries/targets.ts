// Changing targets: versioned, with who and why, at once. Cells are locked in id order, so that what is accepted and held
// cannot move between the look and the change; the check constraint on the cell is the last guard.
import { and, asc, desc, eq, exists, inArray } from "drizzle-orm"
import { grouped } from "@/lib/grouped"
import { may, type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type CellTerms, type Conditions, cellKey, dimensionsOf } from "@/lib/quota/cells"
import { type Change, type Edit, type EditLine, type EditRefusal, planEdit, type StandingCell } from "@/lib/quota/edit"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, interviews, people, quotaCells, quotaChanges, quotaEdits, reservations, waves } from "../schema"
import { admitOverflow } from "./admission"
import { byPerson, record } from "./audit"
import { lockWaveCells } from "./places"

export type Editing = Readonly<{
  origin: "table" | "xlsx" | "allocation" | "move"
  reason: string
  lines: readonly EditLine[]
}>

/** The dimensions that are known without answers; cells of others are made only before the wave opens. */
const WITHOUT_ANSWERS = new Set(["region", "service", "mode"])

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
  if (!may(person, "wave.steer") || !withinRegions(person, lines)) throw new Problem("not_allowed")
  const status = await lockStatus(tx, waveId, lines)
  if (status === "closed") throw new Problem("wave_not_open")
  const cells = await lockStanding(tx, waveId)
  const edit = planEdit(cells, lines, cells[0]?.terms.hard ?? true)
  if (!edit.ok || edit.changes.length === 0) return edit
  if (status === "open" && edit.changes.some(isLateCell)) throw new Problem("cell_after_opening")
  const refusals = await refuseMade(tx, waveId, edit, lines)
  if (refusals.length > 0) return { ok: false, refusals }
  const id = newId()
  await tx.insert(quotaEdits).values({ id, waveId, personId: person.id, at: now, reason: reason.trim(), origin })
  for (const change of edit.changes) await applyChange(tx, waveId, id, change, now)
  const raised = edit.changes.flatMap(({ id: cellId, before, after }) =>
    cellId !== null && before && (after.target > before.target || (before.hard && !after.hard)) ? [cellId] : [],
  )
  if (raised.length > 0) await admitOverflow(tx, waveId, raised, now, byPerson(person))
  const details = { edit: id, origin, cells: edit.changes.length, by: byHowMuch(edit.changes) }
  await record(tx, byPerson(person), "targets.changed", { thing: "wave", id: waveId, details })
  return edit
}

/** The cells of a wave as they stand, within the regions this person may see. */
export const listStanding = (tx: Tx, person: Person, waveId: string): Promise<StandingCell[]> =>
  standingCells(tx, waveId, regionScope(person))

/** @param regions null = all */
export async function standingCells(
  tx: Tx,
  waveId: string,
  regions: readonly string[] | null,
): Promise<StandingCell[]> {
  const rows = await tx
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), regions ? inArray(quotaCells.region, [...regions]) : undefined))
    .orderBy(asc(quotaCells.id))
  return rows.map(standing)
}

export type EditOnRecord = Readonly<{
  id: string
  /** Null for what the platform did by itself. */
  person: string | null
  at: Date
  reason: string
  origin: typeof quotaEdits.$inferSelect.origin
  changes: readonly Readonly<{ conditions: Conditions; before: CellTerms | null; after: CellTerms }>[]
}>

/** The latest versions of a wave's targets with their lines, newest first, as far as this person's regions are in them. */
export async function listEdits(tx: Tx, person: Person, waveId: string, limit = 30): Promise<EditOnRecord[]> {
  const regions = regionScope(person)
  const within = regions ? inArray(quotaCells.region, [...regions]) : undefined
  const { id, at, reason, origin } = quotaEdits
  const touched = tx
    .select({ id: quotaChanges.editId })
    .from(quotaChanges)
    .innerJoin(quotaCells, eq(quotaCells.id, quotaChanges.cellId))
    .where(and(eq(quotaChanges.editId, id), within))
  const edits = await tx
    .select({ id, at, reason, origin, person: people.name })
    .from(quotaEdits)
    .leftJoin(people, eq(people.id, quotaEdits.personId))
    .where(and(eq(quotaEdits.waveId, waveId), exists(touched)))
    .orderBy(desc(at), desc(id))
    .limit(limit)
  if (edits.length === 0) return []
  const { editId, before, after } = quotaChanges
  const ids = edits.map((edit) => edit.id)
  const lines = await tx
    .select({ editId, conditions: quotaCells.conditions, before, after })
    .from(quotaChanges)
    .innerJoin(quotaCells, eq(quotaCells.id, quotaChanges.cellId))
    .where(and(inArray(editId, ids), within))
    .orderBy(asc(quotaCells.id))
  const byEdit = grouped(lines, (line) => line.editId)
  return edits.map((edit) => ({
    ...edit,
    changes: (byEdit.get(edit.id) ?? []).map(({ editId: _edit, ...change }) => change),
  }))
}

function withinRegions(person: Person, lines: readonly EditLine[]): boolean {
  const regions = regionScope(person)
  return !regions || lines.every(({ conditions }) => conditions.region && regions.includes(conditions.region))
}

// Whoever finishes an interview shares the wave to the commit: where a cell is made, nobody finishes between the count
// of those accepted before and the cell.
async function lockStatus(tx: Tx, waveId: string, lines: readonly EditLine[]): Promise<string> {
  const keys = keysOf(lines)
  const known = keys.length === 0 ? 0 : await tx.$count(quotaCells, ofKeys(waveId, keys))
  const strength = known < keys.length ? "update" : "share"
  const [wave] = await tx.select({ status: waves.status }).from(waves).where(eq(waves.id, waveId)).for(strength)
  if (!wave) throw new Problem("not_found")
  return wave.status
}

const keysOf = (lines: readonly EditLine[]) => [...new Set(lines.map(({ conditions }) => cellKey(conditions)))]
const ofKeys = (waveId: string, keys: string[]) => and(eq(quotaCells.waveId, waveId), inArray(quotaCells.key, keys))

// All cells of the wave, in their order: who is admitted when a target is raised may need places in any of them.
async function lockStanding(tx: Tx, waveId: string): Promise<StandingCell[]> {
  await lockWaveCells(tx, waveId)
  const rows = await tx.select().from(quotaCells).where(eq(quotaCells.waveId, waveId)).orderBy(asc(quotaCells.id))
  return rows.map(standing)
}

const isLateCell = ({ id, conditions }: Change): boolean =>
  id === null && Object.keys(conditions).some((dimension) => !WITHOUT_ANSWERS.has(dimension))

async function applyChange(tx: Tx, waveId: string, editId: string, change: Change, now: Date): Promise<void> {
  const cellId = change.id ?? (await makeCell(tx, waveId, change.conditions, change.after, now))
  if (change.id !== null) await tx.update(quotaCells).set(change.after).where(eq(quotaCells.id, cellId))
  await tx.insert(quotaChanges).values({ editId, cellId, before: change.before, after: change.after })
}

/** A cell made in a running field counts those who were accepted before it was there. */
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
  const counted = await acceptedIn(tx, waveId, conditions)
  const settled = { state: "settled", takenAt: now, expiresAt: now, endedAt: now } as const
  for (const slice of slices(counted))
    await tx.insert(reservations).values(slice.map(({ id }) => ({ interviewId: id, cellId, ...settled })))
  await tx.update(quotaCells).set({ accepted: counted.length }).where(eq(quotaCells.id, cellId))
  return cellId
}

/** Cells to make that could not even hold who is accepted already. */
async function refuseMade(tx: Tx, waveId: string, edit: Edit, lines: readonly EditLine[]): Promise<EditRefusal[]> {
  const refusals: EditRefusal[] = []
  for (const { id, conditions, after } of edit.ok ? edit.changes : []) {
    if (id !== null || !after.hard) continue
    const minimum = (await acceptedIn(tx, waveId, conditions)).length
    const key = cellKey(conditions)
    const line = lines.findIndex((one) => cellKey(one.conditions) === key)
    if (after.target < minimum) refusals.push({ line, key, reason: "below_taken", minimum })
  }
  return refusals
}

function acceptedIn(tx: Tx, waveId: string, { region, service, mode }: Conditions): Promise<{ id: string }[]> {
  return tx
    .select({ id: interviews.id })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(
      and(
        eq(interviews.waveId, waveId),
        eq(interviews.standing, "counted"),
        region === undefined ? undefined : eq(cases.region, region),
        service === undefined ? undefined : eq(cases.service, service),
        mode === undefined ? undefined : eq(interviews.mode, mode as "phone"),
      ),
    )
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const slices = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / 5_000) }, (_, n) => rows.slice(n * 5_000, (n + 1) * 5_000))

export const standing = (row: typeof quotaCells.$inferSelect): StandingCell => {
  const { id, conditions, target, hard, floor, ceiling, accepted, reserved } = row
  return { id, conditions, terms: { target, hard, floor, ceiling }, accepted, reserved }
}

const byHowMuch = (changes: readonly Change[]): number =>
  changes.reduce((sum, { before, after }) => sum + after.target - (before?.target ?? 0), 0)
