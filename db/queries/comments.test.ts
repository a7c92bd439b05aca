import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, calls, cases, interviews, people, teams, verifications } from "../schema"
import { answerCheck, HELD, settle } from "../testing/checking"
import { complete, fillIn } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import {
  closeComment,
  countComments,
  listComments,
  listOpenComments,
  listOwnComments,
  openComment,
  replyTo,
} from "./comments"
import { listReadable, readInterview } from "./interview-view"

const NOW = new Date("2026-03-02T09:00:00Z")

let field: Field
let supervisor: Person
let interviewer: Person
let interviewId: string
let caseId: string

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
  supervisor = field.supervisor
  interviewer = field.interviewers[0]!
  await another()
})
afterEach(() => field.close())

/** One more interview that chance has not drawn. */
async function another(): Promise<void> {
  for (let drawn = true; drawn; drawn = await isDrawn()) {
    caseId = await oneCase()
    interviewId = await complete(field, { caseId, interviewer, now: NOW })
  }
}

const oneCase = async () => (await field.addCases([{ service: "therapy", language: "kk" }]))[0]!
const isDrawn = async () =>
  (await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))).length > 0

/** Drawn as the closing would. */
async function putUp(interviewId: string): Promise<string> {
  const [row] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
  const id = newId()
  const { waveId, stream, position } = row!
  const order = { reason: "closing", drawnKind: "callback", kind: "callback", drawnAt: NOW, dueAt: NOW } as const
  await field.db
    .insert(verifications)
    .values({ id, waveId, interviewId, stream: stream!, position: position!, n: position!, ...order })
  return id
}

const ask = (words = "Was it really 300 minutes?", question: string | null = "waited", who = supervisor) =>
  transact(field.db, (tx) => openComment(tx, who, { interviewId, question, words }, NOW))
const reply = (who: Person, id: string, words = "Yes, they came back twice.") =>
  transact(field.db, (tx) => replyTo(tx, who, id, words, NOW))
const close = (who: Person, id: string) => transact(field.db, (tx) => closeComment(tx, who, id, NOW))
const open = (who: Person, id = interviewId) => transact(field.db, (tx) => readInterview(tx, who, id))

async function supervisorOf(over: Partial<Person>): Promise<Person> {
  const id = newId()
  const teamId = newId()
  await field.db.insert(teams).values({ id: teamId, name: `Other ${teamId}` })
  await field.db
    .insert(people)
    .values({ id, email: `${id}@test`, name: "Other", role: "supervisor", passwordHash: "-", teamId })
  return { ...supervisor, id, teamId, ...over }
}

