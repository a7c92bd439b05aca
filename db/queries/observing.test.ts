// Listening in: what the observer sees and keeps, what the check gets of it, and who may not.
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { interviews, observations, verifications } from "../schema"
import { finish } from "../testing/completing"
import { type Listening, NOW, openListening } from "../testing/listening"
import { SYSTEM } from "./audit"
import { appendEvents } from "./events"
import { findObservation, isObserving, listObservations, listScreenEvents } from "./observations"
import { declineObservation, joinObservation, takeOverObservation } from "./observing"
import { createTeam } from "./people"

const FORM = { o_worded: "always", o_overall: "good" }

let on: Listening
beforeAll(async () => {
  on = await openListening()
})
afterAll(() => on.field.close())
beforeEach(() => on.clear())

const checkOf = async (interviewId: string) => {
  const [row] = await on.field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  return row
}

describe("listening", () => {
  it("shows the screen as the console tells it", async () => {
    const { interviewId, id } = await on.joined()
    const common = { at: NOW.toISOString(), seq: 0, language: "kk" }
    const events = [{ ...common, id: newId(), kind: "opened", question: "visited" }] as const
    const sender = { channel: "console", personId: on.field.interviewers[0]!.id } as const
    await appendEvents(on.field.db, { interviewId }, sender, events, NOW)
    const told = await transact(on.field.db, async (tx) =>
      listScreenEvents(tx, await findObservation(tx, on.field.supervisor, id)),
    )
    expect(told).toMatchObject([{ kind: "opened", question: "visited" }])
    expect(await isObserving(on.field.db, on.field.supervisor.id, interviewId)).toBe(true)
  })

  it("tells of an answer only when somebody listens", async () => {
    const heard: string[] = []
    const client = await on.field.db.$client.connect()
    client.on("notification", ({ payload }) => heard.push(payload ?? ""))
    await client.query("listen saual_live")
    const answer = (interviewId: string) =>
      appendEvents(
        on.field.db,
        { interviewId },
        { channel: "console", personId: on.field.interviewers[0]!.id },
        [{ id: newId(), kind: "answered", question: "visited", value: "yes", at: NOW.toISOString(), seq: 1 }],
        NOW,
      )
    const offered = await on.begin()
    await answer(offered)
    const { interviewId, id } = await on.joined()
    await answer(interviewId)
    await on.save(id, {})
    await answer(interviewId)
    await client.query("select 1")
    const screens = heard.map((text) => JSON.parse(text)).filter(({ topic }) => topic === "screen")
    expect(screens).toEqual([{ topic: "screen", interviewId }])
    expect(heard.join()).not.toContain("yes")
    client.release(true)
  })

  it("keeps drafts, and nothing once saved", async () => {
    const { id } = await on.joined()
    await on.save(id, { o_worded: "mostly" }, false)
    await on.save(id, { o_worded: "always" }, false)
    await on.save(id, FORM)
    await expect(on.save(id, {})).rejects.toMatchObject({ code: "check_saved" })
    const [row] = await on.field.db.select().from(observations).where(eq(observations.id, id))
    expect(row).toMatchObject({ answers: FORM, savedAt: NOW })
  })

  it("can be taken over by a colleague, with what was noted", async () => {
    const { id } = await on.joined()
    const colleague = await on.supervisor()
    await on.save(id, FORM, false)
    const takeOver = (from: string) => transact(on.field.db, (tx) => takeOverObservation(tx, colleague, id, from, NOW))
    await expect(takeOver(colleague.id)).rejects.toMatchObject({ code: "check_not_yours" })
    await takeOver(on.field.supervisor.id)
    await expect(on.save(id, {})).rejects.toMatchObject({ code: "not_found" })
    await on.save(id, FORM, true, colleague)
    await on.retire(colleague)
  })
})

