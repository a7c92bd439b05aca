import { sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { giveBack, isOpen, reserve, settle } from "@/lib/quota/places"
import { transact } from "../client"
import { newId } from "../ids"
import { quotaCells } from "../schema"
import { type Field, openField } from "../testing/field"
import { startInterview } from "./interviews"
import { createCells, setTarget } from "./quota-cells"
import { freeExpired, returnPlaces, settlePlaces, takePlaces } from "./quotas"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2026-11-22T17:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 10_000, hard: true }] })
})
afterAll(() => field.close())

/** Interviews without limits, to hang reservations on. */
async function interviews(n: number): Promise<string[]> {
  const caseIds = await field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
  return Promise.all(
    caseIds.map(async (caseId) => {
      const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
      return (await transact(field.db, (tx) => startInterview(tx, start, NOW))).id
    }),
  )
}

async function cell(target: number): Promise<number> {
  const service = newId()
  await transact(field.db, (tx) => createCells(tx, field.wave.id, [{ conditions: { service }, target, hard: true }]))
  const [made] = await field.db
    .select()
    .from(quotaCells)
    .where(sql`key = ${`service=${service}`}`)
  return made?.id ?? 0
}

const stateOf = async (id: number) => {
  const [row] = await field.db.select().from(quotaCells).where(sql`id = ${id}`)
  return { accepted: row?.accepted, reserved: row?.reserved }
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom("take" as const, "settle" as const, "return" as const, "expire" as const),
    who: fc.nat(5),
  }),
  { maxLength: 25 },
)

describe("places of a quota cell", () => {
  it("follow the model through any sequence, and never exceed the target", async () => {
    const people = await interviews(6)
    await fc.assert(
      fc.asyncProperty(fc.nat(4), steps, async (target, sequence) => {
        const id = await cell(target)
        let model = { target, hard: true, accepted: 0, reserved: 0 }
        const held = new Set<number>()
        const settled = new Set<number>()
        for (const { kind, who } of sequence) {
          const interviewId = people[who] ?? ""
          if (settled.has(who)) continue
          if (kind === "take" && !held.has(who)) {
            const after = reserve(model)
            expect(await transact(field.db, (tx) => takePlaces(tx, interviewId, [id], NOW, LATER))).toBe(after !== null)
            if (after) held.add(who)
            model = { ...model, ...after }
          } else if (kind === "settle") {
            const fits = held.has(who) || isOpen(model)
            const before = held.has(who) ? model : (reserve(model) ?? model)
            expect(
              await transact(field.db, (tx) => settlePlaces(tx, interviewId, { cellIds: [id], nowhere: false }, NOW)),
            ).toBe(fits)
            if (fits) settled.add(who)
            if (fits) model = { ...model, ...settle(before) }
            held.delete(who)
          } else if (kind === "return" && held.has(who)) {
            await transact(field.db, (tx) => returnPlaces(tx, interviewId, NOW))
            model = { ...model, ...giveBack(model) }
            held.delete(who)
          } else if (kind === "expire") {
            await transact(field.db, (tx) => freeExpired(tx, new Date(LATER.getTime() + 1)))
            model = { ...model, reserved: 0 }
            held.clear()
          }
          expect(model.accepted + model.reserved).toBeLessThanOrEqual(target)
          expect(await stateOf(id)).toEqual({ accepted: model.accepted, reserved: model.reserved })
        }
      }),
      { numRuns: 25 },
    )
  })

  it("are taken in every cell of an interview or in none", async () => {
    const [who] = await interviews(1)
    const [open, full] = [await cell(1), await cell(0)]
    expect(await transact(field.db, (tx) => takePlaces(tx, who ?? "", [open, full], NOW, LATER))).toBe(false)
    expect(await stateOf(open)).toEqual({ accepted: 0, reserved: 0 })
  })

  it("refuse a hard target below what is accepted and held", async () => {
    const [who] = await interviews(1)
    const id = await cell(3)
    await transact(field.db, (tx) => takePlaces(tx, who ?? "", [id], NOW, LATER))
    await expect(transact(field.db, (tx) => setTarget(tx, id, 0))).rejects.toMatchObject({ code: "target_below_taken" })
    await transact(field.db, (tx) => setTarget(tx, id, 1))
  })
})
