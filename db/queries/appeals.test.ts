import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import { appeals, audit, cases, interviews, verifications } from "../schema"
import { appealed, changedTo, doubted, joinField, rule, UPHELD } from "../testing/appealing"
import { answerCheck, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { countOpenAppeals, findAppeal, listAppeals, listFindings } from "./appeals"

const NOW = new Date("2026-11-22T05:00:00Z")
const SOON = new Date("2026-11-25T05:00:00Z")
const LATE = new Date("2026-12-07T05:00:00Z")
let field: Field
let second: Person
let stranger: Person

beforeAll(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 90, hard: true }] })
  second = await joinField(field, "supervisor")
  stranger = await joinField(field, "supervisor", { teamId: null })
})
afterAll(() => field.close())

const own = () => field.interviewers[0]!
const other = () => field.interviewers[1]!

/** A check of one of the interviewer's interviews, decided. */
async function decided(finding: "fabricated" | "confirmed" | "discrepancy" = "fabricated"): Promise<string> {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  const interviewId = await complete(field, { caseId, interviewer: own(), now: NOW, fixed: { waited: 10 } })
  const known = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  const [id = ""] = known[0] ? [known[0].id] : await suspect(field, [interviewId], NOW)
  const again: Answers = finding === "discrepancy" ? { waited: 40 } : {}
  await answerCheck(field, field.supervisor, id, finding === "fabricated" ? NEVER : HELD, NOW, again)
  const consequence = ({ fabricated: "void", confirmed: "keep", discrepancy: "correct" } as const)[finding]
  await settle(field, field.supervisor, id, { finding, consequence }, NOW)
  return id
}

describe("an interviewer", () => {
  it("appeals against a finding about an own interview, and sees what became of it", async () => {
    const check = await decided()
    const [before] = await listFindings(field.db, own().id, 1, SOON)
    expect(before).toMatchObject({ id: check, finding: "fabricated", refusal: null, looks: [] })
    const id = await appealed(field, own(), check, SOON)
    const line = async () => (await listFindings(field.db, own().id, 50, SOON)).find((one) => one.id === check)
    expect(await line()).toMatchObject({ refusal: "appeal_open", looks: [{ kind: "appeal", outcome: null }] })
    await rule(field, second, id, changedTo("confirmed", "keep"), SOON)
    expect(await line()).toMatchObject({
      ...{ finding: "confirmed", consequence: "keep", refusal: "nothing_to_appeal" },
      looks: [{ outcome: "changed", finding: "fabricated", consequence: "void" }],
    })
    const [asked] = await field.db.select().from(audit).where(eq(audit.verb, "verification.appealed"))
    expect(asked).toMatchObject({ personId: own().id, thingId: check })
  })

  it("cannot appeal for a colleague, nor against a check that is open or confirmed", async () => {
    await expect(appealed(field, other(), await decided(), SOON)).rejects.toMatchObject({ code: "not_found" })
    await expect(appealed(field, own(), await decided("confirmed"), SOON)).rejects.toMatchObject({
      code: "nothing_to_appeal",
    })
    const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
    const running = await complete(field, { caseId, interviewer: own(), now: NOW })
    const known = await field.db.select().from(verifications).where(eq(verifications.interviewId, running))
    const [open = ""] = known[0] ? [known[0].id] : await suspect(field, [running], NOW)
    await expect(appealed(field, own(), open, SOON)).rejects.toMatchObject({ code: "not_found" })
    expect((await listFindings(field.db, own().id, 50, SOON)).some(({ id }) => id === open)).toBe(false)
  })

  it("cannot appeal after the deadline, nor twice", async () => {
    const check = await decided()
    await expect(appealed(field, own(), check, LATE)).rejects.toMatchObject({ code: "appeal_too_late" })
    const id = await appealed(field, own(), check, SOON)
    await expect(appealed(field, own(), check, SOON)).rejects.toMatchObject({ code: "appeal_open" })
    await rule(field, second, id, UPHELD, SOON)
    await expect(appealed(field, own(), check, SOON)).rejects.toMatchObject({ code: "asked_before" })
  })

  it("two at once are one appeal", async () => {
    const check = await decided()
    const both = await Promise.allSettled([appealed(field, own(), check, SOON), appealed(field, own(), check, SOON)])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await field.db.select().from(appeals).where(eq(appeals.verificationId, check))).toHaveLength(1)
  })

  it("is not told of a second opinion that changed nothing, and appeals anew against one that did", async () => {
    const check = await decided("confirmed")
    const id = await doubted(field, second, check, SOON)
    const line = async (at: Date) => (await listFindings(field.db, own().id, 50, at)).find((one) => one.id === check)
    expect(await line(SOON)).toMatchObject({ looks: [] })
    await rule(field, field.coordinator, id, changedTo("fabricated", "void"), LATE)
    expect(await line(LATE)).toMatchObject({ finding: "fabricated", decidedAt: LATE, refusal: null })
    await appealed(field, own(), check, LATE)
  })
})

