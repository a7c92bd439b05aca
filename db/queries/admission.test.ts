import { addMinutes } from "date-fns"
import { asc, desc, eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, cases, holds, interviews, quotaCells, reservations } from "../schema"
import { answerCheck, expectInStep, HELD, NEVER, settle, suspect } from "../testing/checking"
import { fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { admitAll, admitOverflow } from "./admission"
import { byPerson, SYSTEM } from "./audit"
import { setTarget } from "./quota-cells"
import { lockWaveCells } from "./quotas"
import { closeWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2026-11-22T09:00:00Z")
let field: Field
beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 500, hard: true }] })
})
afterEach(() => field.close())

/** All begin, their places expire, and then they finish a minute after each other for so many places. */
async function over(n: number, target: number, interviewer?: Person): Promise<string[]> {
  const caseIds = await field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
  const who = interviewer ? { interviewer } : {}
  const ids: string[] = []
  for (const caseId of caseIds) ids.push(await fillIn(field, { caseId, now: NOW, ...who }))
  await field.db.update(reservations).set({ state: "expired", endedAt: NOW }).where(eq(reservations.state, "held"))
  await field.db.update(quotaCells).set({ target, reserved: 0 })
  for (const [n, id] of ids.entries()) await finish(field, id, addMinutes(NOW, n), interviewer)
  return ids
}

const standings = async (ids: readonly string[]) => {
  const rows = await field.db.select().from(interviews).orderBy(asc(interviews.id))
  return ids.map((id) => rows.find((row) => row.id === id)?.standing)
}
const cellId = async () => (await field.db.select().from(quotaCells))[0]!.id
const raise = async (target: number, late = false) => {
  const id = await cellId()
  return transact(field.db, async (tx) => {
    await lockWaveCells(tx, field.wave.id)
    await setTarget(tx, id, target)
    return admitOverflow(tx, field.wave.id, [id], NOW, byPerson(field.coordinator), { late })
  })
}
const round = (at = LATER) => admitAll(field.db, at)

describe("raising a target", () => {
  it("admits who waits over quota, oldest first, with places, tally and audit line", async () => {
    const ids = await over(5, 2)
    expect(await standings(ids)).toEqual(["counted", "counted", "overflow", "overflow", "overflow"])
    expect(await raise(4)).toEqual(ids.slice(2, 4))
    expect(await standings(ids)).toEqual(["counted", "counted", "counted", "counted", "overflow"])
    expect(await expectInStep(field)).toBe(4)
    const [line] = await field.db.select().from(audit).orderBy(desc(audit.id)).limit(1)
    expect(line).toMatchObject({ verb: "interview.admitted", personId: field.coordinator.id, thingId: ids[3] })
    expect(await field.db.select().from(reservations).where(eq(reservations.state, "settled"))).toHaveLength(4)
  })

  it("admits nobody twice, however many rounds come at once", async () => {
    await over(6, 1)
    await field.db.update(quotaCells).set({ target: 4 })
    const admitted = await Promise.all(Array.from({ length: 8 }, () => round()))
    expect(admitted.reduce((sum, n) => sum + n, 0)).toBe(3)
    expect(await expectInStep(field)).toBe(4)
  })

  it("does not wait for one that somebody is deciding about; the next round finds it", async () => {
    const ids = await over(3, 1)
    await field.db.update(quotaCells).set({ target: 3 })
    await transact(field.db, async (tx) => {
      await tx.select().from(interviews).where(eq(interviews.id, ids[1]!)).for("update")
      expect(await round()).toBe(1)
    })
    expect(await standings(ids)).toEqual(["counted", "overflow", "counted"])
    expect(await round()).toBe(1)
    expect(await expectInStep(field)).toBe(3)
  })

  it("leaves out what came after the wave had closed, unless a coordinator says otherwise", async () => {
    const ids = await over(2, 2)
    const caseIds = await field.addCases([{ service: "therapy", language: "kk" }])
    await field.db.update(quotaCells).set({ target: 3 })
    const late = await fillIn(field, { caseId: caseIds[0]!, now: NOW })
    await transact(field.db, (tx) => closeWave(tx, SYSTEM, field.wave.id, LATER, VAULT.open))
    await finish(field, late, addMinutes(LATER, 1))
    expect(await round()).toBe(0)
    expect(await standings([...ids, late])).toEqual(["counted", "counted", "overflow"])
    expect(await raise(3, true)).toEqual([late])
    expect(await expectInStep(field)).toBe(3)
  })
})

describe("field control", () => {
  it("a voided interview's place goes to who waits longest", async () => {
    const ids = await over(3, 1)
    const [check = ""] = await suspect(field, [ids[0]!], LATER)
    await answerCheck(field, field.supervisor, check, NEVER, LATER)
    await settle(field, field.supervisor, check, { finding: "fabricated", consequence: "void" }, LATER)
    expect(await round()).toBe(1)
    expect(await standings(ids)).toEqual(["out", "counted", "overflow"])
    expect(await expectInStep(field)).toBe(1)
  })

  it("what was voided over quota never comes back by itself", async () => {
    const ids = await over(3, 1)
    const [check = ""] = await suspect(field, [ids[1]!], LATER)
    await answerCheck(field, field.supervisor, check, NEVER, LATER)
    await settle(field, field.supervisor, check, { finding: "fabricated", consequence: "void" }, LATER)
    await field.db.update(quotaCells).set({ target: 3 })
    expect(await round()).toBe(1)
    expect(await standings(ids)).toEqual(["counted", "out", "counted"])
  })

  it("work of an interviewer on hold waits, but not what was checked and stood", async () => {
    const [interviewer] = field.interviewers
    const ids = await over(3, 1, interviewer)
    const [check = ""] = await suspect(field, [ids[2]!], LATER)
    await answerCheck(field, field.supervisor, check, HELD, LATER)
    await settle(field, field.supervisor, check, {}, LATER)
    const why = { reasons: [], createdAt: LATER }
    await field.db.insert(holds).values({ id: newId(), waveId: field.wave.id, personId: interviewer!.id, ...why })
    await field.db.update(quotaCells).set({ target: 3 })
    expect(await round()).toBe(1)
    expect(await standings(ids)).toEqual(["counted", "overflow", "counted"])
    await field.db.update(holds).set({ liftedAt: LATER, lifting: "enough", liftedBy: field.coordinator.id })
    expect(await round()).toBe(1)
    expect(await expectInStep(field)).toBe(3)
  })

  it("two of one respondent never count both", async () => {
    const ids = await over(2, 1)
    const [first] = await field.db.select().from(interviews).where(eq(interviews.id, ids[0]!))
    await field.db.update(interviews).set({ caseId: first!.caseId }).where(eq(interviews.id, ids[1]!))
    await field.db.update(quotaCells).set({ target: 2 })
    expect(await round()).toBe(0)
    expect((await field.db.select().from(cases)).every(({ finalAt }) => finalAt !== null)).toBe(true)
  })
})
