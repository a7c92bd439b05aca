import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Answers } from "@/lib/questionnaire/definition"
import { answerAll } from "@/lib/questionnaire/simulate"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, interviews, quotaCells, streams } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson, RESPONDENT } from "./audit"
import { finishInterview } from "./finish"
import { contextOf, findInstrument } from "./instruments"
import { findInterview, startInterview } from "./interviews"
import { readTally } from "./tally"
import { closeWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 10, hard: true }] })
})
afterEach(() => field.close())

const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
const begin = (caseId: string) =>
  transact(field.db, (tx) =>
    startInterview(tx, { id: newId(), caseId, mode: "online", language: "kk", interviewerId: null }, NOW),
  )
const finish = (id: string) => transact(field.db, (tx) => finishInterview(tx, id, RESPONDENT, NOW, VAULT.open))

async function fill(id: string, fixed: Answers = {}): Promise<void> {
  const interview = await findInterview(field.db, id)
  const { study, questionnaire } = await findInstrument(field.db, interview!.instrumentId)
  const known = { region: null, service: "therapy", source: "list", language: "kk", mode: "online" }
  const answers = answerAll(questionnaire, contextOf(study, known, NOW), () => 0.3, { visited: "yes", ...fixed })
  await field.db
    .update(interviews)
    .set({ answers: { ...answers } })
    .where(eq(interviews.id, id))
}

const places = async () => {
  const [cell] = await field.db.select().from(quotaCells)
  return { accepted: cell?.accepted, reserved: cell?.reserved }
}

describe("finishing an interview", () => {
  it("takes its place, its position, its tally, and closes the case", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    expect(await places()).toEqual({ accepted: 0, reserved: 1 })
    await fill(id, { r_doctor: "5" })
    expect(await finish(id)).toEqual({ status: "complete", standing: "counted" })
    expect(await places()).toEqual({ accepted: 1, reserved: 0 })
    expect(await findInterview(field.db, id)).toMatchObject({ stream: "online/list", position: 1 })
    const [row] = await field.db.select().from(cases).where(eq(cases.id, caseId))
    expect(row).toMatchObject({ disposition: "complete", finalAt: NOW, attempts: 1 })
    const tally = await readTally(field.db, field.wave.id, ["r_doctor"], null)
    expect(tally).toMatchObject([{ question: "r_doctor", value: "5", service: "therapy", mode: "online", count: 1 }])
  })

  it("twice is finishing once", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    await fill(id)
    const both = await Promise.all([finish(id), finish(id)])
    expect(both[0]).toEqual(both[1])
    expect(await places()).toEqual({ accepted: 1, reserved: 0 })
  })

  it("is refused while questions are open, and says which", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    await expect(finish(id)).rejects.toMatchObject({ code: "unanswered", fields: { visited: "required" } })
    expect((await findInterview(field.db, id))?.status).toBe("running")
  })

  it("screened out gives the place back and counts nothing", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    await fill(id, { visited: "no" })
    expect(await finish(id)).toEqual({ status: "screened_out", standing: "out" })
    expect(await places()).toEqual({ accepted: 0, reserved: 0 })
    expect(await readTally(field.db, field.wave.id, ["visited"], null)).toEqual([])
  })

  it("after the wave closed keeps the interview over quota", async () => {
    const [caseId = ""] = await sampled(1)
    const { id } = await begin(caseId)
    await fill(id)
    await transact(field.db, (tx) => closeWave(tx, byPerson(field.coordinator), field.wave.id, NOW, VAULT.open))
    expect(await finish(id)).toEqual({ status: "complete", standing: "overflow" })
    expect(await places()).toEqual({ accepted: 0, reserved: 0 })
  })

  it("100 respondents for 10 places: 10 counted, every other finished answer kept and marked", async () => {
    await field.db.update(quotaCells).set({ hard: false })
    const ids = (await Promise.all((await sampled(100)).map(begin))).map((interview) => interview.id)
    for (const id of ids) await fill(id)
    // All have begun; only now the cell becomes hard, with every place but those held given back: the worst moment to finish.
    await field.db.execute(sql`update reservations set state = 'expired', ended_at = now()`)
    await field.db.update(quotaCells).set({ hard: true, reserved: 0 })
    const results = await Promise.all(ids.map(finish))
    expect(results.filter((r) => r.standing === "counted")).toHaveLength(10)
    expect(results.filter((r) => r.standing === "overflow")).toHaveLength(90)
    expect(await places()).toEqual({ accepted: 10, reserved: 0 })
    const positions = await field.db.select({ position: interviews.position }).from(interviews)
    expect(positions.map((p) => p.position).sort((a, b) => a! - b!)).toEqual(ids.map((_, n) => n + 1))
    expect((await field.db.select().from(streams))[0]?.length).toBe(100)
    const tally = await readTally(field.db, field.wave.id, ["visited"], null)
    expect(tally.reduce((sum, row) => sum + row.count, 0)).toBe(10)
  })

  it("100 who start at once: 10 begin, 90 are told before a useless interview", async () => {
    const starts = await Promise.allSettled((await sampled(100)).map(begin))
    expect(starts.filter((s) => s.status === "fulfilled")).toHaveLength(10)
    const refused = starts.flatMap((s) => (s.status === "rejected" ? [s.reason.code] : []))
    expect(new Set(refused)).toEqual(new Set(["quota_closed"]))
    expect(await places()).toEqual({ accepted: 0, reserved: 10 })
  })
})
