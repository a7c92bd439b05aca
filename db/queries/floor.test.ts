import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { floorStateOf } from "@/lib/floor/state"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { CHANNEL, type Topic } from "../notify"
import { type Field, openField } from "../testing/field"
import { noteCall } from "./call-facts"
import { recordOutcome } from "./calls"
import { releaseCase, takeNextCase } from "./cases"
import { appendEvents } from "./events"
import { type FloorLine, readFloor, tellReturned } from "./floor"
import { startInterview } from "./interviews"

const MIDNIGHT = new Date("2026-11-21T19:00:00Z")
const at = (minutes: number) => new Date(Date.parse("2026-11-22T05:00:00Z") + minutes * 60_000)
let field: Field
let interviewer: Person
let listener: pg.Client
const told: Topic[] = []

beforeAll(async () => {
  field = await openField({ cells: [] })
  await field.addCases(Array(3).fill({ service: "therapy", language: "kk" }))
  interviewer = field.interviewers[0] as Person
  listener = new pg.Client({ connectionString: field.url })
  await listener.connect()
  listener.on("notification", ({ payload }) => told.push(JSON.parse(payload ?? "") as Topic))
  await listener.query(`listen ${CHANNEL}`)
})
afterAll(async () => {
  await listener.end()
  await field.close()
})

const floor = (minutes: number, person = field.supervisor) => readFloor(field.db, person, MIDNIGHT, at(minutes))
const mine = async (minutes: number) => (await floor(minutes)).find(({ id }) => id === interviewer.id) as FloorLine
const stateAt = async (minutes: number) => floorStateOf(await mine(minutes), at(minutes)).state

/** How often the floor was told of during `work`. */
async function timesTold(work: () => Promise<unknown>): Promise<number> {
  await allHeard()
  told.length = 0
  await work()
  await allHeard()
  return told.filter((topic) => topic.topic === "floor" && topic.teamId === field.supervisor.teamId).length
}

/** What was said before the marker's own commit has come once the marker has. */
async function allHeard(): Promise<void> {
  const marker = newId()
  const heard = new Promise<void>((done) => {
    const look = ({ payload }: pg.Notification) => {
      if (!payload?.includes(marker)) return
      listener.off("notification", look)
      done()
    }
    listener.on("notification", look)
  })
  await field.db.$client.query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify({ topic: "marker", marker })])
  await heard
}

describe("the floor", () => {
  it("follows an interviewer from case to case, and tells once of each change and of no answer", async () => {
    expect(await stateAt(0)).toBe("away")
    let caseId = ""
    const take = async () => {
      caseId = (await transact(field.db, (tx) => takeNextCase(tx, interviewer, at(0)))) ?? ""
    }
    expect(await timesTold(take)).toBe(1)
    expect(await timesTold(take)).toBe(0)
    expect(await mine(1)).toMatchObject({ held: { id: caseId, service: "therapy" }, calls: 0 })
    expect(await stateAt(1)).toBe("case")

    const call = { id: newId(), phone: 1, dialler: "manual", startedAt: at(1), answeredAt: null, hungUpAt: null }
    const dial = (facts: Partial<typeof call> | { answeredAt: Date } | { hungUpAt: Date }) =>
      transact(field.db, (tx) => noteCall(tx, caseId, interviewer.id, { ...call, ...facts }, at(2)))
    expect(await timesTold(() => dial({}))).toBe(1)
    expect(await stateAt(2)).toBe("call")
    expect(await timesTold(() => dial({ answeredAt: at(2) }))).toBe(0)

    const id = newId()
    const begin = { id, caseId, mode: "phone" as const, language: "kk", interviewerId: interviewer.id }
    expect(await timesTold(() => transact(field.db, (tx) => startInterview(tx, begin, at(3))))).toBe(1)
    expect(await mine(4)).toMatchObject({ interviewSince: at(3) })
    const sender = { channel: "console" as const, personId: interviewer.id }
    const note = { kind: "note" as const, id: newId(), value: "x", seq: 1, at: at(4).toISOString() }
    expect(await timesTold(() => appendEvents(field.db, { interviewId: id }, sender, [note], at(4)))).toBe(0)
    expect(await mine(5)).toMatchObject({ lastAt: at(4) })

    const refused = { code: "refusal", note: null, appointmentAt: null }
    const code = () =>
      transact(field.db, async (tx) => {
        await noteCall(tx, caseId, interviewer.id, { ...call, answeredAt: at(2), hungUpAt: at(6) }, at(6))
        await recordOutcome(tx, caseId, interviewer.id, refused, at(7))
      })
    expect(await timesTold(code)).toBe(1)
    expect(await mine(8)).toMatchObject({ held: null, calls: 1, completed: 0, seconds: 240 })
    expect(await stateAt(8)).toBe("between")
    expect(await stateAt(60)).toBe("away")
  })

  it("tells of a case that is taken away, and of one that went back by itself", async () => {
    const take = async (minutes: number) =>
      (await transact(field.db, (tx) => takeNextCase(tx, interviewer, at(minutes)))) ?? ""
    const taken = await take(100)
    expect(await timesTold(() => transact(field.db, (tx) => releaseCase(tx, { kind: "system" }, taken, at(101))))).toBe(
      1,
    )
    expect((await mine(101)).held).toBeNull()
    await take(110)
    const until = (await mine(110)).heldUntil?.getTime() ?? 0
    const returned = (later: number) => transact(field.db, (tx) => tellReturned(tx, new Date(until + later)))
    expect(await timesTold(() => returned(-1_000))).toBe(0)
    expect(await timesTold(() => returned(30_000))).toBe(1)
    expect(await timesTold(() => returned(600_000))).toBe(0)
  })

  it("is the own team's only, and nobody's without a team", async () => {
    expect((await floor(0)).map(({ id }) => id).sort()).toEqual(field.interviewers.map(({ id }) => id).sort())
    expect(await floor(0, { ...field.supervisor, teamId: null })).toEqual([])
    expect(await floor(0, { ...field.supervisor, teamId: newId() })).toEqual([])
  })

  it("knows the shift that goes on", async () => {
    await field.db.$client.query("insert into shifts (id, person_id, starts_at, ends_at) values ($1, $2, $3, $4)", [
      ...[newId(), interviewer.id, at(-60), at(60)],
    ])
    expect((await mine(0)).shiftUntil).toEqual(at(60))
    expect((await mine(60)).shiftUntil).toBeNull()
  })
})
