import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { GIVEN } from "@/lib/questionnaire/definition"
import { transact } from "../client"
import { newId } from "../ids"
import {
  answerEvents,
  appointments,
  audit,
  calls,
  cases,
  contacts,
  interviews,
  links,
  optOuts,
  personalAnswers,
  quotaCells,
  verifications,
} from "../schema"
import { expectInStep } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { RESPONDENT } from "./audit"
import { topUpWave } from "./draw"
import { appendEvents } from "./events"
import { findInterview, savePersonalAnswer } from "./interviews"
import { refusedNumbers } from "./known-contacts"
import { createLink } from "./links"
import { findNextCase } from "./next-case"
import { takeIn } from "./sample"
import { withdraw } from "./withdraw"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
})
afterEach(() => field.close())

const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const interviewer = () => field.interviewers[0]!
const leave = (caseId: string) => transact(field.db, (tx) => withdraw(tx, caseId, RESPONDENT, VAULT.open, NOW))
const caseOf = async (id: string) => (await field.db.select().from(cases).where(eq(cases.id, id)))[0]!
const contactOf = async (caseId: string) => {
  const { contactId } = await caseOf(caseId)
  return (
    await field.db
      .select()
      .from(contacts)
      .where(eq(contacts.id, contactId ?? ""))
  )[0]!
}
const places = async () => {
  const [cell] = await field.db.select().from(quotaCells)
  return { accepted: cell?.accepted, reserved: cell?.reserved }
}
const told = async () =>
  (await field.db.select().from(audit)).filter(({ verb }) => verb.endsWith("withdrawn")).map((l) => [l.verb, l.details])

describe("withdrawal of a counted interview", () => {
  it("takes it out of place, tally and figures, and says so to corrections", async () => {
    const [caseId = "", other = ""] = await sampled(2)
    const id = await complete(field, { caseId, now: NOW })
    await complete(field, { caseId: other, now: NOW })
    await leave(caseId)
    expect(await expectInStep(field)).toBe(1)
    expect(await places()).toEqual({ accepted: 1, reserved: 0 })
    expect(await findInterview(field.db, id)).toMatchObject({ status: "complete", standing: "out", withdrawnAt: NOW })
    expect(await told()).toEqual([
      ["interview.withdrawn", { standing: "counted" }],
      ["case.withdrawn", {}],
    ])
    await leave(caseId)
    expect(await told()).toHaveLength(2)
    expect(await expectInStep(field)).toBe(1)
  })

  it("erases the contact, and refuses the number to whoever brings it again", async () => {
    const [caseId = ""] = await sampled(1)
    await complete(field, { caseId, now: NOW })
    const before = await contactOf(caseId)
    await leave(caseId)
    const after = await contactOf(caseId)
    expect(after).toMatchObject({ erasedAt: NOW, emailFingerprint: null })
    expect(after.sealed).toHaveLength(0)
    expect(after.phoneFingerprint).not.toBe(before.phoneFingerprint)
    expect(await field.db.select().from(optOuts)).toMatchObject([
      { addressFingerprint: before.phoneFingerprint, why: "withdrawn" },
    ])
    const { studyId } = field.wave
    const refused = await refusedNumbers(field.db, studyId, [before.phoneFingerprint])
    expect([...refused]).toEqual([before.phoneFingerprint])
    const again = {
      ...{ sealed: VAULT.seal("{}"), phoneFingerprint: before.phoneFingerprint, region: null, service: "surgery" },
      ...{ language: "kk", timezone: "Asia/Almaty", sourceReference: null, shuffle: 0.5 },
    }
    const taken = await transact(field.db, (tx) => takeIn(tx, field.wave, "list", [again]))
    expect(taken).toEqual([{ kind: "do_not_call" }])
  })

  it("clears words and personal answers, keeps ticks, and takes no more words", async () => {
    const [caseId = ""] = await sampled(1)
    const id = await complete(field, { caseId, now: NOW })
    const answers = { ...(await findInterview(field.db, id))?.answers, wishes: "Мен туралы" }
    await field.db.update(interviews).set({ answers }).where(eq(interviews.id, id))
    const event = (question: string, value: string) => {
      const at = NOW.toISOString()
      return { kind: "answered" as const, id: newId(), question, value, seq: 1, at }
    }
    const send = (question: string, value: string) =>
      appendEvents(field.db, { interviewId: id }, { channel: "web", personId: null }, [event(question, value)], NOW)
    await savePersonalAnswer(field.db, id, "phone", VAULT.seal("+77010000000"), NOW)
    await send("wishes", "Мен туралы")
    await leave(caseId)
    await send("wishes", "тағы да")
    await savePersonalAnswer(field.db, id, "phone", VAULT.seal("+77010000000"), NOW)
    const row = await findInterview(field.db, id)
    expect(row?.answers).toMatchObject({ visited: "yes", wishes: GIVEN })
    expect((await field.db.select().from(answerEvents)).map(({ value }) => value)).toEqual([GIVEN, GIVEN])
    expect(await field.db.select().from(personalAnswers)).toEqual([])
  })

  it("ends an open check as unreachable and draws the next in its place", async () => {
    const ids = await sampled(8)
    for (const caseId of ids) await complete(field, { caseId, interviewer: interviewer(), now: NOW })
    await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
    const drawn = await field.db.select().from(verifications)
    const check = drawn[0]!
    const withdrawn = await findInterview(field.db, check.interviewId)
    await leave(withdrawn?.caseId ?? "")
    const after = await field.db.select().from(verifications)
    expect(after.find(({ id }) => id === check.id)).toMatchObject({ finding: "unreachable", consequence: "keep" })
    expect(after).toHaveLength(drawn.length + 1)
    expect(after.filter(({ reason }) => reason === "unreachable")).toHaveLength(1)
  })
})

