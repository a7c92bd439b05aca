import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { answerAll } from "@/lib/questionnaire/simulate"
import type { EditLine } from "@/lib/quota/edit"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, interviews, quotaCells, quotaEvents, reservations } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { RESPONDENT, SYSTEM } from "./audit"
import { finishInterview } from "./finish"
import { contextOf, findInstrument } from "./instruments"
import { startInterview } from "./interviews"
import { applyEdit, type Editing, listEdits, listStanding } from "./targets"
import { closeWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({
    cells: [
      { conditions: { service: "therapy" }, target: 10, hard: true },
      { conditions: { service: "surgery" }, target: 5, hard: true },
    ],
  })
})
afterEach(() => field.close())

const line = (service: string, terms: EditLine["terms"]): EditLine => ({ conditions: { service }, terms })
const edit = (lines: EditLine[], changes: Partial<Editing> = {}, person: Person = field.coordinator) =>
  transact(field.db, (tx) =>
    applyEdit(tx, person, field.wave.id, { origin: "table", reason: "a list came", lines, ...changes }, NOW),
  )
const sampled = (n: number, service = "therapy") =>
  field.addCases(Array.from({ length: n }, () => ({ service, language: "kk" })))
const start = (caseId: string) =>
  transact(field.db, (tx) =>
    startInterview(tx, { id: newId(), caseId, mode: "online", language: "kk", interviewerId: null }, NOW),
  )

async function complete(caseId: string): Promise<string> {
  const { id } = await start(caseId)
  await finish(id)
  return id
}

async function finish(id: string): Promise<void> {
  const [row] = await field.db.select().from(interviews).where(eq(interviews.id, id))
  const { study, questionnaire } = await findInstrument(field.db, row?.instrumentId ?? "")
  const known = { region: null, service: "therapy", source: "list", language: "kk", mode: "online" }
  const answers = answerAll(questionnaire, contextOf(study, known, NOW), () => 0.3, { visited: "yes" })
  await field.db
    .update(interviews)
    .set({ answers: { ...answers } })
    .where(eq(interviews.id, id))
  await transact(field.db, (tx) => finishInterview(tx, id, RESPONDENT, NOW, VAULT.open))
}

const cell = async (service: string) => (await field.db.select().from(quotaCells)).find((c) => c.service === service)

