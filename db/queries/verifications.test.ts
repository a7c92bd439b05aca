import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { Kind } from "@/lib/verification/kind"
import { addPeople } from "@/scripts/parts/seeding"
import { transact } from "../client"
import { audit, calls, interviews, observations, people, verifications } from "../schema"
import { answerCheck, HELD, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { changeKind } from "./check-kind"
import { topUpWave } from "./draw"
import { findPerson } from "./people"
import { listQueue } from "./queue"
import { addAttempt, assignCheck, findCheck, findContactOfCheck, listFindingsOf, saveBlind } from "./verifications"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field
let colleague: Person
let outsider: Person
let phone: string
let online: string

beforeAll(async () => {
  field = await openField()
  const named = (email: string) =>
    ({ email, name: email, role: "supervisor", password: "long enough", regions: [] }) as const
  const ids = await transact(field.db, (tx) => addPeople(tx, [named("outsider@test"), named("mate@test")], "others"))
  await field.db
    .update(people)
    .set({ teamId: field.supervisor.teamId })
    .where(eq(people.id, ids.get("mate@test")!))
  outsider = (await findPerson(field.db, ids.get("outsider@test")!))!
  colleague = (await findPerson(field.db, ids.get("mate@test")!))!
})
afterAll(() => field.close())

/** One interview on the phone and one online, each the only one of the wave that is still to be checked. */
beforeEach(async () => {
  await field.db.update(verifications).set({
    ...{ finding: "confirmed", consequence: "keep", decidedAt: NOW, differs: { 1: null, 2: null, 3: null } },
  })
  const [a = "", b = ""] = await field.addCases([1, 2].map(() => ({ service: "therapy", language: "kk" })))
  phone = await checkOf(await complete(field, { caseId: a, interviewer: field.interviewers[0]!, now: NOW }))
  online = await checkOf(await complete(field, { caseId: b, now: NOW }))
})

/** As if chance had chosen it, for a share is not all. */
async function checkOf(interviewId: string): Promise<string> {
  await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
  const [row] = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  if (row) return row.id
  const [interview] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
  const { waveId, stream, position } = interview!
  const id = crypto.randomUUID()
  await field.db.insert(verifications).values({
    ...{ id, waveId, interviewId, stream: stream!, position: position!, n: position! },
    ...{ reason: "risk", cause: "suspicion", kind: "callback", drawnKind: "callback", drawnAt: NOW, dueAt: NOW },
  })
  return id
}

const queueOf = async (person: Person) =>
  (await listQueue(field.db, person, {}, { now: NOW, size: 500, after: null })).checks.map(({ id }) => id).sort()
const take = (person: Person, id: string, from: string | null = null) =>
  transact(field.db, (tx) => assignCheck(tx, person, id, from))
const NOT_FOUND = { code: "not_found" }

describe("a supervisor", () => {
  it("has their own team's checks and the online ones in the queue; others have the online ones only", async () => {
    expect(await queueOf(field.supervisor)).toEqual([phone, online].sort())
    expect(await queueOf(outsider)).toEqual([online])
    expect(await queueOf({ ...outsider, teamId: null })).toEqual([online])
  })

  it("of another team can do nothing to a check", async () => {
    await take(field.supervisor, phone)
    await expect(findCheck(field.db, outsider, phone)).rejects.toMatchObject(NOT_FOUND)
    await expect(take(outsider, phone, field.supervisor.id)).rejects.toMatchObject(NOT_FOUND)
    await expect(addAttempt(field.db, outsider, phone, "reached", NOW)).rejects.toMatchObject(NOT_FOUND)
    await expect(saveBlind(field.db, outsider, phone, { callback: {}, again: {} }, NOW)).rejects.toMatchObject(
      NOT_FOUND,
    )
    await expect(settle(field, outsider, phone, {}, NOW)).rejects.toMatchObject(NOT_FOUND)
    expect(await findContactOfCheck(field.db, outsider, phone)).toBeNull()
  })

  it("never checks their own work: neither interviews they held nor those they ever called for", async () => {
    const self = { ...field.supervisor, id: field.interviewers[0]!.id }
    expect(await queueOf(self)).toEqual([online])
    await expect(findCheck(field.db, self, phone)).rejects.toMatchObject(NOT_FOUND)
    const { interview } = await findCheck(field.db, field.supervisor, online)
    const call = { id: crypto.randomUUID(), caseId: interview.caseId, personId: self.id, startedAt: NOW }
    await field.db.insert(calls).values(call)
    expect(await queueOf(self)).toEqual([])
    await expect(settle(field, self, online, {}, NOW)).rejects.toMatchObject(NOT_FOUND)
  })

  it("outside the region sees nothing of it", async () => {
    expect(await queueOf({ ...field.supervisor, regions: ["atyrau"] })).toEqual([])
  })

  it("sees the contact only with the check in hand, and only until it is decided", async () => {
    const contact = (person: Person) => findContactOfCheck(field.db, person, phone)
    expect(await contact(field.supervisor)).toBeNull()
    await answerCheck(field, field.supervisor, phone, HELD, NOW)
    expect(VAULT.open((await contact(field.supervisor))!)).toContain("+7700")
    expect(await contact(colleague)).toBeNull()
    await settle(field, field.supervisor, phone, {}, NOW)
    expect(await contact(field.supervisor)).toBeNull()
  })

  it("takes a check over from a colleague only knowingly", async () => {
    await take(field.supervisor, phone)
    await expect(take(colleague, phone)).rejects.toMatchObject({ code: "check_not_yours" })
    await take(colleague, phone, field.supervisor.id)
    await expect(addAttempt(field.db, field.supervisor, phone, "busy", NOW)).rejects.toMatchObject({
      code: "check_not_yours",
    })
  })

  it("cannot change the blind part once it is saved, nor save it without having reached anybody", async () => {
    await take(field.supervisor, phone)
    const save = () => saveBlind(field.db, field.supervisor, phone, { callback: HELD, again: {} }, NOW)
    await expect(save()).rejects.toMatchObject({ code: "bad_input", fields: { attempt: "not_reached" } })
    await addAttempt(field.db, field.supervisor, phone, "reached", NOW)
    await save()
    await expect(save()).rejects.toMatchObject({ code: "check_saved" })
    await expect(addAttempt(field.db, field.supervisor, phone, "busy", NOW)).rejects.toMatchObject({
      code: "check_saved",
    })
  })

  it("does a check as another kind only for a reason, in time, and never by listening", async () => {
    const change = (kind: Kind, words: string, person = field.supervisor) =>
      transact(field.db, (tx) => changeKind(tx, person, phone, kind, words))
    const row = async () => (await field.db.select().from(verifications).where(eq(verifications.id, phone)))[0]
    const refused = (fields: object) => ({ code: "bad_input", fields })
    await expect(change("repeat", "Doubtful.", outsider)).rejects.toMatchObject(NOT_FOUND)
    await expect(change("repeat", "Doubtful.")).rejects.toMatchObject({ code: "check_not_yours" })
    await take(field.supervisor, phone)
    await field.db
      .update(verifications)
      .set({ kind: "callback", drawnKind: "callback" })
      .where(eq(verifications.id, phone))
    await expect(change("repeat", " ")).rejects.toMatchObject(refused({ words: "note_required" }))
    await expect(change("callback", "So.")).rejects.toMatchObject(refused({ kind: "already_this_kind" }))
    await expect(change("observation", "So.")).rejects.toMatchObject(refused({ kind: "too_late_to_observe" }))
    expect(await change("repeat", " Doubtful. ")).toBe(true)
    expect(await row()).toMatchObject({ kind: "repeat", drawnKind: "callback", kindReason: "Doubtful." })
    const lines = await field.db.select().from(audit).where(eq(audit.thingId, phone))
    expect(lines.find(({ verb }) => verb === "verification.kind_changed")).toMatchObject({
      ...{ personId: field.supervisor.id, details: { from: "callback", to: "repeat", reason: "Doubtful." } },
    })
    expect(await change("callback", "In a hurry.")).toBe(true)
    expect(await row()).toMatchObject({ kind: "callback", kindReason: null })
    await addAttempt(field.db, field.supervisor, phone, "reached", NOW)
    await expect(change("repeat", "Later.")).rejects.toMatchObject(refused({ kind: "already_spoken" }))
    await saveBlind(field.db, field.supervisor, phone, { callback: HELD, again: {} }, NOW)
    await expect(change("repeat", "Too late.")).rejects.toMatchObject({ code: "check_saved" })
  })

  it("who has listened to an interview does not repeat it, and says nothing by telephone of one to be observed", async () => {
    await take(field.supervisor, phone)
    const set = (kind: Kind) =>
      field.db.update(verifications).set({ kind, drawnKind: kind }).where(eq(verifications.id, phone))
    await set("observation")
    await expect(addAttempt(field.db, field.supervisor, phone, "reached", NOW)).rejects.toMatchObject({
      ...{ code: "bad_input", fields: { kind: "observation" } },
    })
    const { interview } = await findCheck(field.db, field.supervisor, phone)
    const offered = { id: crypto.randomUUID(), waveId: interview.waveId, interviewId: interview.id, offeredAt: NOW }
    await field.db.insert(observations).values({ ...offered, observerId: field.supervisor.id, joinedAt: NOW })
    expect((await findCheck(field.db, field.supervisor, phone)).observation).toMatchObject({ savedAt: null })
    const mine = await transact(field.db, (tx) => changeKind(tx, field.supervisor, phone, "repeat", "Was cut off."))
    expect(mine).toBe(false)
    expect(await queueOf(field.supervisor)).toEqual([online])
    await expect(findCheck(field.db, field.supervisor, phone)).rejects.toMatchObject(NOT_FOUND)
    await expect(take(field.supervisor, phone)).rejects.toMatchObject(NOT_FOUND)
    await expect(settle(field, field.supervisor, phone, {}, NOW)).rejects.toMatchObject(NOT_FOUND)
    await take(colleague, phone)
    expect((await findCheck(field.db, colleague, phone)).assignee).toBe(colleague.name)
  })
})

describe("an interviewer", () => {
  it("knows nothing of a check before its finding is final", async () => {
    const [interviewer] = field.interviewers
    const known = () => listFindingsOf(field.db, interviewer!.id, 100)
    const before = (await known()).length
    await answerCheck(field, field.supervisor, phone, HELD, NOW)
    expect(await known()).toHaveLength(before)
    await settle(field, field.supervisor, phone, {}, new Date(NOW.getTime() + 60_000))
    expect(await known()).toHaveLength(before + 1)
    expect((await known())[0]).toMatchObject({ finding: "confirmed", consequence: "keep" })
    expect(await listFindingsOf(field.db, field.interviewers[1]!.id, 100)).toEqual([])
  })
})
