import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { type Field, openField } from "../testing/field"
import { recordOutcome, startCall } from "./calls"
import { takeNextCase } from "./cases"
import { createPerson, createTeam } from "./people"
import { countOutcomes, holderOf, readTeam } from "./team"

const MIDNIGHT = new Date("2026-11-21T19:00:00Z")
const NOW = new Date("2026-11-22T05:00:00Z")
const HOUR_LATER = new Date("2026-11-22T06:00:00Z")
const place = { service: "therapy", language: "kk" }
let field: Field

beforeAll(async () => {
  field = await openField({ cells: [] })
  await field.addCases([place, place, place])
})
afterAll(() => field.close())

const team = (now = NOW) => readTeam(field.db, field.supervisor.teamId ?? "", MIDNIGHT, now)

describe("a team's day", () => {
  it("tells who has which case, since when, and how calls ended", async () => {
    const [interviewer] = field.interviewers
    const id = await transact(field.db, (tx) => takeNextCase(tx, interviewer!, NOW))
    const [taken] = await team()
    expect(taken).toMatchObject({ calls: 0, held: { id, since: null } })
    await transact(field.db, (tx) => startCall(tx, id ?? "", interviewer!.id, NOW))
    expect((await team())[0]).toMatchObject({ calls: 1, completed: 0, held: { since: NOW } })
    const outcome = { code: "busy", note: null, appointmentAt: null }
    await transact(field.db, (tx) => recordOutcome(tx, id ?? "", interviewer!.id, outcome, NOW))
    expect((await team())[0]?.held).toBeNull()
    expect(await countOutcomes(field.db, field.supervisor.teamId ?? "", MIDNIGHT)).toEqual([{ code: "busy", count: 1 }])
  })

  it("shows no case whose lease is over", async () => {
    const interviewer = field.interviewers[1]
    const id = await transact(field.db, (tx) => takeNextCase(tx, interviewer!, NOW))
    expect((await team())[1]?.held?.id).toBe(id)
    expect((await team(HOUR_LATER))[1]?.held).toBeNull()
    const holder = await transact(field.db, (tx) => holderOf(tx, id ?? "", HOUR_LATER))
    expect(holder.held).toBe(false)
  })

  it("names the team of whoever holds a case", async () => {
    const outsider = await transact(field.db, async (tx) => {
      const teamId = await createTeam(tx, { kind: "system" }, "others")
      const person = { email: "o@test", name: "o", role: "interviewer" as const, teamId, regions: [], languages: [] }
      return { ...person, id: await createPerson(tx, { kind: "system" }, person, "x") }
    })
    const id = await transact(field.db, (tx) => takeNextCase(tx, outsider, NOW))
    const holder = await transact(field.db, (tx) => holderOf(tx, id ?? "", NOW))
    expect(holder).toMatchObject({ held: true, teamId: outsider.teamId })
    expect((await team()).map(({ id }) => id)).not.toContain(outsider.id)
  })
})
