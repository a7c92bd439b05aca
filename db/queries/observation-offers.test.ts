// An interview drawn for an observation is offered the moment it begins, and nobody else learns of it.
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { interviews, observations } from "../schema"
import { fillIn } from "../testing/completing"
import { openField, VAULT } from "../testing/field"
import { ALL, type Listening, NOW, openListening } from "../testing/listening"
import { SYSTEM } from "./audit"
import { breakOff, findInterview, startInterview } from "./interviews"
import { offerObservation } from "./observation-offers"
import { listOffers } from "./observations"
import { declineObservation } from "./observing"
import { createTeam } from "./people"

let on: Listening
beforeAll(async () => {
  on = await openListening()
})
afterAll(() => on.field.close())
beforeEach(() => on.clear())

const offersOf = (person: Person) => transact(on.field.db, (tx) => listOffers(tx, person))

describe("an offer", () => {
  it("goes to a supervisor of the team as the interview begins", async () => {
    const interviewId = await on.begin()
    const [offered] = await offersOf(on.field.supervisor)
    expect(offered).toMatchObject({ interviewId, status: "running", joinedAt: null, interviewer: "interviewer 0" })
    expect(JSON.stringify(offered)).not.toContain("visited")
  })

  it("is made once, however often the interview is resumed", async () => {
    const interviewId = await on.begin()
    await on.offer(interviewId)
    await on.offer(interviewId)
    expect(await on.rows(interviewId)).toHaveLength(1)
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
    const online = await fillIn(on.field, { caseId: on.nextCase(), now: NOW })
    await on.offer(online)
    expect(await on.rows(online)).toEqual([])
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
    const second = await on.supervisor()
    const first = await on.begin(on.field.interviewers[0])
    const taken = await on.standing(first)
    const interviewId = await on.begin(on.field.interviewers[1])
    const row = await on.standing(interviewId)
    expect(row?.observerId).not.toBe(taken?.observerId)
    const both = [on.field.supervisor, second]
    const asked = both.find(({ id }) => id === row?.observerId)!
    await transact(on.field.db, (tx) => declineObservation(tx, asked, row!.id, NOW))
    const passed = await on.standing(interviewId)
    expect(passed?.observerId).toBe(both.find(({ id }) => id !== asked.id)?.id)
    const last = both.find(({ id }) => id === passed?.observerId)!
    await transact(on.field.db, (tx) => declineObservation(tx, last, passed!.id, NOW))
    expect(await on.standing(interviewId)).toBeUndefined()
    expect(await on.rows(interviewId)).toHaveLength(2)
    await on.offer(interviewId)
    expect(await on.standing(interviewId)).toBeUndefined()
    await on.retire(second)
  })

  it("comes again at the next interview after a break-off", async () => {
    const interviewId = await on.begin()
    const [row] = await on.field.db.select().from(interviews).where(eq(interviews.id, interviewId))
    await transact(on.field.db, (tx) => breakOff(tx, row!.caseId, NOW))
    expect(await offersOf(on.field.supervisor)).toEqual([])
    const next = await on.begin()
    expect((await offersOf(on.field.supervisor)).map((one) => one.interviewId)).toEqual([next])
  })

  it("is withdrawn when an interviewer of another team goes on", async () => {
    const teamId = await transact(on.field.db, (tx) => createTeam(tx, SYSTEM, newId()))
    const stranger = await on.supervisor({ role: "interviewer", teamId })
    const interviewId = await on.begin()
    await on.field.db.update(interviews).set({ interviewerId: stranger.id }).where(eq(interviews.id, interviewId))
    await on.offer(interviewId)
    expect(await on.standing(interviewId)).toBeUndefined()
    expect(await offersOf(on.field.supervisor)).toEqual([])
  })

  it("does not go to the interviewer", async () => {
    const both = await on.supervisor()
    const interviewId = await on.begin(both)
    expect((await on.standing(interviewId))?.observerId).toBe(on.field.supervisor.id)
    await on.retire(both)
  })

  it("does not go to a closed account", async () => {
    const gone = await on.supervisor()
    await on.retire(gone)
    for (let round = 0; round < 3; round++) {
      const observer = (await on.standing(await on.begin()))?.observerId
      expect(observer).toBe(on.field.supervisor.id)
    }
  })
})