describe("the check", () => {
  it("is the observer's, with what was saved before the end", async () => {
    const { interviewId, id } = await on.joined()
    await on.save(id, { ...FORM, visited: "no" })
    await finish(on.field, interviewId, NOW, on.field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({
      ...{ kind: "observation", drawnKind: "observation", assignedTo: on.field.supervisor.id },
      ...{ answers: FORM, again: { visited: "no" }, blindAt: NOW },
    })
  })

  it("is the observer's, with what is saved after the end", async () => {
    const { interviewId, id } = await on.joined()
    await on.save(id, { o_worded: "mostly" }, false)
    await finish(on.field, interviewId, NOW, on.field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({ assignedTo: on.field.supervisor.id, blindAt: null, answers: {} })
    await on.save(id, FORM)
    expect(await checkOf(interviewId)).toMatchObject({ answers: FORM, blindAt: NOW })
  })

  it("has them however the end and the saving meet", async () => {
    for (let round = 0; round < 5; round++) {
      const { interviewId, id } = await on.joined()
      await Promise.all([on.save(id, FORM), finish(on.field, interviewId, NOW, on.field.interviewers[0])])
      expect(await checkOf(interviewId)).toMatchObject({
        answers: FORM,
        blindAt: NOW,
        assignedTo: on.field.supervisor.id,
      })
    }
  })

  it("is nobody's, by telephone, when nobody joined", async () => {
    const interviewId = await on.begin()
    await finish(on.field, interviewId, NOW, on.field.interviewers[0])
    expect(await checkOf(interviewId)).toMatchObject({
      ...{ kind: "callback", kindReason: "not_observed", drawnKind: "observation", assignedTo: null },
    })
    const id = (await on.standing(interviewId))?.id ?? ""
    const join = transact(on.field.db, (tx) => joinObservation(tx, on.field.supervisor, id, NOW))
    await expect(join).rejects.toMatchObject({ code: "interview_ended" })
  })

  it("is not there when the interview was not drawn after all; the observation stays on record", async () => {
    const { interviewId, id } = await on.joined()
    await on.field.db
      .update(interviews)
      .set({ status: "screened_out", standing: "out", endedAt: NOW })
      .where(eq(interviews.id, interviewId))
    await on.save(id, FORM)
    expect(await checkOf(interviewId)).toBeUndefined()
    const record = await transact(on.field.db, (tx) =>
      listObservations(tx, on.field.supervisor, { interviewerId: on.field.interviewers[0]!.id }),
    )
    expect(record.map((one) => one.id)).toContain(id)
  })
})

describe("who may not", () => {
  it("the interviewer, another team's supervisor, one of another region, coordinators: nothing is there", async () => {
    const teamId = await transact(on.field.db, (tx) => createTeam(tx, SYSTEM, newId()))
    const outsiders = [
      on.field.interviewers[0]!,
      on.field.coordinator,
      await on.supervisor({ teamId }),
      await on.supervisor({ teamId: null }),
      await on.supervisor({ regions: ["elsewhere"] }),
    ]
    const { interviewId, id } = await on.joined()
    for (const outsider of outsiders) {
      const as = <T>(work: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<T>) =>
        transact(on.field.db, work)
      await expect(as((tx) => findObservation(tx, outsider, id))).rejects.toMatchObject({ code: "not_found" })
      await expect(as((tx) => joinObservation(tx, outsider, id, NOW))).rejects.toMatchObject({ code: "not_found" })
      await expect(as((tx) => declineObservation(tx, outsider, id, NOW))).rejects.toMatchObject({ code: "not_found" })
      await expect(on.save(id, {}, true, outsider)).rejects.toMatchObject({ code: "not_found" })
      const from = on.field.supervisor.id
      await expect(as((tx) => takeOverObservation(tx, outsider, id, from, NOW))).rejects.toMatchObject({
        code: "not_found",
      })
      expect(await as((tx) => isObserving(tx, outsider.id, interviewId))).toBe(false)
    }
    for (const outsider of outsiders.slice(1))
      expect(await transact(on.field.db, (tx) => listObservations(tx, outsider, { id }))).toEqual([])
  })
})
