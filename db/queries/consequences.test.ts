import { desc, eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { contributionOf } from "@/lib/scoring/contribution"
import { transact } from "../client"
import { audit, cases, holds, interviews, quotaCells, replacements, tally, verifications, voids } from "../schema"
import { answerCheck, drawnCheck, expectInStep, HELD, NEVER, settle } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { lockCase, takeNextCase } from "./cases"
import { listDrawEvents, listDrawn, topUpWave } from "./draw"
import { findInterview, loadForFilling } from "./interviews"
import { readTally } from "./tally"
import { addAttempt, assignCheck } from "./verifications"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
})
afterEach(() => field.close())

const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const interviewer = () => field.interviewers[0]!

/** One interview on the phone, drawn: the only one of its stream. */
async function oneDrawn() {
  const [caseId = "", spare = ""] = await sampled(2)
  const interviewId = await complete(field, { caseId, interviewer: interviewer(), now: NOW, fixed: { waited: 10 } })
  return { caseId, spare, interviewId, id: await drawnCheck(field, interviewId, NOW) }
}
const place = async () => (await field.db.select().from(quotaCells))[0]!
const verbs = async () => (await field.db.select().from(audit).orderBy(desc(audit.id)).limit(4)).map(({ verb }) => verb)

describe("a decision", () => {
  it("confirms and changes nothing", async () => {
    const { id, interviewId } = await oneDrawn()
    await answerCheck(field, field.supervisor, id, HELD, NOW)
    const decided = await settle(field, field.supervisor, id, {}, NOW)
    expect(decided).toEqual({ standing: "counted", replacement: null, held: false, escalated: false, drawnNext: null })
    expect(await expectInStep(field)).toBe(1)
    const [row] = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
    expect(row).toMatchObject({ finding: "confirmed", consequence: "keep", decidedBy: field.supervisor.id })
  })

  it("voids: place, tally, replacement, hold and audit lines in one go", async () => {
    const { id, interviewId, spare } = await oneDrawn()
    const other = await complete(field, { caseId: (await sampled(1))[0]!, interviewer: interviewer(), now: NOW })
    expect((await place()).accepted).toBe(2)
    await answerCheck(field, field.supervisor, id, NEVER, NOW)
    const decided = await settle(field, field.supervisor, id, { finding: "fabricated", consequence: "void" }, NOW)
    expect(decided).toEqual({ standing: "out", replacement: spare, held: true, escalated: false, drawnNext: null })
    expect(await findInterview(field.db, interviewId)).toMatchObject({ standing: "out", status: "complete" })
    expect(await expectInStep(field)).toBe(1)
    expect(await field.db.select().from(voids)).toMatchObject([
      { interviewId, verificationId: id, reason: "fabricated" },
    ])
    expect(await field.db.select().from(replacements)).toMatchObject([{ interviewId, caseId: spare }])
    const [held] = await field.db.select().from(holds)
    expect(held).toMatchObject({ personId: interviewer().id, reasons: [{ kind: "fabricated", count: 1 }] })
    expect(await verbs()).toEqual(
      expect.arrayContaining(["interviewer.held", "interview.voided", "verification.decided"]),
    )
    // All of the interviewer's other work is up for checking, apart from the random checks.
    const [added] = await field.db.select().from(verifications).where(eq(verifications.interviewId, other))
    const drawn = (await listDrawn(field.db, field.wave.id)).map(({ position }) => position)
    expect(added?.finding).toBeNull()
    expect(added?.reason === "risk").toBe(!drawn.includes(added!.position))
  })

  it("corrects: new answers stand, the first ones stay on record, the tally moves", async () => {
    const { id, interviewId } = await oneDrawn()
    await answerCheck(field, field.supervisor, id, HELD, NOW, { waited: 40 })
    await settle(field, field.supervisor, id, { finding: "discrepancy", consequence: "correct" }, NOW)
    expect((await findInterview(field.db, interviewId))?.answers.waited).toBe(40)
    const [row] = await field.db.select().from(verifications)
    expect(row?.changes).toEqual([{ question: "waited", from: 10, to: 40 }])
    const waited = (await readTally(field.db, field.wave.id, ["waited"], null)).filter(({ count }) => count > 0)
    expect(waited).toMatchObject([{ value: "40", count: 1 }])
    expect(await expectInStep(field)).toBe(1)
  })

  it("unreachable after three attempts draws the next of the stream at once", async () => {
    const ids = await sampled(8)
    for (const caseId of ids) await complete(field, { caseId, interviewer: interviewer(), now: NOW })
    await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
    const before = (await listDrawn(field.db, field.wave.id)).length
    const [check] = await field.db.select().from(verifications)
    const id = check!.id
    await transact(field.db, (tx) => assignCheck(tx, field.supervisor, id, null))
    const unreachable = { finding: "unreachable", consequence: "keep" } as const
    await expect(settle(field, field.supervisor, id, unreachable, NOW)).rejects.toMatchObject({
      code: "bad_input",
      fields: { finding: "check_incomplete" },
    })
    for (const outcome of ["no_answer", "busy", "call_later"] as const)
      await transact(field.db, (tx) => addAttempt(tx, field.supervisor, id, outcome, NOW))
    const { drawnNext } = await settle(field, field.supervisor, id, unreachable, NOW)
    expect(drawnNext).toBeGreaterThan(0)
    expect(await listDrawn(field.db, field.wave.id)).toHaveLength(before + 1)
    expect((await listDrawEvents(field.db, field.wave.id)).at(-1)).toMatchObject({ event: "unreachable" })
    expect(await expectInStep(field)).toBe(8)
  })

  it.each([
    ["a departure without a reason", { finding: "discrepancy", consequence: "void" }, { note: "note_required" }],
    ["a reached respondent as unreachable", { finding: "unreachable" }, { finding: "respondent_was_reached" }],
    ["voiding what is confirmed", { consequence: "void" }, { consequence: "not_of_this_finding" }],
    [
      "a correction where nothing differs",
      { finding: "discrepancy", consequence: "correct", note: "heard it" },
      { consequence: "nothing_to_correct" },
    ],
  ] as const)("refuses %s", async (_what, choice, fields) => {
    const { id } = await oneDrawn()
    await answerCheck(field, field.supervisor, id, HELD, NOW)
    await expect(settle(field, field.supervisor, id, choice, NOW)).rejects.toMatchObject({ code: "bad_input", fields })
    expect(await expectInStep(field)).toBe(1)
  })

  it("is made once: the second is told so", async () => {
    const { id } = await oneDrawn()
    await answerCheck(field, field.supervisor, id, NEVER, NOW)
    const choice = { finding: "fabricated", consequence: "void" } as const
    const both = await Promise.allSettled([1, 2].map(() => settle(field, field.supervisor, id, choice, NOW)))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "check_decided" })
    expect(await expectInStep(field)).toBe(0)
  })
})

