import { addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { appointments, cases } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson } from "./audit"
import { recordOutcome, startCall } from "./calls"
import { findOwnCase, keepLease, LEASE_MINUTES, releaseCase, takeNextCase } from "./cases"
import { startInterview } from "./interviews"
import { closeWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const later = (minutes: number) => addMinutes(NOW, minutes)
const THERAPY = { service: "therapy", language: "kk" }
let field: Field

beforeEach(async () => {
  field = await openField({ interviewers: 12 })
})
afterEach(() => field.close())

const next = (n: number, at = NOW) => transact(field.db, (tx) => takeNextCase(tx, field.interviewers[n]!, at))
const outcome = (n: number, caseId: string, code: string, appointmentAt: Date | null = null, at = NOW) =>
  transact(field.db, (tx) =>
    recordOutcome(tx, caseId, field.interviewers[n]!.id, { code, note: null, appointmentAt }, at),
  )

describe("the next case", () => {
  it("is never given to two people, however many ask at once", async () => {
    await field.addCases(Array.from({ length: 8 }, () => THERAPY))
    const taken = (await Promise.all(field.interviewers.map((_, n) => next(n)))).filter((id) => id !== null)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken).toHaveLength(8)
  })

  it("is the own open one until it is coded", async () => {
    await field.addCases([THERAPY, THERAPY])
    const first = await next(0)
    expect(await next(0)).toBe(first)
    await outcome(0, first!, "no_answer")
    expect(await next(0)).not.toBe(first)
  })

  it("comes back from a closed laptop, but not while the heartbeat goes on", async () => {
    await field.addCases([THERAPY])
    const id = await next(0)
    expect(await transact(field.db, (tx) => keepLease(tx, id!, field.interviewers[0]!.id, later(4)))).toBe(true)
    expect(await next(1, later(LEASE_MINUTES + 1))).toBeNull()
    expect(await next(1, later(4 + LEASE_MINUTES))).toBe(id)
    expect(await transact(field.db, (tx) => keepLease(tx, id!, field.interviewers[0]!.id, later(16)))).toBe(false)
  })

  it("stays with its interviewer for the day once the interview has begun; a supervisor can break that", async () => {
    await field.addCases([THERAPY])
    const caseId = (await next(0))!
    const start = {
      id: newId(),
      caseId,
      mode: "phone" as const,
      language: "kk",
      interviewerId: field.interviewers[0]!.id,
    }
    await transact(field.db, (tx) => startInterview(tx, start, NOW))
    expect(await next(1, later(60))).toBeNull()
    await transact(field.db, (tx) => releaseCase(tx, byPerson(field.supervisor), caseId))
    expect(await findOwnCase(field.db, field.interviewers[0]!.id, later(60))).toBeNull()
    expect(await next(1, later(60))).toBe(caseId)
  })

  it("waits for the retry delay, and first for its own interviewer at the agreed time", async () => {
    await field.addCases([THERAPY])
    const id = (await next(0))!
    await outcome(0, id, "busy")
    expect(await next(1, later(29))).toBeNull()
    expect(await next(1, later(30))).toBe(id)
    await outcome(1, id, "appointment", later(120), later(31))
    expect(await next(1, later(119))).toBeNull()
    expect(await next(0, later(120))).toBeNull()
    expect(await next(1, later(120))).toBe(id)
  })

  it("of somebody absent with an appointment goes to another after a quarter of an hour", async () => {
    await field.addCases([THERAPY])
    const id = (await next(0))!
    await outcome(0, id, "appointment", later(120))
    expect(await next(1, later(135))).toBe(id)
  })

  it.each([
    ["a final outcome", async (id: string) => outcome(0, id, "refusal")],
    [
      "a closed wave",
      async () =>
        transact(field.db, (tx) => closeWave(tx, byPerson(field.coordinator), field.wave.id, NOW, VAULT.open)),
    ],
  ])("is not offered after %s", async (_name, happen) => {
    await field.addCases([THERAPY])
    await happen((await next(0))!)
    expect(await next(1, later(24 * 60))).toBeNull()
  })

  it("is only one whose language the interviewer speaks and whose region is theirs", async () => {
    await field.addCases([{ service: "therapy", language: "en" }])
    expect(await next(0)).toBeNull()
    const elsewhere = { ...field.interviewers[0]!, languages: ["en"], regions: ["atyrau"] }
    expect(await transact(field.db, (tx) => takeNextCase(tx, elsewhere, NOW))).toBeNull()
  })

  it("is none that falls in no quota cell, and no link to such a case starts", async () => {
    const [outside = ""] = await field.addCases([{ service: "dentistry", language: "kk" }])
    expect(await next(0)).toBeNull()
    const start = { id: newId(), caseId: outside, mode: "online" as const, language: "kk", interviewerId: null }
    await expect(transact(field.db, (tx) => startInterview(tx, start, NOW))).rejects.toMatchObject({
      code: "quota_closed",
    })
  })

  it("cannot be coded by somebody who does not hold it", async () => {
    await field.addCases([THERAPY])
    const id = (await next(0))!
    await expect(outcome(1, id, "refusal")).rejects.toMatchObject({ code: "case_not_yours" })
    await expect(transact(field.db, (tx) => startCall(tx, id, field.interviewers[1]!.id, NOW))).rejects.toMatchObject({
      code: "case_not_yours",
    })
    await expect(outcome(0, id, "invented")).rejects.toMatchObject({ code: "unknown_disposition" })
    await expect(outcome(0, id, "appointment", later(-1))).rejects.toMatchObject({ code: "appointment_in_past" })
  })
})

