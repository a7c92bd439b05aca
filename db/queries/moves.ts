// Applying a suggested move: looked at again under locks, with the reason kept beside what was moved.
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm"
import { may, type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { cellKey } from "@/lib/quota/cells"
import { stockedCells } from "@/lib/quota/grounds"
import { stillHelps } from "@/lib/quota/move-targets"
import { type ApplicableMove, keepsSum } from "@/lib/quota/moves"
import { addStock, stockOf, usualOf } from "@/lib/quota/stock"
import type { Tx } from "../client"
import { newId } from "../ids"
import { appliedMoves, people, quotaCells, waves } from "../schema"
import { byPerson, record } from "./audit"
import { readPlaces } from "./progress"
import { listCallers } from "./steering"
import { applyEdit, standing } from "./targets"
import { listCells } from "./waves"

type TargetsMove = Extract<ApplicableMove, { kind: "targets" }>
type InterviewerMove = Extract<ApplicableMove, { kind: "interviewer" }>

/**
 * Applies a move of an open wave, if it still stands.
 * Problems: `reason_required`; `wave_not_open`; `not_allowed` outside this person's regions; `move_outdated` when targets,
 * cases or people have changed so that it would not be offered any more.
 */
export async function applyMove(
  tx: Tx,
  person: Person,
  waveId: string,
  { move, reason }: Readonly<{ move: ApplicableMove; reason: string }>,
  now: Date,
): Promise<void> {
  const words = reason.trim()
  if (words === "") throw new Problem("reason_required", {}, { reason: "required" })
  const [wave] = await tx.select({ status: waves.status }).from(waves).where(eq(waves.id, waveId)).for("share")
  if (!wave) throw new Problem("not_found")
  if (wave.status !== "open") throw new Problem("wave_not_open")
  const id = newId()
  if (move.kind === "targets") await moveTargets(tx, person, waveId, move, words, now)
  else await moveInterviewer(tx, person, waveId, id, move)
  await tx.insert(appliedMoves).values({ id, waveId, personId: person.id, at: now, reason: words, move })
}

export type MoveOnRecord = Readonly<{ id: string; at: Date; reason: string; by: string; move: ApplicableMove }> &
  Readonly<{
    /** The interviewer who was moved. */
    who: string | null
  }>

/** Moves that were applied in a wave, newest first, as far as they touch this person's regions. */
export async function listMoves(tx: Tx, person: Person, waveId: string, limit = 30): Promise<MoveOnRecord[]> {
  const { id, at, reason, move } = appliedMoves
  const rows = await tx
    .select({ id, at, reason, move, by: people.name })
    .from(appliedMoves)
    .innerJoin(people, eq(people.id, appliedMoves.personId))
    .where(eq(appliedMoves.waveId, waveId))
    .orderBy(desc(at), desc(id))
  const scope = regionScope(person)
  const seen = rows.filter((row) => !scope || regionsOf(row.move).some((one) => scope.includes(one))).slice(0, limit)
  const ids = seen.flatMap((row) => (row.move.kind === "interviewer" ? [row.move.personId] : []))
  const moved = await tx.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  const names = new Map(moved.map((one) => [one.id, one.name]))
  return seen.map((row) => ({
    ...row,
    who: row.move.kind === "interviewer" ? (names.get(row.move.personId) ?? null) : null,
  }))
}

const regionsOf = (move: ApplicableMove): string[] =>
  move.kind === "interviewer" ? [move.from, move.to] : move.lines.flatMap(({ conditions }) => conditions.region ?? [])

async function moveTargets(tx: Tx, person: Person, waveId: string, move: TargetsMove, reason: string, now: Date) {
  const { lines } = move
  if (lines.length === 0 || !keepsSum(lines)) throw new Problem("move_outdated")
  const keys = lines.map(({ conditions }) => cellKey(conditions))
  const locked = await tx
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), inArray(quotaCells.key, keys)))
    .orderBy(asc(quotaCells.id))
    .for("update")
  const work = await readPlaces(tx, waveId, null)
  const usual = usualOf(addStock(work.map(({ counts }) => stockOf(counts))))
  if (!stillHelps(lines, stockedCells(locked.map(standing), work), usual)) throw new Problem("move_outdated")
  const edits = lines.map(({ conditions, before, to }) => ({ conditions, terms: { target: to }, expected: before }))
  const edit = await applyEdit(tx, person, waveId, { origin: "move", reason, lines: edits }, now)
  // A line that changes nothing would break the sum: somebody has done part of it already.
  if (!edit.ok || edit.changes.length !== lines.length) throw new Problem("move_outdated")
}

async function moveInterviewer(
  tx: Tx,
  person: Person,
  waveId: string,
  id: string,
  { personId, from, to }: InterviewerMove,
): Promise<void> {
  for (const region of [from, to]) if (!may(person, "people.move", { region })) throw new Problem("not_allowed")
  // All interviewers, so that two moves cannot each take a region's last but one.
  await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "interviewer"), isNull(people.disabledAt)))
    .orderBy(asc(people.id))
    .for("update")
  const callers = await listCallers(tx, waveId)
  const moved = callers.find((caller) => caller.id === personId)
  const stay = callers.filter((caller) => caller.id !== personId && callsIn(caller.regions, from))
  if (!moved || stay.length === 0 || !moved.regions.includes(from) || moved.regions.includes(to))
    throw new Problem("move_outdated")
  const wanted = await listCells(tx, waveId, to)
  if (!wanted.some(({ accepted, target }) => accepted < target)) throw new Problem("move_outdated")
  const regions = moved.regions.map((region) => (region === from ? to : region))
  await tx.update(people).set({ regions }).where(eq(people.id, personId))
  const details = { waveId, move: id, from, to, regions }
  await record(tx, byPerson(person), "person.moved", { thing: "person", id: personId, details })
}

const callsIn = (regions: readonly string[], region: string): boolean =>
  regions.length === 0 || regions.includes(region)
