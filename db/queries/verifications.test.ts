import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { addPeople } from "@/scripts/parts/seeding"
import { transact } from "../client"
import { calls, interviews, people, verifications } from "../schema"
import { answerCheck, HELD, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { readTeamCoverage } from "./coverage"
import { topUpWave } from "./draw"
import { findPerson } from "./people"
import {
  addAttempt,
  assignCheck,
  findCheck,
  findContactOfCheck,
  listFindingsOf,
  listQueue,
  saveBlind,
} from "./verifications"
import { findWave } from "./waves"

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

const queueOf = async (person: Person) => (await listQueue(field.db, person)).map(({ id }) => id).sort()
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

  it("reads the coverage of the own team and of online streams", async () => {
    const wave = await findWave(field.db, field.wave.id)
    const streams = async (person: Person) =>
      (await readTeamCoverage(field.db, person, wave)).map(({ stream }) => stream)
    expect(await streams(field.supervisor)).toEqual([`phone/${field.interviewers[0]!.id}`, "online/list"])
    expect(await streams(outsider)).toEqual(["online/list"])
    const [own] = await readTeamCoverage(field.db, field.supervisor, wave)
    expect(own).toMatchObject({ interviewer: "interviewer 0", drawn: own!.checked + own!.open })
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
