import { addHours, addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { calls, cases, contactPhones, contacts } from "../schema"
import { type Field, openField } from "../testing/field"
import { type CallFacts, findOpen, listFurtherPhones, noteCall } from "./call-facts"
import { recordOutcome, startCall } from "./calls"
import { takeNextCase } from "./cases"

// Sunday, 10:00 in Almaty.
const NOW = new Date("2026-11-22T05:00:00Z")
const later = (minutes: number) => addMinutes(NOW, minutes)
let field: Field
let caseId: string

beforeEach(async () => {
  field = await openField({ interviewers: 2 })
  await field.addCases([{ service: "therapy", language: "kk" }])
  caseId = (await transact(field.db, (tx) => takeNextCase(tx, field.interviewers[0]!, NOW)))!
})
afterEach(() => field.close())

const factsOf = (more: Partial<CallFacts> = {}): CallFacts => ({
  ...{ id: newId(), phone: 1, dialler: "manual", startedAt: NOW, answeredAt: null, hungUpAt: null },
  ...more,
})
const note = (facts: CallFacts, at = NOW, n = 0) =>
  transact(field.db, (tx) => noteCall(tx, caseId, field.interviewers[n]!.id, facts, at))
const code = (what: string, at = NOW) =>
  transact(field.db, (tx) =>
    recordOutcome(tx, caseId, field.interviewers[0]!.id, { code: what, note: null, appointmentAt: null }, at),
  )
const all = () => field.db.select().from(calls).where(eq(calls.caseId, caseId))
const notYours = { code: "case_not_yours" }

describe("a call", () => {
  it("told again and again is one, with everything that was told of it", async () => {
    const facts = factsOf()
    expect(await note(facts)).toBe("open")
    expect(await note({ ...facts, answeredAt: later(1) }, later(1))).toBe("open")
    expect(await note({ ...facts, answeredAt: later(1), hungUpAt: later(4), phone: 2 }, later(4))).toBe("open")
    expect(await all()).toMatchObject([
      { id: facts.id, phone: 2, startedAt: NOW, answeredAt: later(1), hungUpAt: later(4), endedAt: null },
    ])
  })

  it("that has its outcome is over: what is told after that changes nothing", async () => {
    const facts = factsOf()
    await note(facts)
    await code("no_answer", later(2))
    expect(await note({ ...facts, answeredAt: later(3) }, later(3))).toBe("over")
    expect(await all()).toMatchObject([{ answeredAt: null, disposition: "no_answer", endedAt: later(2) }])
  })

  it("told at once by many is one", async () => {
    const facts = factsOf()
    await Promise.allSettled(Array.from({ length: 6 }, () => note(facts)))
    expect(await all()).toHaveLength(1)
    expect(await note(facts)).toBe("open")
  })

  it("begun before the console told of it keeps its beginning, but one forgotten hours ago does not", async () => {
    await transact(field.db, (tx) => startCall(tx, caseId, field.interviewers[0]!.id, later(-5)))
    await note(factsOf())
    expect(await all()).toMatchObject([{ startedAt: later(-5) }])
    await field.db.update(cases).set({ leasedUntil: addHours(NOW, 12) })
    await note(factsOf({ startedAt: addHours(NOW, 4) }), addHours(NOW, 4))
    expect(await all()).toMatchObject([{ startedAt: addHours(NOW, 4) }])
  })

  it("belongs to its case and its interviewer", async () => {
    await expect(note(factsOf(), NOW, 1)).rejects.toMatchObject(notYours)
    const facts = factsOf()
    await note(facts)
    await expect(note(facts, NOW, 1)).rejects.toMatchObject(notYours)
    await expect(note(factsOf(), addHours(NOW, 1))).rejects.toMatchObject(notYours)
    expect(await transact(field.db, (tx) => findOpen(tx, caseId, field.interviewers[1]!.id))).toBeNull()
    expect(await transact(field.db, (tx) => findOpen(tx, caseId, field.interviewers[0]!.id))).toMatchObject({
      id: facts.id,
    })
  })
})

it("a contact's further numbers come in their order", async () => {
  const [contact] = await field.db.select().from(contacts)
  const of = (place: number) => {
    const own = { contactId: contact!.id, studyId: contact!.studyId, phoneFingerprint: `number ${place}` }
    return { ...own, place, sealed: Buffer.from([place]) }
  }
  await field.db.insert(contactPhones).values([of(3), of(2)])
  expect(await transact(field.db, (tx) => listFurtherPhones(tx, contact!.id))).toEqual([
    { place: 2, sealed: Buffer.from([2]) },
    { place: 3, sealed: Buffer.from([3]) },
  ])
})
