// An interview drawn for an observation: offered as it begins, heard, put on record, and given to its check.
import { and, eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { answerEvents, interviews, observations, people, verifications } from "../schema"
import { fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { SYSTEM } from "./audit"
import { appendEvents } from "./events"
import { breakOff, findInterview, startInterview } from "./interviews"
import { offerObservation } from "./observation-offers"
import { findObservation, isObserving, listObservations, listOffers, listScreenEvents } from "./observations"
import { declineObservation, joinObservation, saveObservation, takeOverObservation } from "./observing"
import { createPerson, createTeam, findPerson, setDisabled } from "./people"

const ALL = { share: 1, kinds: { observation: { share: 1, deadlineDays: 3 } } }
const NOW = new Date("2026-03-02T05:00:00Z")
const FORM = { o_worded: "always", o_overall: "good" }

let field: Field
let cases: string[] = []
beforeAll(async () => {
  field = await openField({ policy: ALL, interviewers: 3, cells: [] })
  cases = await field.addCases(Array.from({ length: 60 }, () => ({ service: "surgery", language: "kk" })))
})
afterAll(() => field.close())
beforeEach(async () => {
  await field.db.update(observations).set({ declinedAt: NOW, savedAt: null, joinedAt: null })
})

const supervisor = (more: Partial<Person> = {}) =>
  transact(field.db, async (tx) => {
    const row = { email: `${newId()}@test`, name: "s", role: "supervisor", languages: [], regions: [] } as const
    const teamId = field.supervisor.teamId
    return (await findPerson(tx, await createPerson(tx, SYSTEM, { ...row, teamId, ...more }, "-"))) as Person
  })
const retire = (person: Person) => transact(field.db, (tx) => setDisabled(tx, SYSTEM, person.id, true, NOW))

const rows = (interviewId: string) =>
  field.db.select().from(observations).where(eq(observations.interviewId, interviewId)).orderBy(observations.offeredAt)
const standing = async (interviewId: string) => (await rows(interviewId)).find(({ declinedAt }) => declinedAt === null)
const offersOf = (person: Person) => transact(field.db, (tx) => listOffers(tx, person))
const offer = (interviewId: string, now = NOW) =>
  transact(field.db, async (tx) => {
    const row = await findInterview(tx, interviewId)
    if (row) await offerObservation(tx, row, VAULT.open, now)
  })

/** A running interview that was offered; its id. */
async function begin(interviewer = field.interviewers[0]!, now = NOW): Promise<string> {
  const caseId = cases.pop()
  if (!caseId) throw new Error("no case is left")
  const id = await fillIn(field, { caseId, interviewer, now })
  await offer(id, now)
  return id
}

/** Offered to and joined by the field's supervisor. */
async function joined(): Promise<{ interviewId: string; id: string }> {
  const interviewId = await begin()
  const id = (await standing(interviewId))?.id ?? ""
  await transact(field.db, (tx) => joinObservation(tx, field.supervisor, id, NOW))
  return { interviewId, id }
}

const checkOf = async (interviewId: string) => {
  const [row] = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  return row
}
const save = (id: string, answers = {}, done = true, person = field.supervisor) =>
  transact(field.db, (tx) => saveObservation(tx, person, id, answers, done, NOW))

describe("an offer", () => {
  it("goes to a supervisor of the team as the interview begins", async () => {
    const interviewId = await begin()
    const [offered] = await offersOf(field.supervisor)
    expect(offered).toMatchObject({ interviewId, status: "running", joinedAt: null, interviewer: "interviewer 0" })
    expect(JSON.stringify(offered)).not.toContain("visited")
  })

  it("is made once, however often the interview is resumed", async () => {
    const interviewId = await begin()
    await offer(interviewId)
    await offer(interviewId)
    expect(await rows(interviewId)).toHaveLength(1)
  })

  it("is not made for another kind or an undrawn place, nor online", async () => {
    const other = await openField({
      policy: { share: 1, kinds: { callback: { share: 1, deadlineDays: 3 } } },
      cells: [],
    })
    const none = await openField({ policy: { share: 1e-12, kinds: ALL.kinds }, cells: [] })
    for (const own of [other, none]) {
      const [caseId = ""] = await own.addCases([{ service: "surgery", language: "kk" }])
      const id = await fillIn(own, { caseId, interviewer: own.interviewers[0]!, now: NOW })
      await transact(own.db, async (tx) => offerObservation(tx, (await findInterview(tx, id))!, VAULT.open, NOW))
      expect(await own.db.select().from(observations)).toEqual([])
      await own.close()
    }
    const online = await fillIn(field, { caseId: cases.pop()!, now: NOW })
    await offer(online)
    expect(await rows(online)).toEqual([])
  })

  it("changes nothing of what starting an interview answers", async () => {
    const start = async (policy: object) => {
      const own = await openField({ policy, cells: [] })
      const [caseId = ""] = await own.addCases([{ service: "surgery", language: "kk" }])
      const interviewer = own.interviewers[0]!
      const id = await fillIn(own, { caseId, interviewer, now: NOW })
      const row = await transact(own.db, async (tx) => {
        const again = { id, caseId, mode: "phone", language: "kk", interviewerId: interviewer.id } as const
        const started = await startInterview(tx, again, NOW)
        expect(await offerObservation(tx, started, VAULT.open, NOW)).toBeUndefined()
        expect(await findInterview(tx, started.id)).toEqual(started)
        return started
      })
      const offered = (await own.db.select().from(observations)).length
      await own.close()
      return { keys: Object.keys(row), offered }
    }
    const observed = await start(ALL)
    const plain = await start({ share: 1, kinds: { callback: { share: 1, deadlineDays: 3 } } })
    expect(observed.offered).toBe(1)
    expect(plain.offered).toBe(0)
    expect(observed.keys).toEqual(plain.keys)
  })

  it("goes to whoever has fewest, and passes on when declined until it lapses", async () => {
    const second = await supervisor()
    const first = await begin(field.interviewers[0])
    const taken = await standing(first)
    const interviewId = await begin(field.interviewers[1])
    const row = await standing(interviewId)
    expect(row?.observerId).not.toBe(taken?.observerId)
    const both = [field.supervisor, second]
    const asked = both.find(({ id }) => id === row?.observerId)!
    await transact(field.db, (tx) => declineObservation(tx, asked, row!.id, NOW))
    const passed = await standing(interviewId)
    expect(passed?.observerId).toBe(both.find(({ id }) => id !== asked.id)?.id)
    const last = both.find(({ id }) => id === passed?.observerId)!
    await transact(field.db, (tx) => declineObservation(tx, last, passed!.id, NOW))
    expect(await standing(interviewId)).toBeUndefined()
    expect(await rows(interviewId)).toHaveLength(2)
    await offer(interviewId)
    expect(await standing(interviewId)).toBeUndefined()
    await retire(second)
  })

  it("comes again at the next interview after a break-off", async () => {
    const interviewId = await begin()
    const [row] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
    await transact(field.db, (tx) => breakOff(tx, row!.caseId, NOW))
    expect(await offersOf(field.supervisor)).toEqual([])
    const next = await begin()
    expect((await offersOf(field.supervisor)).map((one) => one.interviewId)).toEqual([next])
  })

  it("is withdrawn when an interviewer of another team goes on", async () => {
    const teamId = await transact(field.db, (tx) => createTeam(tx, SYSTEM, newId()))
    const stranger = await supervisor({ role: "interviewer", teamId })
    const interviewId = await begin()
    await field.db.update(interviews).set({ interviewerId: stranger.id }).where(eq(interviews.id, interviewId))
    await offer(interviewId)
    expect(await standing(interviewId)).toBeUndefined()
    expect(await offersOf(field.supervisor)).toEqual([])
  })
})

describe("listening", () => {
  it("shows the screen as the console tells it", async () => {
    const { interviewId, id } = await joined()
    const common = { at: NOW.toISOString(), seq: 0, language: "kk" }
    const events = [{ ...common, id: newId(), kind: "opened", question: "visited" }] as const
    const sender = { channel: "console", personId: field.interviewers[0]!.id } as const
    await appendEvents(field.db, { interviewId }, sender, events, NOW)
    const told = await transact(field.db, async (tx) =>
      listScreenEvents(tx, await findObservation(tx, field.supervisor, id)),
    )
    expect(told).toMatchObject([{ kind: "opened", question: "visited" }])
    expect(await isObserving(field.db, field.supervisor.id, interviewId)).toBe(true)
  })

  it("tells of an answer only when somebody listens", async () => {
    const heard: string[] = []
    const client = await field.db.$client.connect()
    client.on("notification", ({ payload }) => heard.push(payload ?? ""))
    await client.query("listen saual_live")
    const answer = (interviewId: string) =>
      appendEvents(
        field.db,
        { interviewId },
        { channel: "console", personId: field.interviewers[0]!.id },
        [{ id: newId(), kind: "answered", question: "visited", value: "yes", at: NOW.toISOString(), seq: 1 }],
        NOW,
      )
    const offered = await begin()
    await answer(offered)
    const { interviewId, id } = await joined()
    await answer(interviewId)
    await save(id, {})
    await answer(interviewId)
    await client.query("select 1")
    const screens = heard.map((text) => JSON.parse(text)).filter(({ topic }) => topic === "screen")
    expect(screens).toEqual([{ topic: "screen", interviewId }])
    expect(heard.join()).not.toContain("yes")
    client.release(true)
  })

  it("keeps drafts, and nothing once saved", async () => {
    const { id } = await joined()
    await save(id, { o_worded: "mostly" }, false)
    await save(id, { o_worded: "always" }, false)
    await save(id, FORM)
    await expect(save(id, {})).rejects.toMatchObject({ code: "check_saved" })
    const [row] = await field.db.select().from(observations).where(eq(observations.id, id))
    expect(row).toMatchObject({ answers: FORM, savedAt: NOW })
  })

  it("can be taken over by a colleague, with what was noted", async () => {
    const { id } = await joined()
    const colleague = await supervisor()
    await save(id, FORM, false)
    const takeOver = (from: string) => transact(field.db, (tx) => takeOverObservation(tx, colleague, id, from, NOW))
    await expect(takeOver(colleague.id)).rejects.toMatchObject({ code: "check_not_yours" })
    await takeOver(field.supervisor.id)
    await expect(save(id, {})).rejects.toMatchObject({ code: "not_found" })
    await save(id, FORM, true, colleague)
    await retire(colleague)
  })
})

describe("the check", () => {
  it("is the observer's, with what was saved before the end", async () => {
    const { interviewId, id } = await joined()
    await save(id, { ...FORM, visited: "no" })
    await finish(field, interviewId, NOW, field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({
      ...{ kind: "observation", drawnKind: "observation", assignedTo: field.supervisor.id },
      ...{ answers: FORM, again: { visited: "no" }, blindAt: NOW },
    })
  })

  it("is the observer's, with what is saved after the end", async () => {
    const { interviewId, id } = await joined()
    await save(id, { o_worded: "mostly" }, false)
    await finish(field, interviewId, NOW, field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({ assignedTo: field.supervisor.id, blindAt: null, answers: {} })
    await save(id, FORM)
    expect(await checkOf(interviewId)).toMatchObject({ answers: FORM, blindAt: NOW })
  })

  it("has them however the end and the saving meet", async () => {
    for (let round = 0; round < 5; round++) {
      const { interviewId, id } = await joined()
      await Promise.all([save(id, FORM), finish(field, interviewId, NOW, field.interviewers[0])])
      expect(await checkOf(interviewId)).toMatchObject({ answers: FORM, blindAt: NOW, assignedTo: field.supervisor.id })
    }
  })

  it("is nobody's, by telephone, when nobody joined", async () => {
    const interviewId = await begin()
    await finish(field, interviewId, NOW, field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({
      ...{ kind: "callback", kindReason: "not_observed", drawnKind: "observation", assignedTo: null },
    })
    const id = (await standing(interviewId))?.id ?? ""
    const join = transact(field.db, (tx) => joinObservation(tx, field.supervisor, id, NOW))
    await expect(join).rejects.toMatchObject({ code: "interview_ended" })
  })

  it("is not there when the interview was not drawn after all; the observation stays on record", async () => {
    const { interviewId, id } = await joined()
    await field.db
      .update(interviews)
      .set({ status: "screened_out", standing: "out", endedAt: NOW })
      .where(eq(interviews.id, interviewId))
    await save(id, FORM)
    expect(await checkOf(interviewId)).toBeUndefined()
    const record = await transact(field.db, (tx) =>
      listObservations(tx, field.supervisor, { interviewerId: field.interviewers[0]!.id }),
    )
    expect(record.map((one) => one.id)).toContain(id)
  })
})

describe("who may not", () => {
  it("the interviewer, another team's supervisor, one of another region, coordinators: nothing is there", async () => {
    const teamId = await transact(field.db, (tx) => createTeam(tx, SYSTEM, newId()))
    const outsiders = [
      field.interviewers[0]!,
      field.coordinator,
      await supervisor({ teamId }),
      await supervisor({ teamId: null }),
      await supervisor({ regions: ["elsewhere"] }),
    ]
    const { interviewId, id } = await joined()
    for (const outsider of outsiders) {
      const as = <T>(work: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<T>) =>
        transact(field.db, work)
      await expect(as((tx) => findObservation(tx, outsider, id))).rejects.toMatchObject({ code: "not_found" })
      await expect(as((tx) => joinObservation(tx, outsider, id, NOW))).rejects.toMatchObject({ code: "not_found" })
      await expect(as((tx) => declineObservation(tx, outsider, id, NOW))).rejects.toMatchObject({ code: "not_found" })
      await expect(save(id, {}, true, outsider)).rejects.toMatchObject({ code: "not_found" })
      const from = field.supervisor.id
      await expect(as((tx) => takeOverObservation(tx, outsider, id, from, NOW))).rejects.toMatchObject({
        code: "not_found",
      })
      expect(await as((tx) => isObserving(tx, outsider.id, interviewId))).toBe(false)
    }
    for (const outsider of outsiders.slice(1))
      expect(await transact(field.db, (tx) => listObservations(tx, outsider, { id }))).toEqual([])
  })

  it("a supervisor does not observe themselves", async () => {
    const both = await supervisor()
    const interviewId = await begin(both)
    expect((await standing(interviewId))?.observerId).toBe(field.supervisor.id)
    await retire(both)
  })

  it("a closed account is not asked", async () => {
    const gone = await supervisor()
    await retire(gone)
    for (let round = 0; round < 3; round++)
      expect((await standing(await begin()))?.observerId).toBe(field.supervisor.id)
    const offered = and(eq(observations.observerId, gone.id))
    expect(await field.db.select().from(observations).where(offered)).toEqual([])
    expect(await field.db.select().from(people).where(eq(people.id, gone.id))).toHaveLength(1)
    expect(await field.db.select().from(answerEvents).where(eq(answerEvents.personId, gone.id))).toEqual([])
  })
})
