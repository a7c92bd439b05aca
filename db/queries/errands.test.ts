import { addHours, addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { ErrandRequest } from "@/app/interviewer/_console/requests"
import { perform } from "@/app/interviewer/errands/perform"
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING } from "@/lib/study/calling"
import { transact } from "../client"
import { newId } from "../ids"
import { appointments, calls, cases, interviews } from "../schema"
import { fillIn } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { takeAhead } from "./ahead"
import { takeNextCase } from "./cases"

// Sunday, 10:00 in Almaty.
const NOW = new Date("2026-11-22T05:00:00Z")
const later = (minutes: number) => addMinutes(NOW, minutes)
const minutes = (n: number) => n * 60_000
const THERAPY = { service: "therapy", language: "kk" }
let field: Field

beforeEach(async () => {
  field = await openField({ interviewers: 2, calling: atAnyTime(CALLING) })
})
afterEach(() => field.close())

type Raw = Partial<Omit<ErrandRequest, "errand">> & Pick<ErrandRequest, "caseId" | "errand">
const callOf = (more: Partial<NonNullable<ErrandRequest["call"]>> = {}) => ({
  ...{ id: newId(), phone: 1, dialler: "manual", startedAgo: minutes(3), answeredAgo: null, hungUpAgo: null },
  ...more,
})
const run = (raw: Raw, at = NOW, n = 0) => {
  const request = ErrandRequest.parse({ ago: 0, call: null, ...raw })
  return transact(field.db, (tx) => perform(tx, { person: field.interviewers[n]!, request, now: at, open: VAULT.open }))
}
const take = async (n = 0) => {
  await field.addCases([THERAPY])
  return (await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[n]!, NOW)))!
}
const coded = (code: string, at: string | null = null) =>
  ({ kind: "outcome", code, note: "", language: null, at }) as const
const stored = async (id: string) => (await field.db.select().from(cases).where(eq(cases.id, id)))[0]!
const agreed = async (id: string) =>
  (await field.db.select().from(appointments).where(eq(appointments.caseId, id))).filter((row) => row.endedAt === null)

describe("an outcome", () => {
  it("is coded as of the moment when it was found, and once however often it arrives", async () => {
    const caseId = await take()
    const call = callOf({ startedAgo: minutes(62), hungUpAgo: minutes(61) })
    const errand = { caseId, call, errand: coded("no_answer"), ago: minutes(60) }
    // Taken ahead or begun, a case is kept so long; here the case was on the screen then.
    await field.db
      .update(cases)
      .set({ leasedUntil: later(90) })
      .where(eq(cases.id, caseId))
    await run(errand, later(60))
    await run(errand, later(61))
    const row = await stored(caseId)
    expect(row).toMatchObject({ disposition: "no_answer", attempts: 1, leasedBy: null })
    expect(row.nextAttemptAt).toEqual(later(180))
    const made = await field.db.select().from(calls).where(eq(calls.caseId, caseId))
    expect(made).toMatchObject([{ startedAt: later(-2), hungUpAt: later(-1), endedAt: NOW }])
  })

  it("with a better time, on the respondent's clock, makes a soft appointment", async () => {
    const caseId = await take()
    await run({ caseId, call: callOf(), errand: coded("call_later", "2026-11-22T18:30") })
    expect(await agreed(caseId)).toMatchObject([{ hard: false, at: new Date("2026-11-22T13:30:00Z"), outcome: null }])
    expect(await stored(caseId)).toMatchObject({ attempts: 1, nextAttemptAt: new Date("2026-11-22T13:30:00Z") })
  })

  it("told hours later keeps a better time that has come meanwhile, and it is due at once", async () => {
    await field.addCases([THERAPY])
    const [ahead] = await transact(field.db, (tx) => takeAhead(tx, field.interviewers[0]!, 1, NOW))
    const { caseId } = ahead!
    const errand = coded("call_later", "2026-11-22T11:00")
    await run({ caseId, call: callOf(), errand, ago: minutes(150) }, later(150))
    expect(await agreed(caseId)).toMatchObject([{ hard: false, at: later(60) }])
    expect(await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[1]!, later(150)))).toBe(caseId)
  })

  it("without a time makes none, and none is made of one that nobody named", async () => {
    const caseId = await take()
    await run({ caseId, call: callOf(), errand: coded("away") })
    expect(await agreed(caseId)).toEqual([])
    const other = await take(1)
    await run({ caseId: other, call: callOf(), errand: coded("no_answer", "2026-11-22T18:30") }, NOW, 1)
    expect(await agreed(other)).toEqual([])
  })

  it.each([
    ["2026-11-22T09:59", "appointment_in_past"],
    ["2026-02-30T10:00", "bad_input"],
  ])("at %s is refused (%s), and the case stays", async (at, code) => {
    const caseId = await take()
    await expect(run({ caseId, call: callOf(), errand: coded("call_later", at) })).rejects.toMatchObject({ code })
    expect(await stored(caseId)).toMatchObject({ leasedBy: field.interviewers[0]!.id, attempts: 0 })
    expect(await field.db.select().from(calls)).toEqual([])
  })

  it("of somebody else's case is refused", async () => {
    const caseId = await take()
    await expect(run({ caseId, call: callOf(), errand: coded("refusal") }, NOW, 1)).rejects.toMatchObject({
      code: "case_not_yours",
    })
  })
})