describe("a comment", () => {
  it("is opened, answered and closed, with who has the next word", async () => {
    const id = await ask()
    expect(await listComments(field.db, supervisor, interviewId)).toMatchObject([
      {
        id,
        question: "waited",
        waitsFor: "interviewer",
        closedAt: null,
        replies: [{ own: true, person: supervisor.name }],
      },
    ])
    await reply(interviewer, id)
    expect((await countComments(field.db, supervisor)).get(interviewer.id)).toEqual({ open: 1, answered: 1 })
    await reply(supervisor, id, "Thank you.")
    expect((await countComments(field.db, supervisor)).get(interviewer.id)).toEqual({ open: 1, answered: 0 })
    await reply(interviewer, id, "You are welcome.")
    const unanswered = await ask("Another one.", null)
    expect((await listOpenComments(field.db, supervisor)).map((one) => one.id)).toEqual([id, unanswered])
    expect(await listOpenComments(field.db, await supervisorOf({}))).toEqual([])
    await close(supervisor, unanswered)
    expect((await listComments(field.db, supervisor, interviewId))[0]).toMatchObject({ waitsFor: "supervisor" })
    await close(supervisor, id)
    expect((await listComments(field.db, supervisor, interviewId))[0]).toMatchObject({
      ...{ waitsFor: null, closedAt: NOW },
      replies: { length: 4 },
    })
    expect((await countComments(field.db, supervisor)).size).toBe(0)
  })

  it("reaches its interviewer while it is open, and no other", async () => {
    const id = await ask()
    expect(await listOwnComments(field.db, interviewer)).toMatchObject([{ id, caseId, question: "waited" }])
    expect(await listOwnComments(field.db, field.interviewers[1]!)).toEqual([])
    await close(supervisor, id)
    expect(await listOwnComments(field.db, interviewer)).toEqual([])
  })

  it("may be about the whole interview, and asked again after it is closed", async () => {
    const first = await ask("Please say more.", null)
    await close(supervisor, first)
    const second = await ask("Once more.", null)
    expect((await listComments(field.db, supervisor, interviewId)).map(({ id }) => id)).toEqual([first, second])
    await close(supervisor, second)
  })

  it("cannot go on once it is closed", async () => {
    const id = await ask()
    await close(supervisor, id)
    await expect(reply(interviewer, id)).rejects.toMatchObject({ code: "comment_closed" })
    await expect(reply(supervisor, id)).rejects.toMatchObject({ code: "comment_closed" })
    await expect(close(supervisor, id)).rejects.toMatchObject({ code: "comment_closed" })
  })

  it("cannot be closed twice at once", async () => {
    const id = await ask()
    const ends = await Promise.allSettled([close(supervisor, id), close(supervisor, id)])
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("cannot be about a question that is not asked", async () => {
    await expect(ask("?", "nothing")).rejects.toMatchObject({ code: "not_found" })
  })

  it("cannot be seen, answered or closed by another interviewer, another team, another region or a coordinator", async () => {
    const id = await ask()
    const elsewhere: Person = { ...supervisor, regions: ["nowhere"] }
    for (const stranger of [field.interviewers[1]!, await supervisorOf({}), elsewhere, field.coordinator]) {
      expect(await listComments(field.db, stranger, interviewId)).toEqual([])
      await expect(reply(stranger, id)).rejects.toMatchObject({ code: "not_found" })
      await expect(close(stranger, id)).rejects.toMatchObject({ code: "not_found" })
    }
    await expect(ask("?", null, await supervisorOf({}))).rejects.toMatchObject({ code: "not_found" })
    await expect(ask("?", null, elsewhere)).rejects.toMatchObject({ code: "not_found" })
    await close(supervisor, id)
  })

  it("cannot be put on an interview that nobody conducted", async () => {
    interviewId = await complete(field, { caseId: await oneCase(), now: NOW })
    await expect(ask("?", null)).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("an interview that is read", () => {
  it("has its answers, calls and times, and its reader is on record once", async () => {
    await open(supervisor)
    const { interview, interviewer: by, check } = await open(supervisor)
    expect(interview.answers).toHaveProperty("waited")
    expect(by).toEqual({ id: interviewer.id, name: interviewer.name })
    expect(check).toBeNull()
    const lines = await field.db.select().from(audit).where(eq(audit.thingId, interviewId))
    expect(lines.filter(({ verb }) => verb === "interview.read")).toMatchObject([{ personId: supervisor.id }])
  })

  it("cannot be read from another team or region, by whoever called, or while it runs", async () => {
    await expect(open(await supervisorOf({}))).rejects.toMatchObject({ code: "not_found" })
    await expect(open({ ...supervisor, regions: ["nowhere"] })).rejects.toMatchObject({ code: "not_found" })
    const running = await fillIn(field, { caseId: await oneCase(), interviewer, now: NOW })
    await expect(open(supervisor, running)).rejects.toMatchObject({ code: "not_found" })
    const caller = await supervisorOf({ teamId: supervisor.teamId })
    expect((await open(caller)).interview.id).toBe(interviewId)
    await field.db.insert(calls).values({ id: newId(), caseId, personId: caller.id, startedAt: NOW })
    await expect(open(caller)).rejects.toMatchObject({ code: "not_found" })
  })

  it("is listed with the latest of its interviewer, for who reaches it, with its open comments", async () => {
    await ask()
    const [line] = await listReadable(field.db, supervisor, interviewer.id)
    expect(line).toMatchObject({ id: interviewId, caseId, shut: false, comments: 1 })
    await putUp(interviewId)
    expect((await listReadable(field.db, supervisor, interviewer.id))[0]).toMatchObject({ shut: true })
    expect(await listReadable(field.db, await supervisorOf({}), interviewer.id)).toEqual([])
  })

  it("stays shut, comments too, until its check is saved blind; comments wait for the decision", async () => {
    const id = await putUp(interviewId)
    await expect(open(supervisor)).rejects.toMatchObject({ code: "check_open" })
    await expect(ask()).rejects.toMatchObject({ code: "check_open" })
    await answerCheck(field, supervisor, id, HELD, NOW)
    expect((await open(supervisor)).check).toEqual({ id, decided: false })
    await expect(ask()).rejects.toMatchObject({ code: "check_open" })
    await settle(field, supervisor, id, {}, NOW)
    expect((await open(supervisor)).check).toEqual({ id, decided: true })
    await ask()
    expect(await listComments(field.db, supervisor, interviewId)).toHaveLength(1)
  })
})

it("names no contact: the rows that are read have none", async () => {
  const read = await open(supervisor)
  const [row] = await field.db.select().from(cases).where(eq(cases.id, caseId))
  expect(read.caseRow).toEqual(row)
  expect(JSON.stringify(read)).not.toContain("sealed")
})
