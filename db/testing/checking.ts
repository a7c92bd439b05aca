// Checks made in one call, for tests of what follows from them.
import { eq, inArray } from "drizzle-orm"
import { expect } from "vitest"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import { transact } from "../client"
import { type Decided, decide } from "../queries/consequences"
import { addRisk, drawingOf, topUpWave } from "../queries/draw"
import type { Choice } from "../queries/plan"
import { readTally } from "../queries/tally"
import { addAttempt, assignCheck, saveBlind } from "../queries/verifications"
import { interviews, quotaCells, verifications } from "../schema"
import { type Field, VAULT } from "./field"

export const HELD: Answers = { v_took_place: "yes", v_person: "self", v_service: "yes" }
export const NEVER: Answers = { v_took_place: "no", v_service: "no" }

/** Puts these interviews up on a supervisor’s suspicion; the ids of their checks, in order. */
export async function suspect(field: Field, interviewIds: readonly string[], now: Date): Promise<string[]> {
  const rows = await field.db
    .select()
    .from(interviews)
    .where(inArray(interviews.id, [...interviewIds]))
  const work = rows.map(({ id, stream, position }) => ({ id, stream: stream ?? "", position: position ?? 0 }))
  await transact(field.db, async (tx) =>
    addRisk(tx, await drawingOf(tx, field.wave.id, VAULT.open), work, "suspicion", now),
  )
  const checks = await field.db.select().from(verifications)
  return interviewIds.flatMap((id) => checks.find(({ interviewId }) => interviewId === id)?.id ?? [])
}

/** Tops the draw up, as at the closing; the id of this interview's check. */
export async function drawnCheck(field: Field, interviewId: string, now: Date): Promise<string> {
  await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, now))
  const [found] = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  if (!found) throw new Error("not drawn")
  return found.id
}

/** The blind part, saved for good; without `again` every marked question gets its first answer. */
export async function answerCheck(
  field: Field,
  supervisor: Person,
  id: string,
  callback: Answers,
  now: Date,
  again: Answers = {},
): Promise<void> {
  const [row] = await field.db
    .select({ answers: interviews.answers })
    .from(verifications)
    .innerJoin(interviews, eq(interviews.id, verifications.interviewId))
    .where(eq(verifications.id, id))
  const { visited, waited, r_reception, r_doctor } = row!.answers
  const same = Object.fromEntries(
    Object.entries({ visited, waited, r_reception, r_doctor }).filter(([, answer]) => answer !== undefined),
  ) as Answers
  await transact(field.db, async (tx) => {
    await assignCheck(tx, supervisor, id, null)
    await addAttempt(tx, supervisor, id, "reached", now)
    await saveBlind(tx, supervisor, id, { callback, again: { ...same, ...again } }, now)
  })
}

export const settle = (field: Field, supervisor: Person, id: string, choice: Partial<Choice>, now: Date) =>
  transact(
    field.db,
    (tx): Promise<Decided> =>
      decide(tx, supervisor, id, { finding: "confirmed", consequence: "keep", note: "", ...choice }, VAULT.open, now),
  )

/** Accepted places, counted interviews and the tally say the same. */
export async function expectInStep(field: Field, question = "visited"): Promise<number> {
  const [cell] = await field.db.select().from(quotaCells)
  const counted = await field.db.select().from(interviews).where(eq(interviews.standing, "counted"))
  const tally = await readTally(field.db, field.wave.id, [question], null)
  const tallied = tally.reduce((sum, { count }) => sum + count, 0)
  expect({ accepted: cell?.accepted, tallied }).toEqual({ accepted: counted.length, tallied: counted.length })
  return counted.length
}