describe("after a hold", () => {
  it("the interviewer is told why no case comes, and colleagues get the replacement first", async () => {
    const { id } = await oneDrawn()
    await sampled(5)
    await answerCheck(field, field.supervisor, id, NEVER, NOW)
    const choice = { finding: "fabricated", consequence: "void" } as const
    const { replacement } = await settle(field, field.supervisor, id, choice, NOW)
    // By its place in the queue it would be the last one.
    await field.db.update(cases).set({ shuffle: 2 }).where(eq(cases.id, replacement!))
    const next = (n: number) => transact(field.db, (tx) => takeNextCase(tx, field.interviewers[n]!, NOW))
    await expect(next(0)).rejects.toMatchObject({ code: "on_hold" })
    expect(await next(1)).toBe(replacement)
  })

  it("an interview that was still going on is checked as well", async () => {
    const { id } = await oneDrawn()
    const running = await fillIn(field, { caseId: (await sampled(1))[0]!, interviewer: interviewer(), now: NOW })
    await answerCheck(field, field.supervisor, id, NEVER, NOW)
    await settle(field, field.supervisor, id, { finding: "fabricated", consequence: "void" }, NOW)
    await finish(field, running, NOW, interviewer())
    const [row] = await field.db.select().from(verifications).where(eq(verifications.interviewId, running))
    expect(row).toMatchObject({ finding: null })
  })
})

