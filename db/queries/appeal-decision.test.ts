import { desc, eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import { transact } from "../client"
import { appeals, audit, escalations, holds, quotaCells, replacements, verifications, voids } from "../schema"
import { appealed, changedTo, doubted, joinField, rule, UPHELD } from "../testing/appealing"
import { answerCheck, expectInStep, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { planChange } from "./appeal-plan"
import { findAppeal } from "./appeals"
import { SYSTEM } from "./audit"
import { takeNextCase } from "./cases"
import { findInterview } from "./interviews"
import { setTarget } from "./quota-cells"
import { readTally } from "./tally"
import { closeWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const SOON = new Date("2026-11-23T05:00:00Z")
let field: Field
let second: Person

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 10, hard: true }] })
  second = await joinField(field, "supervisor")
})
afterEach(() => field.close())

const own = () => field.interviewers[0]!
const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const DONE = { fabricated: "void", discrepancy: "correct", confirmed: "keep" } as const

/** One interview, checked, and decided so. */
async function decided(finding: keyof typeof DONE, meanwhile = async () => {}) {
  const [caseId = "", spare = ""] = await sampled(2)
  const interviewId = await fillIn(field, { caseId, interviewer: own(), now: NOW, fixed: { waited: 10 } })
  await meanwhile()
  await finish(field, interviewId, NOW, own())
  const known = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  const [check = ""] = known[0] ? [known[0].id] : await suspect(field, [interviewId], NOW)
  const again: Answers = finding === "discrepancy" ? { waited: 40 } : {}
  await answerCheck(field, field.supervisor, check, finding === "fabricated" ? NEVER : HELD, NOW, again)
  const told = await settle(field, field.supervisor, check, { finding, consequence: DONE[finding] }, NOW)
  return { interviewId, check, spare, told }
}
const place = async () => (await field.db.select().from(quotaCells))[0]!
const interview = (id: string) => findInterview(field.db, id)
const verification = async (id: string) =>
  (await field.db.select().from(verifications).where(eq(verifications.id, id)))[0]!
const verbs = async (n: number) =>
  (await field.db.select().from(audit).orderBy(desc(audit.id)).limit(n)).map(({ verb }) => verb)
const plan = async (id: string, person: Person, choice: ReturnType<typeof changedTo>) =>
  transact(field.db, async (tx) => planChange(tx, await findAppeal(tx, person, id), choice.changed!))

