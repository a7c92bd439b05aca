import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, interviews, quotaCells, reservations } from "../schema"
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
  (await board(null, now)).find((line) => line.region === region && line.service === service)

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
    const [listed = ""] = await field.addCases([{ region: "atyrau", service: "C24", language: "kk" }])
    const before = (await cellOf("atyrau", "C24"))?.left ?? 0
    await field.db.update(cases).set({ source: "open" }).where(eq(cases.id, listed))
    expect((await cellOf("atyrau", "C24"))?.left).toBe(before - 1)
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
    const regions = new Set((await board(["atyrau"])).map((line) => line.region))
    expect([...regions]).toEqual(["atyrau"])
  })

  it("has every target of the wave", async () => {
    const targets = await field.db.select().from(quotaCells).where(eq(quotaCells.waveId, field.wave.id))
    const shown = (await board()).filter((line) => line.target !== null)
    expect(shown.length).toBe(targets.length)
  })
})
