import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { isDrawn } from "@/lib/verification/draw"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, escalations, holds, interviews, streams, verifications, waves } from "../schema"
import { answerCheck, drawnCheck, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { listDrawn } from "./draw"
import { endEscalation } from "./escalations"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2026-11-23T05:00:00Z")
const WORDS = "Heard three interviews with her; read the texts together."
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 80, hard: true }] })
})
afterEach(() => field.close())

const interviewer = () => field.interviewers[0]!
const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const wrong = { finding: "discrepancy", consequence: "correct" } as const

async function work(n: number): Promise<string[]> {
  const done: string[] = []
  for (const caseId of await sampled(n))
    done.push(await complete(field, { caseId, interviewer: interviewer(), now: NOW, fixed: { waited: 10 } }))
  return done
}
async function discrepancy(id: string) {
  await answerCheck(field, field.supervisor, id, HELD, NOW, { waited: 40 })
  return settle(field, field.supervisor, id, wrong, NOW)
}
/** Interviews that nobody checks, two of which are then found wrong on suspicion. */
async function escalated(n = 24) {
  const ids = await work(n)
  const random = await listDrawn(field.db, field.wave.id)
  const rows = await field.db.select().from(interviews)
  const free = ids.filter((id) => {
    const position = rows.find((row) => row.id === id)?.position
    return random.every((drawn) => drawn.position !== position)
  })
  const [first = "", second = ""] = await suspect(field, free.slice(0, 2), NOW)
  const told = [await discrepancy(first), await discrepancy(second)]
  return { told, random }
}
const seed = async () => VAULT.open((await field.db.select().from(waves))[0]!.drawSeed!)
const escalationChecks = () => field.db.select().from(verifications).where(eq(verifications.cause, "escalation"))
const end = (id: string) => transact(field.db, (tx) => endEscalation(tx, field.coordinator, id, WORDS, LATER))
const open = async () => (await field.db.select().from(escalations)).find(({ endedAt }) => !endedAt)

describe("an escalation", () => {
  it("comes with the second discrepancy and puts up exactly what falls below its share", async () => {
    const { told, random } = await escalated()
    expect(told.map((one) => one.escalated)).toEqual([false, true])
    expect(told.map(({ held }) => held)).toEqual([false, false])
    expect(await open()).toMatchObject({ personId: interviewer().id, share: 0.3 })
    const text = await seed()
    const checks = await field.db.select().from(verifications)
    const rows = await field.db.select().from(interviews)
    for (const { id, stream, position } of rows) {
      const check = checks.find(({ interviewId }) => interviewId === id)
      if (check && check.cause !== "escalation") continue
      expect(check?.cause === "escalation").toBe(isDrawn(text, stream!, position!, 0.3))
    }
    expect((await escalationChecks()).length).toBeGreaterThan(0)
    // Chance's own list is as it was, and the counts of the stream hold the two apart.
    expect(await listDrawn(field.db, field.wave.id)).toEqual(random)
    const [stream] = await field.db.select().from(streams)
    expect(stream).toMatchObject({ drawn: random.length, risk: (await escalationChecks()).length + 2 })
    const lines = await field.db.select().from(audit).where(eq(audit.verb, "interviewer.escalated"))
    expect(lines).toMatchObject([{ details: { share: 0.3, found: 2, toCheck: (await escalationChecks()).length } }])
  })

  it("tests each later interview at its completion, in the same way", async () => {
    await escalated(4)
    const before = (await escalationChecks()).length
    await work(20)
    const text = await seed()
    const later = (await field.db.select().from(interviews)).filter(({ position }) => position! > 4)
    const expected = later.filter(({ stream, position }) => isDrawn(text, stream!, position!, 0.3))
    const drawn = expected.filter(({ stream, position }) => isDrawn(text, stream!, position!, 0.15))
    expect((await escalationChecks()).length - before).toBe(expected.length - drawn.length)
    expect(expected.length).toBeGreaterThan(drawn.length)
  })

  it("gives way to a hold: everything is checked, and no second escalation begins", async () => {
    await escalated(6)
    const [caseId = ""] = await sampled(1)
    const running = await fillIn(field, { caseId, interviewer: interviewer(), now: NOW })
    const [check] = await field.db.select().from(verifications).where(eq(verifications.reason, "risk"))
    const rest = (await field.db.select().from(verifications)).filter(({ finding }) => !finding)
    expect(check).toBeDefined()
    const id = rest[0]?.id ?? (await drawnCheck(field, (await work(1))[0]!, NOW))
    await answerCheck(field, field.supervisor, id, NEVER, NOW)
    const told = await settle(field, field.supervisor, id, { finding: "fabricated", consequence: "void" }, NOW)
    expect(told).toMatchObject({ held: true, escalated: false })
    await finish(field, running, NOW, interviewer())
    const [last] = await field.db.select().from(verifications).where(eq(verifications.interviewId, running))
    expect(last?.reason === "risk" ? last.cause : "random").not.toBe("escalation")
    const counted = await field.db.select().from(interviews).where(eq(interviews.standing, "counted"))
    expect(await field.db.select().from(verifications)).toHaveLength(counted.length + 1)
    expect(await field.db.select().from(escalations)).toHaveLength(1)
    expect(await field.db.select().from(holds)).toHaveLength(1)
  })

  it("is ended in writing, once; it settles what was known, and its checks stay", async () => {
    await escalated(12)
    const { id } = (await open())!
    const put = await escalationChecks()
    const both = await Promise.allSettled([end(id), end(id)])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "duplicate" })
    expect(await escalationChecks()).toEqual(put)
    const [row] = await field.db.select().from(escalations)
    expect(row).toMatchObject({ endedBy: field.coordinator.id, ending: WORDS })
    const [one = ""] = await work(1)
    const [check = ""] = await suspect(field, [one], LATER)
    await answerCheck(field, field.supervisor, check, HELD, LATER, { waited: 40 })
    const told = await settle(field, field.supervisor, check, wrong, new Date(LATER.getTime() + 1))
    expect(told.escalated).toBe(false)
    await expect(end(newId())).rejects.toMatchObject({ code: "not_found" })
  })
})
