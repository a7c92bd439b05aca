import { addHours, addMinutes } from "date-fns"
import { desc, eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { Control } from "@/lib/sample/case-control"
import { caseNumber } from "@/lib/sample/case-number"
import { transact } from "../client"
import { audit, cases, contactPhones, contacts, doNotCall, optOuts, people } from "../schema"
import { type Field, openField } from "../testing/field"
import { takeAhead } from "./ahead"
import { recordOutcome } from "./calls"
import { controlCase } from "./case-control"
import { type CaseFilter, listCases } from "./case-list"
import { takeNextCase } from "./cases"
import { createPerson, createTeam } from "./people"

const NOW = new Date("2026-11-22T05:00:00Z")
const THERAPY = { service: "therapy", language: "kk" }
let field: Field
let ids: string[]

beforeEach(async () => {
  field = await openField({ interviewers: 2, cells: [] })
  ids = await field.addCases([THERAPY, THERAPY, THERAPY])
})
afterEach(() => field.close())

const next = (n: number, at = NOW) => transact(field.db, (tx) => takeNextCase(tx, field.interviewers[n]!, at))
const control = (caseId: string, what: Control, personId = "", by: Person = field.supervisor) =>
  transact(field.db, (tx) => controlCase(tx, by, { caseId, control: what, personId, reason: "for a reason" }, NOW))
const refuse = (id: string, n = 0, at = NOW) =>
  transact(field.db, (tx) =>
    recordOutcome(tx, id, field.interviewers[n]!.id, { code: "refusal", note: null, appointmentAt: null }, at),
  )
const list = (filter: CaseFilter = {}, by: Person = field.supervisor) => listCases(field.db, by, filter, NOW)
const lastLine = async () => (await field.db.select().from(audit).orderBy(desc(audit.id)).limit(1))[0]!

async function outsider(): Promise<Person> {
  const teamId = await transact(field.db, (tx) => createTeam(tx, { kind: "system" }, "another team"))
  const row = { email: "o@test", name: "o", role: "supervisor" as const, regions: [], languages: [], teamId }
  const id = await transact(field.db, (tx) => createPerson(tx, { kind: "system" }, row, "-"))
  return { ...row, id }
}

describe("a supervisor's control", () => {
  it("puts a case before the others, reserves it for one interviewer, and takes both back", async () => {
    const [, , wanted = ""] = ids
    await control(wanted, "queue")
    expect(await lastLine()).toMatchObject({ verb: "case.queue", thingId: wanted, details: { reason: "for a reason" } })
    await control(wanted, "reserve", field.interviewers[1]!.id)
    expect(await next(0)).not.toBe(wanted)
    expect(await next(1)).toBe(wanted)
    await control(wanted, "unreserve")
    await control(wanted, "unqueue")
    await expect(control(wanted, "unqueue")).rejects.toMatchObject({ code: "case_not_so" })
  })

  it("breaks a lease and what was taken ahead, and gives a case to somebody else", async () => {
    const [ahead] = await transact(field.db, (tx) => takeAhead(tx, field.interviewers[0]!, 1, NOW))
    await control(ahead!.caseId, "break")
    const held = (await next(0))!
    await control(held, "reassign", field.interviewers[1]!.id)
    expect(await next(1)).toBe(held)
    expect(await next(0)).not.toBe(held)
  })

  it("opens a case again that was coded for good, but none with an interview", async () => {
    const id = (await next(0))!
    await refuse(id)
    await control(id, "reopen")
    const [row] = await field.db.select().from(cases).where(eq(cases.id, id))
    expect(row).toMatchObject({ finalAt: null, attempts: 0 })
    await field.db.update(cases).set({ finalAt: NOW, disposition: "complete" }).where(eq(cases.id, id))
    await expect(control(id, "reopen")).rejects.toMatchObject({ code: "case_not_so" })
  })

  it("puts the person's numbers on the do-not-call list, and the case ends as a refusal", async () => {
    const [id = ""] = ids
    await control(id, "do_not_call")
    expect(await field.db.select().from(doNotCall)).toHaveLength(1)
    expect((await field.db.select().from(cases).where(eq(cases.id, id)))[0]).toMatchObject({
      disposition: "do_not_call",
    })
    await expect(control(id, "reopen")).rejects.toMatchObject({ code: "person_barred" })
  })
})

describe("a case of somebody who is never called again", () => {
  const barred = { code: "person_barred" }
  const line = async (id: string) => (await list({ number: caseNumber(id) }))[0]
  const refused = async () => {
    const id = (await next(0))!
    await refuse(id)
    const [row] = await field.db.select().from(cases).where(eq(cases.id, id))
    const [contact] = await field.db.select().from(contacts).where(eq(contacts.id, row!.contactId!))
    return { id, contact: contact! }
  }

  it("stays closed while any of their numbers is on the do-not-call list", async () => {
    const { id, contact } = await refused()
    const further = { contactId: contact.id, place: 2, studyId: contact.studyId, sealed: contact.sealed }
    await field.db.insert(contactPhones).values({ ...further, phoneFingerprint: "second" })
    const entry = { studyId: contact.studyId, phoneFingerprint: "second", reason: "asked", at: NOW }
    await field.db.insert(doNotCall).values(entry)
    await expect(control(id, "reopen")).rejects.toMatchObject(barred)
    expect(await line(id)).toMatchObject({ barred: true })
    await field.db.delete(doNotCall)
    expect(await line(id)).toMatchObject({ barred: false })
    await control(id, "reopen")
  })

  it("stays closed when they have withdrawn, but not when only a mail came back", async () => {
    const { id, contact } = await refused()
    const out = { studyId: contact.studyId, addressFingerprint: contact.phoneFingerprint, at: NOW }
    await field.db.insert(optOuts).values({ ...out, why: "withdrawn" })
    await expect(control(id, "reopen")).rejects.toMatchObject(barred)
    await field.db.update(optOuts).set({ why: "bounced" })
    await control(id, "reopen")
  })

  it("stays closed when the contact was erased", async () => {
    const { id, contact } = await refused()
    await field.db.update(contacts).set({ erasedAt: NOW }).where(eq(contacts.id, contact.id))
    await expect(control(id, "reopen")).rejects.toMatchObject(barred)
  })
})

describe("a supervisor cannot", () => {
  it("touch or see what somebody of another team has, nor hand a case to them", async () => {
    const stranger = await outsider()
    const held = (await next(0))!
    await expect(control(held, "break", "", stranger)).rejects.toMatchObject({ code: "not_found" })
    expect((await list({}, stranger)).map(({ id }) => id)).not.toContain(held)
    const [free = ""] = ids.filter((id) => id !== held)
    await expect(control(free, "reserve", field.interviewers[0]!.id, stranger)).rejects.toMatchObject({
      code: "not_found",
    })
    await field.db.update(people).set({ disabledAt: NOW }).where(eq(people.id, field.interviewers[1]!.id))
    await expect(control(free, "reserve", field.interviewers[1]!.id)).rejects.toMatchObject({ code: "not_found" })
  })

  it("reach cases outside their regions", async () => {
    const elsewhere = { ...field.supervisor, regions: ["atyrau"] }
    expect(await list({}, elsewhere)).toEqual([])
    await expect(control(ids[0]!, "queue", "", elsewhere)).rejects.toMatchObject({ code: "not_found" })
  })
})

it("finds cases by number, state, outcome and person, without names or numbers", async () => {
  const held = (await next(0))!
  expect(await list({ number: caseNumber(held) })).toMatchObject([{ id: held, holder: field.interviewers[0]!.name }])
  expect(await list({ state: "held" })).toHaveLength(1)
  expect(await list({ person: field.interviewers[0]!.id })).toHaveLength(1)
  expect(await list({ disposition: "new" })).toHaveLength(3)
  await refuse(held, 0, addMinutes(NOW, 1))
  expect(await list({ state: "final" })).toMatchObject([{ disposition: "refusal" }])
  expect(await list({ service: "dentistry" })).toEqual([])
  expect(JSON.stringify(await list())).not.toMatch(/sealed|\+7700/)
  expect(await listCases(field.db, field.supervisor, { state: "held" }, addHours(NOW, 1))).toEqual([])
})
