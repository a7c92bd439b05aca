import { addHours, addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, interviews, quotaCells } from "../schema"
import { finish } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { cellsFor, MINUTES, WAIT_DIMENSION } from "../testing/wave"
import { RESPONDENT } from "./audit"
import { recordOutcome, startCall } from "./calls"
import { takeNextCase } from "./cases"
import { appendEvents } from "./events"
import { findInterview, startInterview } from "./interviews"
import { createCells } from "./quota-cells"
import { checkQuota, endClosed, endQuietClosed } from "./quota-closed"

const NOW = new Date("2026-11-22T05:00:00Z")
const terms = [
  { target: 500, hard: true },
  { target: 5, hard: true },
  { target: 1, hard: true },
  { target: 40, hard: true },
]
let field: Field
beforeEach(async () => {
  field = await openField({ cells: cellsFor(terms), dimensions: WAIT_DIMENSION })
})
afterEach(() => field.close())

const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const begin = (caseId: string, now = NOW) =>
  transact(field.db, (tx) =>
    startInterview(tx, { id: newId(), caseId, mode: "online", language: "kk", interviewerId: null }, now),
  )

let seq = 0
async function answer(id: string, wait: keyof typeof MINUTES, now = NOW): Promise<boolean | null> {
  const event = { kind: "answered" as const, id: newId(), question: "waited", value: MINUTES[wait] }
  const sent = { ...event, at: now.toISOString(), seq: ++seq }
  await appendEvents(field.db, { interviewId: id }, { channel: "web", personId: null }, [sent], now)
  return transact(field.db, (tx) => checkQuota(tx, id, now))
}

const cellsNow = async () => {
  const rows = await field.db.select().from(quotaCells).orderBy(quotaCells.id)
  return rows.map(({ accepted, reserved }) => accepted + reserved)
}
const caseOf = async (id: string) => (await field.db.select().from(cases).where(eq(cases.id, id)))[0]!

