import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, flags, interviews } from "../schema"
import { answerCheck, drawnCheck, HELD, NEVER, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { byPerson, record } from "./audit"
import { readControlRows } from "./control-report"
import { readAtOnce } from "./instant"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2027-01-22T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
})
afterEach(() => field.close())

const rows = (regions: readonly string[] | null = null, now = NOW) =>
  readAtOnce(field.db, (tx) => readControlRows(tx, field.wave.id, regions, now))

/** The first interview of an interviewer: the closing draws it for certain. */
async function drawn(who: number): Promise<{ interviewId: string; id: string }> {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  const interviewId = await complete(field, { caseId, interviewer: field.interviewers[who]!, now: NOW })
  return { interviewId, id: await drawnCheck(field, interviewId, NOW) }
}
const there = (interviewId: string, region: string) =>
  field.db.transaction(async (tx) => {
    const [row] = await tx.select().from(interviews).where(eq(interviews.id, interviewId))
    await tx.update(cases).set({ region }).where(eq(cases.id, row!.caseId))
  })

describe("the rows of the report", () => {
  it("are empty for a wave without interviews, but for the audit's head", async () => {
    expect(await rows()).toMatchObject({
      ...{ streams: [], checks: [], holds: [], flags: [], readBefore: 0, voids: { voided: 0, reinstated: 0 } },
      auditHead: { seq: expect.any(Number) },
    })
  })

  it("count what was found and what followed", async () => {
    const good = await drawn(0)
    await answerCheck(field, field.supervisor, good.id, HELD, NOW)
    await settle(field, field.supervisor, good.id, {}, NOW)
    const bad = await drawn(1)
    await answerCheck(field, field.supervisor, bad.id, NEVER, NOW)
    const note = "The respondent says that nobody ever called."
    await settle(field, field.supervisor, bad.id, { finding: "fabricated", consequence: "void", note }, NOW)
    const [person] = field.interviewers.slice(1)
    const flag = { id: newId(), waveId: field.wave.id, interviewId: bad.interviewId, personId: person!.id, at: NOW }
    await field.db.insert(flags).values({ ...flag, kind: "burst", seen: { seconds: 1 }, usual: { seconds: 9 } })

    const read = await rows()
    expect(read.streams.map(({ confirmed, fabricated, length }) => [confirmed, fabricated, length]).sort()).toEqual([
      [0, 1, 1],
      [1, 0, 1],
    ])
    expect(read.checks.map(({ finding, consequence, n, late }) => [finding, consequence, n, late]).sort()).toEqual([
      ["confirmed", "keep", 1, 0],
      ["fabricated", "void", 1, 0],
    ])
    expect(read.holds).toMatchObject([{ personId: person!.id, liftedAt: null, reasons: [{ kind: "fabricated" }] }])
    expect(read.holds[0]?.since).toEqual(NOW)
    expect(read.voids).toEqual({ voided: 1, reinstated: 0 })
    expect(read.flags).toEqual([{ kind: "burst", ofPerson: false, n: 1 }])
  })

  it("name open checks that are overdue", async () => {
    await drawn(0)
    expect((await rows()).checks).toMatchObject([{ finding: null, overdue: 0 }])
    expect((await rows(null, LATER)).checks).toMatchObject([{ finding: null, overdue: 1 }])
  })

  it.each([
    ["after the blind part", new Date("2020-01-01T05:00:00Z"), 0],
    ["before it", new Date("2200-01-01T05:00:00Z"), 1],
  ])("tell that a checker had read the interview %s", async (_, blindAt, n) => {
    const { id, interviewId } = await drawn(0)
    const line = { thing: "interview", id: interviewId }
    await transact(field.db, (tx) => record(tx, byPerson(field.supervisor), "interview.read", line))
    await answerCheck(field, field.supervisor, id, HELD, blindAt)
    await settle(field, field.supervisor, id, {}, blindAt)
    expect((await rows()).readBefore).toBe(n)
  })

  it("stay within the regions of the reader: streams whole, everything else by interview", async () => {
    const here = await drawn(0)
    const elsewhere = await drawn(1)
    await there(here.interviewId, "atyrau")
    await there(elsewhere.interviewId, "akmola")
    const read = await rows(["atyrau"])
    expect(read.streams.map(({ personId }) => personId)).toEqual([field.interviewers[0]!.id])
    expect(read.checks.reduce((sum, { n }) => sum + n, 0)).toBe(1)
    expect(await rows(["nowhere"])).toMatchObject({ streams: [], checks: [], holds: [], appeals: [], flags: [] })
  })
})