describe("while others read and write", () => {
  it("nobody sees half of a consequence, and the tally equals a recount", async () => {
    const ids = await sampled(40)
    const done: string[] = []
    for (const caseId of ids.slice(0, 12)) done.push(await complete(field, { caseId, now: NOW }))
    for (let turn = 0; turn < 12; turn++) await drawAll(done)
    const checks = await field.db.select().from(verifications)
    for (const { id } of checks) await answerCheck(field, field.supervisor, id, NEVER, NOW)
    const running = await Promise.all(ids.slice(12, 30).map((caseId) => fillIn(field, { caseId, now: NOW })))
    const state = { over: false, seen: 0 }
    const reader = watch(state)
    await Promise.all([
      ...checks.map(({ id }) =>
        settle(field, field.supervisor, id, { finding: "fabricated", consequence: "void" }, NOW),
      ),
      ...running.map((id) => finish(field, id, NOW)),
      ...Array.from({ length: 5 }, () => readTally(field.db, field.wave.id, ["visited"], null)),
    ])
    state.over = true
    await reader
    expect(state.seen).toBeGreaterThan(3)
    expect(await expectInStep(field)).toBe(30 - checks.length)
    await expectRecount()
  })
})

/** All of these are drawn, as after a suspicion about everybody. */
async function drawAll(done: readonly string[]) {
  await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
  const drawn = await field.db.select().from(verifications)
  const missing = done.find((id) => drawn.every(({ interviewId }) => interviewId !== id))
  if (!missing) return
  const interview = await findInterview(field.db, missing)
  const { waveId, stream, position } = interview!
  await field.db.insert(verifications).values({
    ...{ id: crypto.randomUUID(), waveId, interviewId: missing, stream: stream!, position: position! },
    ...{
      n: position!,
      reason: "risk",
      cause: "suspicion",
      kind: "callback",
      drawnKind: "callback",
      drawnAt: NOW,
      dueAt: NOW,
    },
  })
}

/** One statement sees one moment: accepted places, counted interviews, tally with its waiting deltas, voids. */
async function watch(state: { over: boolean; seen: number }) {
  while (!state.over) {
    const { rows } = await field.db.execute<Record<string, number>>(sql`
      select (select accepted from quota_cells) as accepted,
        (select count(*)::int from interviews where standing = 'counted') as counted,
        (select coalesce(sum(count), 0)::int from tally where question = 'visited')
          + (select coalesce(sum(sign), 0)::int from tally_deltas) as tallied,
        (select count(*)::int from voids) as voided,
        (select count(*)::int from verifications where consequence = 'void') as decided,
        (select count(*)::int from audit where verb = 'interview.voided') as audited`)
    const { accepted, counted, tallied, voided, decided, audited } = rows[0]!
    expect({ counted, tallied }).toEqual({ counted: accepted, tallied: accepted })
    expect({ decided, audited }).toEqual({ decided: voided, audited: voided })
    state.seen += 1
  }
}

async function expectRecount() {
  const counted = await field.db.select().from(interviews).where(eq(interviews.standing, "counted"))
  const recount = new Map<string, number>()
  for (const interview of counted) {
    const caseRow = await transact(field.db, (tx) => lockCase(tx, interview.caseId))
    const { study, questionnaire, context } = await loadForFilling(field.db, interview, caseRow, interview.endedAt!)
    for (const [question, value] of contributionOf(study, questionnaire, interview.answers, context).entries)
      recount.set(`${question}=${value}`, (recount.get(`${question}=${value}`) ?? 0) + 1)
  }
  await readTally(field.db, field.wave.id, [], null)
  const rows = (await field.db.select().from(tally)).filter(({ count }) => count !== 0)
  expect(new Map(rows.map(({ question, value, count }) => [`${question}=${value}`, count]))).toEqual(recount)
}
