import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { weekNamed } from "@/lib/week"
import { transact } from "../client"
import { newId } from "../ids"
import { type Field, openField } from "../testing/field"
import { listAudit } from "./audit"
import { addShift, copyWeek, listShifts, listTeamShifts, removeShift } from "./shifts"

const ALMATY = "Asia/Almaty"
const [WEEK, NEXT] = [weekNamed("2026-W48", ALMATY)!, weekNamed("2026-W49", ALMATY)!]
const day = (date: string) => ({ startsAt: new Date(`${date}T04:00:00Z`), endsAt: new Date(`${date}T13:00:00Z`) })
const SYSTEM = { kind: "system" } as const
let field: Field
let personId: string

beforeAll(async () => {
  field = await openField()
  personId = field.interviewers[0]!.id
})
afterAll(() => field.close())

const add = (date: string, who = personId) => transact(field.db, (tx) => addShift(tx, SYSTEM, who, day(date)))
const starts = async (week = WEEK) =>
  (await listShifts(field.db, personId, week)).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))

describe("shifts", () => {
  it("are planned, refused where there is one, and taken off", async () => {
    await add("2026-11-23")
    await expect(add("2026-11-23")).rejects.toMatchObject({ code: "bad_input", fields: { from: "overlaps" } })
    await add("2026-11-24")
    expect(await starts()).toEqual(["2026-11-23", "2026-11-24"])
    const [first] = await listShifts(field.db, personId, WEEK)
    await transact(field.db, (tx) => removeShift(tx, SYSTEM, first!.id))
    await transact(field.db, (tx) => removeShift(tx, SYSTEM, first!.id))
    expect(await starts()).toEqual(["2026-11-24"])
    const lines = (await listAudit(field.db, 4)).map(({ verb }) => verb).filter((verb) => verb.startsWith("shift."))
    expect(lines).toEqual(["shift.removed", "shift.added", "shift.added"])
  })

  it("are copied to the next week where it is free, once however often", async () => {
    await add("2026-11-25")
    await add("2026-12-02")
    const copy = () => transact(field.db, (tx) => copyWeek(tx, SYSTEM, personId, WEEK, ALMATY))
    expect(await copy()).toEqual({ added: 1, left: 1 })
    expect(await copy()).toEqual({ added: 0, left: 2 })
    expect(await starts(NEXT)).toEqual(["2026-12-01", "2026-12-02"])
  })

  it("never overlap, however many plan at once", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => add("2026-11-27")))
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  })

  it("are shown to the own team's supervisor only", async () => {
    const all = (person = field.supervisor) => listTeamShifts(field.db, person, WEEK)
    expect((await all()).every((shift) => shift.name === field.interviewers[0]!.name)).toBe(true)
    expect(await all()).not.toEqual([])
    expect(await all({ ...field.supervisor, teamId: newId() })).toEqual([])
    expect(await all({ ...field.supervisor, teamId: null })).toEqual([])
    await expect(add("2026-11-28", newId())).rejects.toMatchObject({ code: "not_found" })
  })
})