describe("withdrawal before the end", () => {
  it("ends a running interview, its place, agreed time, links, notes and lease", async () => {
    const [caseId = ""] = await sampled(1)
    const id = await fillIn(field, { caseId, interviewer: interviewer(), now: NOW })
    const agreed = { id: newId(), caseId, madeBy: interviewer().id, at: NOW, timezone: "Asia/Almaty", createdAt: NOW }
    await field.db.insert(appointments).values(agreed)
    const call = { id: newId(), caseId, personId: interviewer().id, startedAt: NOW, endedAt: NOW }
    await field.db.insert(calls).values({ ...call, disposition: "call_later", note: "үйі базардың жанында" })
    await transact(field.db, (tx) => createLink(tx, RESPONDENT, caseId, "hash", NOW))
    expect(await places()).toEqual({ accepted: 0, reserved: 1 })
    await leave(caseId)
    expect(await places()).toEqual({ accepted: 0, reserved: 0 })
    expect(await findInterview(field.db, id)).toMatchObject({ status: "broken_off", standing: "out", withdrawnAt: NOW })
    expect(await caseOf(caseId)).toMatchObject({ disposition: "refusal", finalAt: NOW, leasedBy: null, aheadFor: null })
    expect(await field.db.select().from(appointments)).toMatchObject([{ outcome: "cancelled" }])
    expect(await field.db.select().from(links)).toMatchObject([{ revokedAt: NOW }])
    expect((await field.db.select().from(calls)).map(({ note }) => note)).toEqual([null])
    expect(await told()).toEqual([
      ["interview.withdrawn", { standing: "running" }],
      ["case.withdrawn", {}],
    ])
  })

  it("ends a case that has not begun; nobody calls it", async () => {
    const [caseId = ""] = await sampled(1)
    await leave(caseId)
    expect(await caseOf(caseId)).toMatchObject({ disposition: "refusal", finalAt: NOW })
    expect(await transact(field.db, (tx) => findNextCase(tx, interviewer(), NOW))).toBeNull()
    expect(await told()).toEqual([["case.withdrawn", {}]])
  })

  it("leaves the person's other answers, ends their other open cases, and disturbs nobody else", async () => {
    const [caseId = "", answered = "", open = "", stranger = ""] = await sampled(4)
    const { contactId } = await caseOf(caseId)
    await complete(field, { caseId, now: NOW })
    const kept = await complete(field, { caseId: answered, now: NOW })
    await field.db.update(cases).set({ contactId, service: "surgery" }).where(eq(cases.id, answered))
    await field.db.update(cases).set({ contactId, service: "dental" }).where(eq(cases.id, open))
    await leave(caseId)
    expect((await findInterview(field.db, kept))?.withdrawnAt).toBeNull()
    expect((await findInterview(field.db, kept))?.standing).toBe("counted")
    expect((await caseOf(open)).finalAt).toEqual(NOW)
    expect((await caseOf(answered)).disposition).toBe("complete")
    expect((await caseOf(stranger)).finalAt).toBeNull()
  })
})

it("at the same moment as the end: out of everything, whichever comes first", async () => {
  const ids = await sampled(12)
  const running = await Promise.all(ids.map((caseId) => fillIn(field, { caseId, now: NOW })))
  await Promise.allSettled(ids.flatMap((caseId, n) => [finish(field, running[n]!, NOW), leave(caseId)]))
  expect(await expectInStep(field)).toBe(0)
  expect(await places()).toEqual({ accepted: 0, reserved: 0 })
  const rows = await field.db.select().from(interviews)
  expect(rows.every(({ standing, withdrawnAt }) => standing === "out" && withdrawnAt !== null)).toBe(true)
})

it("fifty at once, with people finishing beside them: places, tally and standing agree", async () => {
  const ids = await sampled(50)
  for (const caseId of ids.slice(0, 25)) await complete(field, { caseId, now: NOW })
  await Promise.all([
    ...ids.slice(0, 25).map(leave),
    ...ids.slice(25).map((caseId) => complete(field, { caseId, now: NOW })),
  ])
  expect(await expectInStep(field)).toBe(25)
  const out = await field.db.select().from(interviews).where(eq(interviews.standing, "out"))
  expect(out).toHaveLength(25)
})