describe("a supervisor", () => {
  it("asks for a second opinion once, within reach, and does not give it", async () => {
    const check = await decided("confirmed")
    await expect(doubted(field, stranger, check, SOON)).rejects.toMatchObject({ code: "not_found" })
    const id = await doubted(field, second, check, SOON)
    for (const person of [second, field.supervisor])
      await expect(rule(field, person, id, UPHELD, SOON)).rejects.toMatchObject({ code: "own_decision" })
    await rule(field, field.coordinator, id, UPHELD, SOON)
    await expect(rule(field, field.coordinator, id, UPHELD, SOON)).rejects.toMatchObject({ code: "appeal_decided" })
    await expect(doubted(field, second, check, SOON)).rejects.toMatchObject({ code: "asked_before" })
  })

  it("cannot decide what they decided before, nor about another team's or their own interview", async () => {
    const id = await appealed(field, own(), await decided(), SOON)
    await expect(rule(field, field.supervisor, id, UPHELD, SOON)).rejects.toMatchObject({ code: "own_decision" })
    await expect(rule(field, stranger, id, UPHELD, SOON)).rejects.toMatchObject({ code: "not_found" })
    await expect(rule(field, { ...second, id: own().id }, id, UPHELD, SOON)).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await listAppeals(field.db, stranger)).toEqual([])
    expect((await listAppeals(field.db, field.supervisor)).find((one) => one.id === id)?.impartial).toBe(false)
    const open = await countOpenAppeals(field.db, second)
    await rule(field, second, id, UPHELD, SOON)
    expect(await countOpenAppeals(field.db, second)).toBe(open - 1)
  })

  it("cannot decide a second time about one check, whoever asked", async () => {
    const check = await decided()
    await rule(field, second, await appealed(field, own(), check, SOON), UPHELD, SOON)
    const id = await doubted(field, field.supervisor, check, SOON)
    await expect(rule(field, second, id, UPHELD, SOON)).rejects.toMatchObject({ code: "own_decision" })
    await rule(field, field.coordinator, id, UPHELD, SOON)
  })
})

it("a coordinator reaches the own regions only", async () => {
  const check = await decided()
  const [row] = await field.db.select().from(verifications).where(eq(verifications.id, check))
  const [interview] = await field.db.select().from(interviews).where(eq(interviews.id, row!.interviewId))
  await field.db.update(cases).set({ region: "akmola" }).where(eq(cases.id, interview!.caseId))
  const id = await appealed(field, own(), check, SOON)
  const elsewhere = { ...field.coordinator, regions: ["atyrau"] }
  await expect(findAppeal(field.db, elsewhere, id)).rejects.toMatchObject({ code: "not_found" })
  await expect(rule(field, elsewhere, id, UPHELD, SOON)).rejects.toMatchObject({ code: "not_found" })
  expect((await findAppeal(field.db, { ...elsewhere, regions: ["akmola"] }, id)).impartial).toBe(true)
})