describe("a changed decision", () => {
  it("puts a voided interview back: place, tally, stand-in, audit, and the hold only by name", async () => {
    const { interviewId, check, told } = await decided("fabricated")
    expect(await expectInStep(field)).toBe(0)
    const id = await appealed(field, own(), check, SOON)
    const kept = changedTo("confirmed", "keep")
    expect(await plan(id, second, kept)).toMatchObject({
      ...{ standing: "counted", unsupported: { hold: true, escalation: false }, refusals: {} },
      standIn: { caseId: told.replacement, untouched: true },
    })
    await rule(field, second, id, kept, SOON)
    expect(await interview(interviewId)).toMatchObject({ standing: "counted" })
    expect(await expectInStep(field)).toBe(1)
    expect(await place()).toMatchObject({ accepted: 1, reserved: 0 })
    expect(await field.db.select().from(replacements)).toEqual([])
    expect(await verification(check)).toMatchObject({
      ...{ finding: "confirmed", consequence: "keep", decidedBy: field.supervisor.id, decidedAt: NOW },
    })
    const [row] = await field.db.select().from(appeals)
    expect(row).toMatchObject({ outcome: "changed", finding: "fabricated", consequence: "void", decidedBy: second.id })
    // What happened stays on record: the void's line, and the hold until somebody lifts it.
    expect(await field.db.select().from(voids)).toHaveLength(1)
    expect(await field.db.select().from(holds)).toMatchObject([{ liftedAt: null }])
    expect(await verbs(2)).toEqual(["appeal.decided", "interview.reinstated"])
  })

  it("leaves a stand-in case to whoever has it", async () => {
    const { check, told } = await decided("fabricated")
    const colleague = field.interviewers[1]!
    expect(await transact(field.db, (tx) => takeNextCase(tx, colleague, SOON))).toBe(told.replacement)
    const id = await appealed(field, own(), check, SOON)
    expect((await plan(id, second, changedTo("confirmed", "keep"))).standIn).toMatchObject({ untouched: false })
    await rule(field, second, id, changedTo("confirmed", "keep"), SOON)
    expect(await field.db.select().from(replacements)).toHaveLength(1)
  })

  it("keeps it over quota when its place is taken", async () => {
    const { interviewId, check } = await decided("fabricated")
    await transact(field.db, async (tx) => setTarget(tx, (await place()).id, 0))
    const id = await appealed(field, own(), check, SOON)
    expect((await plan(id, second, changedTo("confirmed", "keep"))).standing).toBe("overflow")
    await rule(field, second, id, changedTo("confirmed", "keep"), SOON)
    expect(await interview(interviewId)).toMatchObject({ standing: "overflow" })
    expect(await expectInStep(field)).toBe(0)
  })

  it("puts back over quota what was over quota, though its cell has places", async () => {
    const { interviewId, check } = await decided("fabricated", async () => {
      await transact(field.db, (tx) => closeWave(tx, SYSTEM, field.wave.id, NOW, VAULT.open))
    })
    expect(await field.db.select().from(voids)).toMatchObject([{ standing: "overflow" }])
    await rule(field, second, await appealed(field, own(), check, SOON), changedTo("confirmed", "keep"), SOON)
    expect(await interview(interviewId)).toMatchObject({ standing: "overflow" })
    expect(await expectInStep(field)).toBe(0)
  })

  it("gives corrected answers back, and the tally with them", async () => {
    const { interviewId, check } = await decided("discrepancy")
    expect((await interview(interviewId))?.answers.waited).toBe(40)
    const id = await appealed(field, own(), check, SOON)
    await rule(field, second, id, changedTo("discrepancy", "keep"), SOON)
    expect((await interview(interviewId))?.answers.waited).toBe(10)
    const waited = (await readTally(field.db, field.wave.id, ["waited"], null)).filter(({ count }) => count !== 0)
    expect(waited).toMatchObject([{ value: "10", count: 1 }])
    expect(await verification(check)).toMatchObject({ changes: null })
    const [row] = await field.db.select().from(appeals)
    expect(row).toMatchObject({ changes: [{ question: "waited", from: 10, to: 40 }] })
    expect(await verbs(2)).toEqual(["appeal.decided", "interview.restored"])
  })

  it("voids what was kept: place, tally, replacement and hold, as any decision does", async () => {
    const { interviewId, check } = await decided("discrepancy")
    const id = await doubted(field, second, check, SOON)
    await rule(field, field.coordinator, id, changedTo("fabricated", "void"), SOON)
    expect(await interview(interviewId)).toMatchObject({ standing: "out", answers: { waited: 10 } })
    expect(await expectInStep(field)).toBe(0)
    expect(await field.db.select().from(replacements)).toHaveLength(1)
    expect(await field.db.select().from(holds)).toMatchObject([{ verificationId: check }])
    expect(await field.db.select().from(voids)).toMatchObject([{ interviewId, standing: "counted" }])
  })

  it("there and back again: every void keeps its line, and the counts agree", async () => {
    const { interviewId, check } = await decided("fabricated")
    await rule(field, second, await appealed(field, own(), check, SOON), changedTo("confirmed", "keep"), SOON)
    expect(await expectInStep(field)).toBe(1)
    const later = new Date(SOON.getTime() + 60_000)
    const opinion = await doubted(field, field.supervisor, check, later)
    await rule(field, field.coordinator, opinion, changedTo("fabricated", "void"), later)
    expect(await expectInStep(field)).toBe(0)
    expect(await field.db.select().from(voids)).toHaveLength(2)
    expect(await interview(interviewId)).toMatchObject({ standing: "out" })
  })

  it("names an escalation that rests on it, and lifts nothing", async () => {
    for (let n = 0; n < 5; n++) await complete(field, { caseId: (await sampled(1))[0]!, interviewer: own(), now: NOW })
    await field.db.update(verifications).set({ reason: "risk", cause: "suspicion" })
    const first = await decided("discrepancy")
    await field.db.update(verifications).set({ reason: "risk", cause: "suspicion" })
    const other = await decided("discrepancy")
    expect([first.told.held, other.told.held]).toEqual([false, false])
    expect(other.told.escalated).toBe(true)
    const id = await appealed(field, own(), other.check, SOON)
    const kept = changedTo("confirmed", "keep")
    expect((await plan(id, second, kept)).unsupported).toEqual({ hold: false, escalation: true })
    await rule(field, second, id, kept, SOON)
    expect(await field.db.select().from(escalations)).toMatchObject([{ endedAt: null }])
  })

  it.each([
    ["the same again", "fabricated", "void", { finding: "nothing_changed" }],
    ["unreachable", "unreachable", "keep", { finding: "unreachable_stays" }],
    ["a consequence of another finding", "confirmed", "void", { consequence: "not_of_this_finding" }],
    ["a correction where nothing differs", "discrepancy", "correct", { consequence: "nothing_to_correct" }],
  ] as const)("refuses %s", async (_what, finding, consequence, fields) => {
    const { check } = await decided("fabricated")
    const id = await appealed(field, own(), check, SOON)
    const refused = rule(field, second, id, changedTo(finding, consequence), SOON)
    await expect(refused).rejects.toMatchObject({ code: "bad_input", fields })
    expect(await expectInStep(field)).toBe(0)
  })
})

it("an upheld decision changes nothing but the appeal", async () => {
  const { interviewId, check } = await decided("fabricated")
  const before = [await interview(interviewId), await verification(check), await place()]
  await rule(field, second, await appealed(field, own(), check, SOON), UPHELD, SOON)
  expect([await interview(interviewId), await verification(check), await place()]).toEqual(before)
  expect(await verbs(1)).toEqual(["appeal.decided"])
})

it("of two who decide at once one does, and the other is told", async () => {
  const { check } = await decided("fabricated")
  const id = await appealed(field, own(), check, SOON)
  const both = await Promise.allSettled([
    rule(field, second, id, changedTo("confirmed", "keep"), SOON),
    rule(field, field.coordinator, id, UPHELD, SOON),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "appeal_decided" })
})