describe("an answer that falls in a full cell", () => {
  it("is kept; the person is told, and holds no place from anybody", async () => {
    const [first = "", second = ""] = await sampled(2)
    expect(await answer((await begin(first)).id, "short")).toBe(false)
    const { id } = await begin(second)
    expect(await cellsNow()).toEqual([2, 0, 1, 0])
    expect(await answer(id, "short")).toBe(true)
    expect(await findInterview(field.db, id)).toMatchObject({ answers: { waited: 5 }, quotaClosedAt: NOW })
    expect(await cellsNow()).toEqual([1, 0, 1, 0])
  })

  it("moves the place when it is corrected", async () => {
    const [first = "", second = ""] = await sampled(2)
    await answer((await begin(first)).id, "short")
    const { id } = await begin(second)
    await answer(id, "short")
    expect(await answer(id, "long")).toBe(false)
    expect(await cellsNow()).toEqual([2, 0, 1, 1])
    expect((await findInterview(field.db, id))?.quotaClosedAt).toBeNull()
  })

  it("opens by itself when the place comes back", async () => {
    const [first = "", second = ""] = await sampled(2)
    const one = await begin(first)
    await answer(one.id, "short")
    const { id } = await begin(second)
    expect(await answer(id, "short")).toBe(true)
    await answer(one.id, "long")
    expect(await transact(field.db, (tx) => checkQuota(tx, id, NOW))).toBe(false)
  })

  it("ends kindly: screened out, the case final, nobody called again", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    expect(await answer(id, "ages")).toBe(true)
    expect(await transact(field.db, (tx) => endClosed(tx, id, RESPONDENT, NOW))).toBe(true)
    expect(await transact(field.db, (tx) => endClosed(tx, id, RESPONDENT, NOW))).toBe(false)
    expect(await findInterview(field.db, id)).toMatchObject({ status: "screened_out", standing: "out" })
    expect(await caseOf(caseId)).toMatchObject({ disposition: "quota_full", finalAt: NOW })
    expect(await transact(field.db, (tx) => checkQuota(tx, id, NOW))).toBeNull()
  })

  it("ends by itself when the person has gone, but not while they may come back to it", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    await answer(id, "ages")
    expect(await endQuietClosed(field.db, addMinutes(NOW, 29))).toBe(0)
    expect(await endQuietClosed(field.db, addMinutes(NOW, 31))).toBe(1)
    expect(await caseOf(caseId)).toMatchObject({ disposition: "quota_full" })
  })

  it("by telephone is ended by the interviewer with the outcome, and until then not offered to others", async () => {
    await sampled(1)
    const [interviewer, colleague] = field.interviewers
    const caseId = (await transact(field.db, (tx) => takeNextCase(tx, interviewer!, NOW)))!
    const start = { id: newId(), caseId, mode: "phone" as const, language: "kk", interviewerId: interviewer!.id }
    await transact(field.db, async (tx) => {
      await startCall(tx, caseId, interviewer!.id, NOW)
      await startInterview(tx, start, NOW)
    })
    expect(await answer(start.id, "ages")).toBe(true)
    expect(await endQuietClosed(field.db, addHours(NOW, 2))).toBe(0)
    expect(await transact(field.db, (tx) => takeNextCase(tx, colleague!, addHours(NOW, 13)))).toBeNull()
    const full = { code: "quota_full", note: null, appointmentAt: null }
    await transact(field.db, (tx) => recordOutcome(tx, caseId, interviewer!.id, full, NOW))
    expect(await findInterview(field.db, start.id)).toMatchObject({ status: "screened_out", standing: "out" })
    expect(await caseOf(caseId)).toMatchObject({ disposition: "quota_full", finalAt: NOW, nextAttemptAt: null })
  })

  it("is not asked of anybody by telephone once every cell of its table is full", async () => {
    await sampled(1)
    await field.db.update(quotaCells).set({ target: 0 }).where(eq(quotaCells.dimensions, "wait"))
    expect(await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[0]!, NOW))).toBeNull()
  })

  it("known of the case by an attribute is not called about, and no link to it starts", async () => {
    const [caseId = ""] = await sampled(1)
    await field.db.update(cases).set({ attributes: { settlement: "city" } })
    const city = { conditions: { settlement: "city" }, target: 0, hard: true }
    const village = { conditions: { settlement: "village" }, target: 5, hard: true }
    await transact(field.db, (tx) => createCells(tx, field.wave.id, [city, village]))
    expect(await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[0]!, NOW))).toBeNull()
    await expect(begin(caseId)).rejects.toMatchObject({ code: "quota_closed" })
    await field.db.update(cases).set({ attributes: { settlement: "village" } })
    expect(await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[0]!, NOW))).toBe(caseId)
  })

  it("of the other mode is none of the telephone's", async () => {
    const [caseId = ""] = await sampled(1)
    const online = { conditions: { mode: "online" }, target: 0, hard: true }
    const phone = { conditions: { mode: "phone" }, target: 5, hard: true }
    await transact(field.db, (tx) => createCells(tx, field.wave.id, [online, phone]))
    await expect(begin(caseId)).rejects.toMatchObject({ code: "quota_closed" })
    expect(await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[0]!, NOW))).toBe(caseId)
  })

  it("200 answer at once for 40 places: 40 hold one, 160 are told", async () => {
    const ids = []
    for (const caseId of await sampled(200)) ids.push((await begin(caseId)).id)
    const closed = await Promise.all(ids.map((id) => answer(id, "long")))
    expect(closed.filter((one) => one === false)).toHaveLength(40)
    expect(closed.filter((one) => one === true)).toHaveLength(160)
    expect(await cellsNow()).toEqual([40, 0, 0, 40])
    const rows = await field.db.select().from(interviews)
    expect(rows.every(({ answers }) => answers.waited === 60)).toBe(true)
    const open = rows.filter(({ quotaClosedAt }) => quotaClosedAt === null)
    await Promise.all(
      open.map(({ id }) => expect(finish(field, id, NOW)).rejects.toMatchObject({ code: "unanswered" })),
    )
  })
})