describe("one interview whoever fills it", () => {
  const begin = (caseId: string, interviewer: number | null, at: Date) => {
    const person = interviewer === null ? null : field.interviewers[interviewer]!
    const mode = person ? ("phone" as const) : ("online" as const)
    const start = { id: newId(), caseId, mode, language: "kk", interviewerId: person?.id ?? null }
    return transact(field.db, (tx) => startInterview(tx, start, at))
  }

  it("keeps its answers from the phone to the web, but not while the two are talking", async () => {
    await field.addCases([THERAPY])
    const caseId = (await next(0))!
    const onPhone = await begin(caseId, 0, NOW)
    await expect(begin(caseId, null, later(1))).rejects.toMatchObject({ code: "interview_on_phone" })
    await outcome(0, caseId, "call_later", null, later(2))
    const online = await begin(caseId, null, later(3))
    expect(online).toMatchObject({ id: onPhone.id, mode: "online", interviewerId: null })
  })

  it("cancels an agreed time and leaves every screen and queue as soon as the person begins online", async () => {
    await field.addCases([THERAPY])
    const caseId = (await next(0))!
    await outcome(0, caseId, "appointment", later(60), later(2))
    await field.db
      .update(cases)
      .set({ aheadFor: field.interviewers[1]!.id, aheadUntil: later(600) })
      .where(eq(cases.id, caseId))
    await begin(caseId, null, later(3))
    const [agreed] = await field.db.select().from(appointments)
    expect(agreed).toMatchObject({ outcome: "cancelled", endedAt: later(3) })
    const [row] = await field.db.select().from(cases).where(eq(cases.id, caseId))
    expect(row).toMatchObject({ aheadFor: null, leasedBy: null, finalAt: null })
    expect(await next(0, later(10))).toBeNull()
    expect(await next(1, later(10))).toBeNull()
  })

  it("and from the web to the phone, but not while the person is answering", async () => {
    await field.addCases([THERAPY])
    const caseId = (await next(0))!
    const online = await begin(caseId, null, NOW)
    await expect(begin(caseId, 0, later(1))).rejects.toMatchObject({ code: "case_busy_online" })
    expect(await next(0, later(2))).toBeNull()
    expect(await next(0, later(45))).toBe(caseId)
    expect(await begin(caseId, 0, later(45))).toMatchObject({ id: online.id, mode: "phone" })
  })
})
