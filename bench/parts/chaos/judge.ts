// What must hold after a room has worked on a server that was killed.
import { addMinutes } from "date-fns"
import { and, eq, gt, inArray, isNotNull, isNull, notInArray } from "drizzle-orm"
import { transact } from "@/db/client"
import { LEASE_MINUTES, takeNextCase } from "@/db/queries/cases"
import { answerEvents, cases, interviews, quotaCells } from "@/db/schema"
import type { Room } from "./room"
import type { Ledger } from "./shift"

export type Verdict = Readonly<{
  acknowledged: number
  completed: number
  /** Acknowledged events that are not there, and stored ones that nobody sent or that are there twice. */
  lost: number
  strange: number
  /** Interviews whose answers are not what was acknowledged. */
  altered: number
  /** Cases given to two at once, or with two accepted interviews. */
  doubled: number
  beyondTarget: number
  /** Interviews counted by the cells and those that are: the difference. */
  miscounted: number
  /** Cases that were left on a screen, and those of them that somebody else got when their time was over. */
  left: number
  returned: number
  faults: readonly string[]
}>

export async function judge({ db, waveId, people }: Room, ledger: Ledger, now: Date): Promise<Verdict> {
  const rows = await db.select().from(interviews).where(eq(interviews.waveId, waveId))
  const ids = rows.map(({ id }) => id)
  const stored = await db
    .select({ id: answerEvents.id })
    .from(answerEvents)
    .where(inArray(answerEvents.interviewId, ids))
  const there = new Set(stored.map(({ id }) => id))
  const counted = rows.filter(({ standing }) => standing === "counted")
  const cells = await db.select().from(quotaCells).where(eq(quotaCells.waveId, waveId))
  const accepted = cells.reduce((sum, cell) => sum + cell.accepted, 0)
  const { left, returned } = await leftCases({ db, waveId, people }, now)
  return {
    acknowledged: ledger.acknowledged.size,
    completed: counted.length,
    lost: [...ledger.acknowledged.keys()].filter((id) => !there.has(id)).length,
    strange: stored.filter(({ id }) => !ledger.acknowledged.has(id)).length + stored.length - there.size,
    altered: rows.filter(({ id, answers }) => ledger.answers.has(id) && !isSame(ledger.answers.get(id), answers))
      .length,
    doubled: ledger.doubled + counted.length - new Set(counted.map(({ caseId }) => caseId)).size,
    beyondTarget: cells.filter(({ hard, accepted, reserved, target }) => hard && accepted + reserved > target).length,
    miscounted: Math.abs(accepted - counted.length),
    ...{ left, returned, faults: ledger.faults },
  }
}

/** Later everybody asks for a case, and there are no others than those that were left: each is given again, to one. */
async function leftCases({ db, waveId, people }: Pick<Room, "db" | "waveId" | "people">, now: Date) {
  const held = and(eq(cases.waveId, waveId), isNotNull(cases.leasedBy), gt(cases.leasedUntil, now))
  const left = (await db.select({ id: cases.id }).from(cases).where(held)).map(({ id }) => id)
  const later = addMinutes(now, 2 * LEASE_MINUTES)
  const others = and(eq(cases.waveId, waveId), isNull(cases.finalAt), notInArray(cases.id, left))
  await db.update(cases).set({ finalAt: now }).where(others)
  // Where every place is taken nobody is called any more: it is leases that are looked at.
  await db.update(quotaCells).set({ target: 100_000 }).where(eq(quotaCells.waveId, waveId))
  const given = await Promise.all(people.map((person) => transact(db, (tx) => takeNextCase(tx, person, later))))
  const again = given.filter((id) => id !== null && left.includes(id))
  return { left: left.length, returned: again.length === new Set(again).size ? again.length : 0 }
}

const isSame = (one: unknown, other: unknown) => ordered(one) === ordered(other)
const ordered = (value: unknown) =>
  JSON.stringify(Object.entries((value ?? {}) as object).sort(([a], [b]) => (a < b ? -1 : 1)))