describe("an appointment", () => {
  it("is hard, and needs a time", async () => {
    const caseId = await take()
    const errand = { kind: "appointment", at: "2026-11-23T10:00", note: "ask for Aigul" } as const
    await run({ caseId, call: callOf(), errand })
    expect(await agreed(caseId)).toMatchObject([{ hard: true, at: new Date("2026-11-23T05:00:00Z") }])
    expect(await stored(caseId)).toMatchObject({ attempts: 0, disposition: "appointment" })
    expect(ErrandRequest.safeParse({ caseId, ago: 0, call: null, errand: { ...errand, at: "" } }).success).toBe(false)
  })
})

describe("an interview", () => {
  it("is begun and finished hours after it was, and asking again tells the same", async () => {
    await field.addCases([THERAPY])
    const [ahead] = await transact(field.db, (tx) => takeAhead(tx, field.interviewers[0]!, 1, NOW))
    const { caseId, interviewId } = ahead!
    const call = callOf({ startedAgo: minutes(120), answeredAgo: minutes(119) })
    const begin = { kind: "begin", interviewId, language: "ru" } as const
    await run({ caseId, call, errand: begin, ago: minutes(118) }, later(120))
    const [begun] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
    expect(begun).toMatchObject({ status: "running", startedAt: later(2) })
    await fillIn(field, { caseId, interviewer: field.interviewers[0]!, now: later(10) })
    const ended = { ...call, startedAgo: minutes(180), answeredAgo: minutes(179), hungUpAgo: minutes(150) }
    const finish = { caseId, call: ended, errand: { kind: "finish", interviewId } as const, ago: minutes(149) }
    const first = await run(finish, later(180))
    expect(first).toMatchObject({ status: "complete", standing: "counted" })
    expect(await run({ ...finish, ago: minutes(154) }, later(185))).toEqual(first)
    const made = await field.db.select().from(calls).where(eq(calls.caseId, caseId))
    expect(made).toMatchObject([
      { disposition: "complete", startedAt: NOW, answeredAt: later(1), hungUpAt: later(30), endedAt: later(31) },
    ])
    expect(await stored(caseId)).toMatchObject({ disposition: "complete", finalAt: later(31), attempts: 1 })
  })

  it("of another interviewer is not finished by this one", async () => {
    const caseId = await take()
    const interviewId = await fillIn(field, { caseId, interviewer: field.interviewers[0]!, now: NOW })
    const finish = { caseId, errand: { kind: "finish", interviewId } as const }
    await expect(run(finish, later(5), 1)).rejects.toMatchObject({ code: "case_not_yours" })
    expect(await run(finish, later(5))).toMatchObject({ status: "complete" })
  })
})

it("a call alone is noted, and what is told of it later is added", async () => {
  const caseId = await take()
  const call = callOf({ startedAgo: 0 })
  await run({ caseId, call, errand: { kind: "call" } })
  const told = { ...call, startedAgo: minutes(2), answeredAgo: minutes(1) }
  await run({ caseId, call: told, errand: { kind: "call" } }, later(2))
  const made = await field.db.select().from(calls)
  expect(made).toMatchObject([{ id: call.id, startedAt: NOW, answeredAt: later(1), endedAt: null }])
  expect(await stored(caseId)).toMatchObject({ attempts: 0, disposition: null })
})

it("a time is by the respondent's clock, wherever the interviewer's is", async () => {
  const caseId = await take()
  await field.db.update(cases).set({ timezone: "Europe/Paris" }).where(eq(cases.id, caseId))
  await run({ caseId, call: callOf(), errand: { kind: "appointment", at: "2026-11-22T18:30", note: "" } })
  expect((await agreed(caseId))[0]?.at).toEqual(addHours(new Date("2026-11-22T13:30:00Z"), 4))
})
