import { eq, sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type AnswerEvent, applyEvents } from "@/lib/questionnaire/events"
import { transact } from "../client"
import { newId } from "../ids"
import { answerEvents, interviews } from "../schema"
import { type Field, openField } from "../testing/field"
import { takeNextCase } from "./cases"
import { appendEvents, type Sender } from "./events"
import { findInterview, startInterview } from "./interviews"

const NOW = new Date("2026-11-22T05:00:00Z")
const WEB: Sender = { channel: "web", personId: null }
let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

async function online(): Promise<string> {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
  return (await transact(field.db, (tx) => startInterview(tx, start, NOW))).id
}

let seq = 0
const answered = (question: string, value: string | number): AnswerEvent => ({
  kind: "answered",
  id: newId(),
  question,
  value,
  seq: seq++,
  at: NOW.toISOString(),
})
const cleared = (question: string): AnswerEvent => ({
  kind: "cleared",
  id: newId(),
  question,
  seq: seq++,
  at: NOW.toISOString(),
})

const answersOf = async (id: string) => (await findInterview(field.db, id))?.answers
const stored = (id: string) => field.db.$count(answerEvents, eq(answerEvents.interviewId, id))

describe("answer events", () => {
  it("change the interview's answers in the client's order", async () => {
    const id = await online()
    await appendEvents(
      field.db,
      { interviewId: id },
      WEB,
      [answered("visited", "no"), answered("waited", 5), answered("visited", "yes")],
      NOW,
    )
    await appendEvents(field.db, { interviewId: id }, WEB, [cleared("waited")], NOW)
    expect(await answersOf(id)).toEqual({ visited: "yes" })
  })

  it("are stored once however often they are sent, and a repeat changes nothing", async () => {
    const id = await online()
    const first = [answered("waited", 5)]
    await appendEvents(field.db, { interviewId: id }, WEB, first, NOW)
    await appendEvents(field.db, { interviewId: id }, WEB, [answered("waited", 9)], NOW)
    await appendEvents(field.db, { interviewId: id }, WEB, first, NOW)
    expect(await stored(id)).toBe(2)
    expect(await answersOf(id)).toEqual({ waited: 9 })
  })

  it("survive a crowd: parallel senders on one interview lose nothing", async () => {
    const id = await online()
    const batches = Array.from({ length: 40 }, (_, n) => [answered(`q${n}`, n)])
    await Promise.all(
      [...batches, ...batches].map((batch) => appendEvents(field.db, { interviewId: id }, WEB, batch, NOW)),
    )
    expect(await stored(id)).toBe(40)
    expect(await answersOf(id)).toEqual(Object.fromEntries(batches.map((_, n) => [`q${n}`, n])))
  })

  it("are kept and marked late after the interview has ended", async () => {
    const id = await online()
    await appendEvents(field.db, { interviewId: id }, WEB, [answered("waited", 5)], NOW)
    await field.db
      .update(interviews)
      .set({ status: "broken_off", standing: "out", endedAt: NOW })
      .where(eq(interviews.id, id))
    await appendEvents(field.db, { interviewId: id }, WEB, [answered("waited", 7)], NOW)
    expect(await answersOf(id)).toEqual({ waited: 5 })
    const late = await field.db
      .select({ late: answerEvents.late })
      .from(answerEvents)
      .where(eq(answerEvents.interviewId, id))
    expect(late.map((row) => row.late).sort()).toEqual([false, true])
  })

  it("are refused from an interviewer who never worked on the case", async () => {
    const [first, second] = field.interviewers
    await field.addCases([{ service: "surgery", language: "kk" }])
    const caseId = (await transact(field.db, (tx) => takeNextCase(tx, first!, NOW))) ?? ""
    const start = { id: newId(), caseId, mode: "phone" as const, language: "kk", interviewerId: first!.id }
    const { id } = await transact(field.db, (tx) => startInterview(tx, start, NOW))
    const other: Sender = { channel: "console", personId: second!.id }
    await expect(
      appendEvents(field.db, { interviewId: id }, other, [answered("waited", 1)], NOW),
    ).rejects.toMatchObject({
      code: "case_not_yours",
    })
    await expect(
      appendEvents(field.db, { interviewId: newId() }, WEB, [answered("waited", 1)], NOW),
    ).rejects.toMatchObject({
      code: "not_found",
    })
  })

  it("come to the same one by one and together, in whatever order they arrive together", async () => {
    const question = fc.constantFrom("visited", "waited")
    const some = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("answered" as const), question, value: fc.nat(5) }),
        fc.record({ kind: fc.constantFrom("cleared" as const, "opened" as const), question }),
        fc.record({ kind: fc.constant("language" as const), language: fc.constantFrom("kk", "ru") }),
        fc.record({ kind: fc.constant("note" as const), value: fc.string() }),
      ),
      { minLength: 1, maxLength: 8 },
    )
    const property = fc.asyncProperty(some, async (drawn) => {
      const events = drawn.map((event) => ({ ...event, id: newId(), seq: seq++, at: NOW.toISOString() }) as AnswerEvent)
      const [single, whole] = [await online(), await online()]
      for (const event of events) await appendEvents(field.db, { interviewId: single }, WEB, [event], NOW)
      const again = events.map((event) => ({ ...event, id: newId() })).reverse()
      await appendEvents(field.db, { interviewId: whole }, WEB, again, NOW)
      const [one, other] = [await findInterview(field.db, single), await findInterview(field.db, whole)]
      expect(one?.answers).toEqual(applyEvents({}, events))
      expect(other?.answers).toEqual(one?.answers)
      expect(other?.language).toBe(one?.language)
      expect(await stored(whole)).toBe(events.length)
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it("cannot be deleted", async () => {
    await expect(field.db.execute(sql`delete from answer_events`)).rejects.toThrow()
  })
})
