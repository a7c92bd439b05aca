import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { calls, cases, interviews, quotaCells, reservations } from "../schema"
import { addChecks } from "../testing/checked"
import { type Field, openField } from "../testing/field"
import { readBoard } from "./board"
import { startInterview } from "./interviews"

const NOW = new Date("2026-11-22T05:00:00Z")
const TOMORROW = new Date("2026-11-23T05:00:00Z")
const cell = (region: string, service: string, target: number) => ({
  conditions: { region, service },
  target,
  hard: true,
})
let field: Field

beforeAll(async () => {
  field = await openField({
    study: "public-services",
    cells: [cell("akmola", "C24", 2), cell("atyrau", "C24", 3), cell("atyrau", "L14", 1)],
  })
})
afterAll(() => field.close())

const board = (regions: readonly string[] | null = null, now = NOW) => readBoard(field.db, field.wave.id, regions, now)
const cellOf = async (region: string, service: string, now = NOW) =>
  (await board(null, now)).cells.find((line) => line.region === region && line.service === service)

async function begin(region: string, service: string): Promise<string> {
  const [caseId = ""] = await field.addCases([{ region, service, language: "kk" }])
  const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
  return (await transact(field.db, (tx) => startInterview(tx, start, NOW))).id
}

describe("the board", () => {
  it("counts a place held by a running interview until its time is over", async () => {
    await begin("akmola", "C24")
    expect(await cellOf("akmola", "C24")).toMatchObject({ target: 2, accepted: 0, reserved: 1 })
    expect(await cellOf("akmola", "C24", TOMORROW)).toMatchObject({ reserved: 0 })
    const [stored] = await field.db.select().from(reservations)
    expect(stored?.state).toBe("held")
  })

  it("counts open cases, but not those that an open link began", async () => {
    await field.addCases([{ region: "atyrau", service: "C24", language: "kk" }])
    const place = { waveId: field.wave.id, region: "atyrau", service: "C24", timezone: "Asia/Almaty", shuffle: 0.5 }
    await field.db.insert(cases).values({ id: newId(), source: "open", ...place })
    expect((await cellOf("atyrau", "C24"))?.left).toBe(1)
  })

  it("counts interviews that came after their cell had closed", async () => {
    const id = await begin("atyrau", "L14")
    const ended = { status: "complete", standing: "overflow", endedAt: NOW, stream: "s", position: 1 } as const
    await field.db.update(interviews).set(ended).where(eq(interviews.id, id))
    expect(await cellOf("atyrau", "L14")).toMatchObject({ overflow: 1, accepted: 0 })
  })

  it("shows what stands outside every quota", async () => {
    await field.addCases([{ region: "abroad", service: "C15", language: "ru" }])
    expect(await cellOf("abroad", "C15")).toMatchObject({ target: null, left: 1 })
  })

  it("shows a regional reader their regions only", async () => {
    const regions = new Set((await board(["atyrau"])).cells.map((line) => line.region))
    expect([...regions]).toEqual(["atyrau"])
  })

  it("counts calls, who was reached, and checks without a finding", async () => {
    const [caseId = ""] = await field.addCases([{ region: "akmola", service: "C15", language: "kk" }])
    const personId = field.interviewers[0]!.id
    const call = { caseId, personId, startedAt: NOW, endedAt: NOW }
    await field.db.insert(calls).values([
      { ...call, id: newId(), disposition: "no_answer" },
      { ...call, id: newId(), disposition: "call_later" },
    ])
    await field.db.update(cases).set({ disposition: "call_later" }).where(eq(cases.id, caseId))
    expect(await cellOf("akmola", "C15")).toMatchObject({ calls: 2, tried: 1, reached: 1, left: 1, checking: 0 })
    const check = { interviewerId: null, region: "akmola", risk: true, finding: null, differs: null, items: [] }
    await addChecks(field, [check], NOW)
    const cells = (await board()).cells.filter(({ region }) => region === "akmola")
    expect(cells.reduce((sum, { checking }) => sum + checking, 0)).toBe(1)
  })

  it("keeps tables by anything else apart", async () => {
    const wave = { waveId: field.wave.id, dimensions: "age,sex", target: 7, accepted: 3 }
    const conditions = { sex: "female", age: "18-29" }
    await field.db.insert(quotaCells).values({ ...wave, key: "age=18-29|sex=female", conditions })
    const { cells, margins } = await board()
    expect(cells.every(({ target }) => target !== 7)).toBe(true)
    expect(margins).toEqual([
      { dimensions: ["age", "sex"], cells: [{ conditions, target: 7, hard: true, accepted: 3, reserved: 0 }] },
    ])
    expect((await board(["atyrau"])).margins).toEqual([])
  })

  it("has every target of the wave", async () => {
    const targets = await field.db.select().from(quotaCells).where(eq(quotaCells.dimensions, "region,service"))
    const shown = (await board()).cells.filter((line) => line.target !== null)
    expect(shown.length).toBe(targets.length)
  })
})
