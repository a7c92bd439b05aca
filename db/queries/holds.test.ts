import { desc, eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, cases, holds, interviews } from "../schema"
import { answerCheck, drawnCheck, NEVER, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { takeNextCase } from "./cases"
import { liftHold } from "./holds"
import { listHolds } from "./holds-list"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2026-11-23T05:00:00Z")
const WORDS = "Heard the recordings; trained again."
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
})
afterEach(() => field.close())

const interviewer = () => field.interviewers[0]!
const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const next = () => transact(field.db, (tx) => takeNextCase(tx, interviewer(), LATER))
const list = (regions: readonly string[] | null = null) => listHolds(field.db, field.wave.id, regions)
const lift = (id: string, words = WORDS) =>
  transact(field.db, (tx) => liftHold(tx, field.coordinator, id, words, LATER))

/** Finds one interview of two fabricated; its interviewer is on hold, and the other interview is to be checked. */
async function held(): Promise<string> {
  const [first = "", second = ""] = await sampled(5)
  const invented = await complete(field, { caseId: first, interviewer: interviewer(), now: NOW })
  const check = await drawnCheck(field, invented, NOW)
  await complete(field, { caseId: second, interviewer: interviewer(), now: NOW })
  await answerCheck(field, field.supervisor, check, NEVER, NOW)
  await settle(field, field.supervisor, check, { finding: "fabricated", consequence: "void" }, NOW)
  return (await field.db.select().from(holds))[0]!.id
}

describe("lifting a hold", () => {
  it("gives the interviewer cases again, keeps the words, and leaves the checks open", async () => {
    const id = await held()
    await expect(next()).rejects.toMatchObject({ code: "on_hold" })
    const one = { id, person: interviewer().name, reasons: [{ kind: "fabricated", count: 1 }], since: NOW, open: 1 }
    expect(await list()).toEqual([{ ...one, liftedAt: null, lifter: null, words: null }])
    await lift(id)
    expect(await next()).not.toBeNull()
    expect(await list()).toEqual([{ ...one, liftedAt: LATER, lifter: field.coordinator.name, words: WORDS }])
    const [line] = await field.db.select().from(audit).orderBy(desc(audit.id)).limit(1)
    expect(line).toMatchObject({
      ...{ verb: "interviewer.hold_lifted", thing: "person", thingId: interviewer().id },
      ...{ personId: field.coordinator.id, details: { waveId: field.wave.id, holdId: id } },
    })
  })

  it("is done once: the second is told so, and the first words stay", async () => {
    const id = await held()
    const both = await Promise.allSettled([lift(id, "The first decision"), lift(id, "The second decision")])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "duplicate" })
    const words = (await list())[0]?.words
    await expect(lift(id, "The third decision")).rejects.toMatchObject({ code: "duplicate" })
    expect((await list())[0]?.words).toBe(words)
    const lines = await field.db.select().from(audit).where(eq(audit.verb, "interviewer.hold_lifted"))
    expect(lines).toHaveLength(1)
  })

  it("of an unknown hold is refused", async () => {
    await expect(lift(newId())).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("the list of holds", () => {
  it("is limited to the regions the interviewer worked in, and counts the checks there", async () => {
    const id = await held()
    const [voided] = await field.db
      .select({ caseId: interviews.caseId })
      .from(interviews)
      .where(eq(interviews.standing, "out"))
    await field.db.update(cases).set({ region: "akmola" })
    await field.db.update(cases).set({ region: "atyrau" }).where(eq(cases.id, voided!.caseId))
    expect(await list(["akmola", "atyrau"])).toMatchObject([{ id, open: 1 }])
    expect(await list(["akmola"])).toMatchObject([{ id, open: 1 }])
    expect(await list(["atyrau"])).toMatchObject([{ id, open: 0 }])
    expect(await list(["kostanay"])).toEqual([])
  })

  it("has open holds first", async () => {
    await lift(await held())
    const again = { id: newId(), waveId: field.wave.id, personId: interviewer().id, reasons: [], createdAt: NOW }
    await field.db.insert(holds).values(again)
    expect((await list()).map(({ liftedAt }) => liftedAt)).toEqual([null, LATER])
  })
})