describe("changing targets", () => {
  it("takes effect at once and is kept as a version with who, why and what", async () => {
    const result = await edit([line("therapy", { target: 12, floor: 2 }), line("surgery", { target: 5 })])
    expect(result).toMatchObject({ ok: true, changes: [{ conditions: { service: "therapy" } }] })
    expect(await cell("therapy")).toMatchObject({ target: 12, floor: 2, hard: true })
    const [version] = await listEdits(field.db, field.coordinator, field.wave.id)
    const before = { target: 10, hard: true, floor: null, ceiling: null }
    expect(version).toMatchObject({
      ...{ person: field.coordinator.name, at: NOW, reason: "a list came", origin: "table" },
      changes: [{ conditions: { service: "therapy" }, before, after: { ...before, target: 12, floor: 2 } }],
    })
    const lines = await field.db.select().from(audit).where(eq(audit.verb, "targets.changed"))
    expect(lines.map(({ details }) => details)).toMatchObject([{ cells: 1, by: 2, origin: "table" }])
    const events = await field.db.select().from(quotaEvents).where(eq(quotaEvents.event, "target"))
    expect(events.map(({ target }) => target)).toEqual([2])
  })

  it("writes nothing when nothing changes", async () => {
    expect(await edit([line("therapy", { target: 10 })])).toEqual({ ok: true, changes: [] })
    expect(await listEdits(field.db, field.coordinator, field.wave.id)).toEqual([])
  })

  it("lets the next interview start when a full cell is raised", async () => {
    const [first = "", second = ""] = await sampled(2)
    await edit([line("therapy", { target: 1 })])
    await start(first)
    await expect(start(second)).rejects.toMatchObject({ code: "quota_closed" })
    await edit([line("therapy", { target: 2 })])
    await start(second)
  })

  it("admits who waited over quota when a full cell is raised, as far as it goes", async () => {
    const cases = await sampled(3)
    await edit([line("therapy", { target: 3 })])
    const running = await Promise.all(cases.map(start))
    await transact(field.db, (tx) =>
      tx.update(reservations).set({ state: "expired", endedAt: NOW }).where(eq(reservations.state, "held")),
    )
    await field.db.update(quotaCells).set({ reserved: 0 })
    await edit([line("therapy", { target: 1 })])
    for (const { id } of running) await finish(id)
    const standings = async () => (await field.db.select().from(interviews)).map(({ standing }) => standing).sort()
    expect(await standings()).toEqual(["counted", "overflow", "overflow"])
    await edit([line("therapy", { target: 2 })])
    expect(await standings()).toEqual(["counted", "counted", "overflow"])
    expect(await cell("therapy")).toMatchObject({ accepted: 2, reserved: 0, target: 2 })
  })

  it("refuses a hard target below what is accepted and held, naming the minimum, and changes nothing", async () => {
    const [first = "", second = ""] = await sampled(2)
    await complete(first)
    await start(second)
    expect(await edit([line("surgery", { target: 9 }), line("therapy", { target: 1 })])).toEqual({
      ok: false,
      refusals: [{ line: 1, key: "service=therapy", reason: "below_taken", minimum: 2 }],
    })
    expect(await cell("surgery")).toMatchObject({ target: 5 })
    expect(await edit([line("therapy", { target: 1, hard: false })])).toMatchObject({ ok: true })
    expect(await edit([line("therapy", { hard: true })])).toMatchObject({ ok: false, refusals: [{ minimum: 2 }] })
  })

  it("never lets a race of starts, ends and cuts exceed the target", async () => {
    const cases = await sampled(12)
    const running = await Promise.all(cases.slice(0, 4).map(complete))
    expect(running).toHaveLength(4)
    const cuts = [9, 7, 5, 4, 3, 8, 6, 4].map((target) => () => edit([line("therapy", { target })]))
    const starts = cases.slice(4).map((id, n) => () => (n % 2 ? start(id) : complete(id)))
    const raced = await Promise.allSettled(starts.flatMap((one, n) => [one(), cuts[n]!()]))
    for (const failed of raced.filter((one) => one.status === "rejected"))
      expect(failed.reason).toMatchObject({ code: "quota_closed" })
    const after = (await cell("therapy"))!
    expect(after.accepted + after.reserved).toBeLessThanOrEqual(after.target)
    const counted = await field.db.select().from(interviews).where(eq(interviews.standing, "counted"))
    expect(after.accepted).toBe(counted.length)
    expect(after.target).toBeGreaterThanOrEqual(4)
  })

  it("refuses what somebody else changed meanwhile", async () => {
    const expected = { target: 10, hard: true, floor: null, ceiling: null }
    await edit([line("therapy", { target: 11 })])
    expect(await edit([{ ...line("therapy", { target: 12 }), expected }])).toMatchObject({
      ok: false,
      refusals: [{ reason: "changed_meanwhile", now: { target: 11 } }],
    })
    const both = await Promise.all(
      [13, 14].map((target) => edit([{ ...line("therapy", { target }), expected: { ...expected, target: 11 } }])),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe("a cell made in a running field", () => {
  it("counts who was accepted before it was there", async () => {
    const [first = ""] = await sampled(1)
    const id = await complete(first)
    const conditions = { mode: "online" }
    expect(await edit([{ conditions, terms: { target: 3, hard: true } }])).toMatchObject({ ok: true })
    const made = (await field.db.select().from(quotaCells)).find((c) => c.dimensions === "mode")
    expect(made).toMatchObject({ accepted: 1, target: 3 })
    const rows = await field.db
      .select()
      .from(reservations)
      .where(eq(reservations.cellId, made?.id ?? 0))
    expect(rows).toMatchObject([{ interviewId: id, state: "settled" }])
    expect(await edit([{ conditions: {}, terms: { target: 0, hard: true } }])).toMatchObject({
      ok: false,
      refusals: [{ reason: "below_taken", minimum: 1 }],
    })
  })

  it("is refused where only answers tell who falls in it", async () => {
    const lines = [{ conditions: { sex: "female" }, terms: { target: 3 } }]
    await expect(edit(lines)).rejects.toMatchObject({ code: "cell_after_opening" })
  })

  it("counts everybody even while interviews end", async () => {
    const cases = await sampled(6)
    await Promise.all([
      ...cases.map(complete),
      edit([{ conditions: { mode: "online" }, terms: { target: 100, hard: true } }]),
    ])
    const made = (await field.db.select().from(quotaCells)).find((c) => c.dimensions === "mode")
    const therapy = await cell("therapy")
    expect([made?.accepted, therapy?.accepted]).toEqual([6, 6])
  })
})

describe("who may not", () => {
  const regional = (regions: string[]): Person => ({ ...field.coordinator, regions })
  const north: EditLine = { conditions: { region: "north", service: "therapy" }, terms: { target: 4 } }
  const west: EditLine = { conditions: { region: "west", service: "therapy" }, terms: { target: 4 } }

  it("a coordinator of other regions, nor anybody with a line of the whole study among theirs", async () => {
    for (const lines of [[west], [north, west], [line("therapy", { target: 11 })]])
      await expect(edit(lines, {}, regional(["north"]))).rejects.toMatchObject({ code: "not_allowed" })
    expect(await edit([north], {}, regional(["north"]))).toMatchObject({ ok: true })
    expect(await cell("therapy")).toMatchObject({ target: 10 })
    expect(await listStanding(field.db, regional(["west"]), field.wave.id)).toEqual([])
    expect(await listEdits(field.db, regional(["west"]), field.wave.id)).toEqual([])
    expect(await listEdits(field.db, regional(["north"]), field.wave.id)).toHaveLength(1)
  })

  it.each(["supervisor", "interviewer", "analyst", "admin"] as const)("a %s", async (role) => {
    await expect(edit([line("therapy", { target: 11 })], {}, { ...field.coordinator, role })).rejects.toMatchObject({
      code: "not_allowed",
    })
  })

  it("somebody without a reason, or in a wave that has closed", async () => {
    await expect(edit([line("therapy", { target: 11 })], { reason: " " })).rejects.toMatchObject({
      fields: { reason: "required" },
    })
    await transact(field.db, (tx) => closeWave(tx, SYSTEM, field.wave.id, NOW, VAULT.open))
    await expect(edit([line("therapy", { target: 11 })])).rejects.toMatchObject({ code: "wave_not_open" })
  })
})
