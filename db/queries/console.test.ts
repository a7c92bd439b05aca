import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { cases } from "../schema"
import { type Field, openField } from "../testing/field"
import { recordOutcome, startCall } from "./calls"
import { LEASE_MINUTES, takeNextCase } from "./cases"
import {
  assertMayFinish,
  findAppointment,
  findCaseHolder,
  lastSeq,
  listDayCalls,
  listSubjects,
  openCase,
} from "./console"
import { appendEvents } from "./events"
import { startInterview } from "./interviews"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date(NOW.getTime() + (LEASE_MINUTES + 1) * 60_000)
let field: Field
let caseId: string

beforeEach(async () => {
  field = await openField()
  await field.addCases([{ service: "therapy", language: "kk" }])
  caseId = (await transact(field.db, (tx) => takeNextCase(tx, me(), NOW))) ?? ""
})
afterEach(() => field.close())

const me = () => field.interviewers[0]!
const other = () => field.interviewers[1]!
const start = () =>
  transact(field.db, async (tx) => {
    await startCall(tx, caseId, me().id, NOW)
    const begin = { id: newId(), caseId, mode: "phone", language: "kk", interviewerId: me().id } as const
    return (await startInterview(tx, begin, NOW)).id
  })

describe("opening a case", () => {
  it("shows the sealed contact to who holds it, and to nobody else", async () => {
    expect((await openCase(field.db, caseId, me().id, NOW)).sealed).toBeInstanceOf(Buffer)
    await expect(openCase(field.db, caseId, other().id, NOW)).rejects.toMatchObject({ code: "case_not_yours" })
  })

  it("ends with the lease", async () => {
    expect(await findCaseHolder(field.db, caseId, NOW)).toEqual({ leasedBy: me().id })
    expect(await findCaseHolder(field.db, caseId, LATER)).toEqual({ leasedBy: null })
    await expect(openCase(field.db, caseId, me().id, LATER)).rejects.toMatchObject({ code: "case_not_yours" })
    expect(await findCaseHolder(field.db, newId(), NOW)).toBeNull()
  })

  it("brings the running interview, its notes in order, its last number, and the call that goes on", async () => {
    const interviewId = await start()
    expect(await lastSeq(field.db, interviewId)).toBe(-1)
    const note = (seq: number, value: string) =>
      ({ kind: "note", id: newId(), at: NOW.toISOString(), seq, value }) as const
    const sender = { channel: "console", personId: me().id } as const
    await appendEvents(field.db, { interviewId }, sender, [note(7, "second"), note(3, "first")], NOW)
    const open = await openCase(field.db, caseId, me().id, NOW)
    expect(open).toMatchObject({ running: { id: interviewId }, notes: ["first", "second"], callingSince: NOW })
    expect(await lastSeq(field.db, interviewId)).toBe(7)
    const nextDay = await openCase(field.db, caseId, me().id, new Date(NOW.getTime() + 4 * 3_600_000))
    expect(nextDay).toMatchObject({ running: { id: interviewId }, callingSince: null })
  })
})

describe("who may finish an interview", () => {
  it("is who holds its case", async () => {
    const interviewId = await start()
    await assertMayFinish(field.db, interviewId, me().id, NOW)
    await expect(assertMayFinish(field.db, interviewId, other().id, NOW)).rejects.toMatchObject({
      code: "case_not_yours",
    })
    await field.db.update(cases).set({ leasedBy: null, leasedUntil: null }).where(eq(cases.id, caseId))
    await expect(assertMayFinish(field.db, interviewId, me().id, NOW)).rejects.toMatchObject({ code: "case_not_yours" })
    await expect(assertMayFinish(field.db, newId(), me().id, NOW)).rejects.toMatchObject({ code: "not_found" })
  })

  it("is who finished it, when they ask again", async () => {
    const interviewId = await start()
    const refusal = { code: "refusal", note: null, appointmentAt: null }
    await transact(field.db, (tx) => recordOutcome(tx, caseId, me().id, refusal, NOW))
    await assertMayFinish(field.db, interviewId, me().id, NOW)
    await expect(assertMayFinish(field.db, interviewId, other().id, NOW)).rejects.toMatchObject({
      code: "case_not_yours",
    })
  })
})

it("tells the day: own calls only, what they were about, and the agreed time", async () => {
  const at = new Date("2026-11-23T05:00:00Z")
  await transact(field.db, (tx) => startCall(tx, caseId, me().id, NOW))
  const outcome = { code: "appointment", note: "after lunch", appointmentAt: at }
  await transact(field.db, (tx) => recordOutcome(tx, caseId, me().id, outcome, NOW))
  expect(await listDayCalls(field.db, me().id, NOW)).toMatchObject([{ caseId, disposition: "appointment" }])
  expect(await listDayCalls(field.db, other().id, NOW)).toEqual([])
  expect(await listDayCalls(field.db, me().id, LATER)).toEqual([])
  expect(await findAppointment(field.db, caseId)).toEqual(at)
  expect((await listSubjects(field.db, [caseId])).get(caseId)).toMatchObject({ service: "therapy", region: null })
  expect(await listSubjects(field.db, [])).toEqual(new Map())
})
