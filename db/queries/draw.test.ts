import { asc, eq } from "drizzle-orm"
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { writeDraw } from "@/lib/verification/draw-log"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import { reproduce } from "@/lib/verification/reproduce"
import { neededOf } from "@/lib/verification/share"
import { transact } from "../client"
import { drawEvents, interviews, streams, verifications, waves } from "../schema"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson } from "./audit"
import { drawingOf, drawNext, endDays, listDrawEvents, listDrawn, topUpWave } from "./draw"
import { closeWave } from "./waves"

const SHARE = 0.15
const day = (n: number, hour = 5) => new Date(Date.UTC(2026, 10, n, hour))
let field: Field

beforeEach(async () => {
  field = await openField({ interviewers: 3, cells: [{ conditions: { service: "therapy" }, target: 500, hard: true }] })
})
afterEach(() => field.close())

const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const close = (now: Date) =>
  transact(field.db, (tx) => closeWave(tx, byPerson(field.coordinator), field.wave.id, now, VAULT.open))

const seed = async () => {
  const [wave] = await field.db.select().from(waves).where(eq(waves.id, field.wave.id))
  return VAULT.open(wave!.drawSeed!)
}

/** The draw as the database has it is the one that the published sequence gives. */
async function expectReproduced() {
  const events = await listDrawEvents(field.db, field.wave.id)
  const worked = reproduce(await seed(), parametersOf(policyOf(field.wave.study)), events)
  if (!worked.ok) throw new Error(worked.fault)
  expect(writeDraw(await listDrawn(field.db, field.wave.id))).toBe(writeDraw(worked.entries))
}

async function expectFloor() {
  const drawn = await listDrawn(field.db, field.wave.id)
  for (const { stream, length } of await field.db.select().from(streams)) {
    const own = drawn.filter((entry) => entry.stream === stream)
    expect(own.length, stream).toBeGreaterThanOrEqual(neededOf(length, SHARE))
  }
}

describe("the draw of a wave", () => {
  it("reaches the floor of every stream at the closing, whatever the order of arrival", async () => {
    const [a, b, c] = field.interviewers
    // Undefined completes online; the numbers are days.
    const arrivals = fc.array(
      fc.record({ by: fc.constantFrom(a, b, c, undefined), day: fc.integer({ min: 1, max: 4 }) }),
      { minLength: 12, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(arrivals, async (drawn) => {
        const inOrder = [...drawn].sort((x, y) => x.day - y.day)
        const ids = await sampled(inOrder.length)
        const before = new Set<string>()
        for (const [index, { by, day: on }] of inOrder.entries()) {
          await complete(field, { caseId: ids[index]!, now: day(on), ...(by && { interviewer: by }) })
          const now = (await listDrawn(field.db, field.wave.id)).map(({ stream, position }) => `${stream}|${position}`)
          for (const one of before) expect(now).toContain(one)
          for (const one of now) before.add(one)
        }
        await close(day(5))
        await expectFloor()
        await expectReproduced()
        await field.db.update(waves).set({ status: "open", closedAt: null })
      }),
      { numRuns: 3 },
    )
  })

  it("has positions in the order of completion when many finish at once, and draws the same ones", async () => {
    const ids = await Promise.all((await sampled(40)).map((caseId) => fillIn(field, { caseId, now: day(1) })))
    await Promise.all(ids.map((id) => finish(field, id, day(1))))
    const events = await field.db.select().from(drawEvents).orderBy(asc(drawEvents.id))
    expect(events.map(({ event, n }) => `${event} ${n}`)).toEqual(ids.map((_, n) => `completed ${n + 1}`))
    await expectReproduced()
  })

  it("ends a day as it stood, once, whether the next interview or the supervisor comes first", async () => {
    const ids = await sampled(5)
    for (const caseId of ids.slice(0, 3)) await complete(field, { caseId, now: day(1) })
    // 23:30 in Almaty is still the same day.
    await transact(field.db, (tx) => endDays(tx, VAULT.open, day(1, 18)))
    expect(await ends()).toEqual([])
    await complete(field, { caseId: ids[3]!, now: day(2) })
    expect(await ends()).toEqual([3])
    for (const hour of [6, 7, 8]) await transact(field.db, (tx) => endDays(tx, VAULT.open, day(2, hour)))
    expect(await ends()).toEqual([3])
    await Promise.all([1, 2, 3].map(() => transact(field.db, (tx) => endDays(tx, VAULT.open, day(3)))))
    expect(await ends()).toEqual([3, 4])
    await expectFloor()
    await expectReproduced()
  })

  it("tops up a stream whose interview finishes after the closing", async () => {
    const [first = "", second = ""] = await sampled(2)
    const late = await fillIn(field, { caseId: second, now: day(1) })
    await complete(field, { caseId: first, now: day(1) })
    await close(day(1))
    expect(await finish(field, late, day(1))).toEqual({ status: "complete", standing: "overflow" })
    await expectFloor()
    await expectReproduced()
    const events = (await listDrawEvents(field.db, field.wave.id)).map(({ event, n }) => `${event} ${n}`)
    expect(events).toEqual(["completed 1", "closing 1", "completed 2", "closing 2"])
  })

  it("lets no completion fall between closing and draw", async () => {
    const ids = await Promise.all((await sampled(30)).map((caseId) => fillIn(field, { caseId, now: day(1) })))
    await Promise.all([...ids.map((id) => finish(field, id, day(1))), close(day(1))])
    await expectFloor()
    await expectReproduced()
  })

  it("adds the next in order for each unreachable one, until all are drawn", async () => {
    for (const caseId of await sampled(8)) await complete(field, { caseId, now: day(1) })
    await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, day(1)))
    for (let n = 0; n < 8; n++) {
      const open = await field.db.select().from(verifications)
      const next = open.find(({ finding }) => finding === null)!
      await transact(field.db, async (tx) => {
        const differs = { 1: null, 2: null, 3: null }
        const decided = { finding: "unreachable", consequence: "keep", decidedAt: day(1), differs } as const
        await tx.update(verifications).set(decided).where(eq(verifications.id, next.id))
        await drawNext(tx, await drawingOf(tx, field.wave.id, VAULT.open), next, day(1))
      })
      await expectReproduced()
    }
    expect(await listDrawn(field.db, field.wave.id)).toHaveLength(8)
  })

  it("leaves screened-out interviews out, and draws those over quota", async () => {
    const [first = "", second = ""] = await sampled(2)
    await complete(field, { caseId: first, now: day(1), fixed: { visited: "no" } })
    expect(await field.db.select().from(drawEvents)).toEqual([])
    const late = await fillIn(field, { caseId: second, now: day(1) })
    await close(day(1))
    await finish(field, late, day(1))
    const [row] = await field.db.select().from(interviews).where(eq(interviews.id, late))
    expect(row).toMatchObject({ standing: "overflow", position: 1 })
    expect(await listDrawn(field.db, field.wave.id)).toMatchObject([{ position: 1 }])
  })
})

const ends = async () =>
  (await listDrawEvents(field.db, field.wave.id)).filter(({ event }) => event === "day_end").map(({ n }) => n)
