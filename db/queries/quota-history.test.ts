import { eq } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { quotaCells, quotaChanges, quotaEdits } from "../schema"
import { fillIn, finish } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { breakOff } from "./interviews"
import { listEdits, stateAt } from "./quota-history"

const START = Date.parse("2026-11-22T05:00:00Z")
const minute = (n: number) => new Date(START + n * 60_000)
const TERMS = { target: 5, hard: true, floor: null, ceiling: null }
let field: Field

beforeAll(async () => {
  const cell = (region: string) => ({ conditions: { region, service: "C24" }, target: 50, hard: true })
  field = await openField({ study: "public-services", cells: [cell("akmola"), cell("atyrau")] })
})
afterAll(() => field.close())

const cells = () => field.db.select().from(quotaCells).orderBy(quotaCells.id)
const figures = (rows: readonly { id: number; accepted: number; reserved: number; target: number }[]) =>
  rows.map(({ id, accepted, reserved, target }) => ({ id, accepted, reserved, target }))

describe("the state of quotas at a moment", () => {
  it("is what the cells said then, after any mix of starts, ends and returns", async () => {
    let now = 0
    const step = fc.tuple(fc.constantFrom("start", "settle", "return"), fc.constantFrom("akmola", "atyrau"))
    const running: { id: string; caseId: string }[] = []
    const seen: { at: Date; figures: ReturnType<typeof figures> }[] = []
    const steps = fc.sample(step, { numRuns: 60, seed: 7 })
    for (const [what, region] of steps) {
      const at = minute(++now)
      const [first] = running
      if (what === "start") {
        const [caseId = ""] = await field.addCases([{ region, service: "C24", language: "kk" }])
        running.push({ caseId, id: await fillIn(field, { caseId, now: at }) })
      } else if (first) {
        running.shift()
        if (what === "settle") await finish(field, first.id, at)
        else await transact(field.db, (tx) => breakOff(tx, first.caseId, at))
      }
      seen.push({ at, figures: figures(await cells()) })
    }
    expect(seen.some(({ figures }) => figures.some(({ accepted }) => accepted > 1))).toBe(true)
    for (const { at, figures: then } of seen)
      expect(figures(await stateAt(field.db, field.wave.id, null, at))).toEqual(then)
  })

  it("has every cell with its first target before anything happened", async () => {
    const first = await stateAt(field.db, field.wave.id, null, minute(-1_000_000))
    expect(first.map(({ target, accepted, reserved }) => [target, accepted, reserved])).toEqual([
      [50, 0, 0],
      [50, 0, 0],
    ])
  })

  it("follows a target from the moment it was changed", async () => {
    const [cell] = await cells()
    const before = new Date()
    await field.db
      .update(quotaCells)
      .set({ target: 60 })
      .where(eq(quotaCells.id, cell?.id ?? 0))
    const targetAt = async (at: Date) => (await stateAt(field.db, field.wave.id, null, at))[0]?.target
    expect(await targetAt(new Date(before.getTime() - 1_000))).toBe(50)
    expect(await targetAt(new Date(Date.now() + 1_000))).toBe(60)
  })

  it("is cut to the reader's regions", async () => {
    const own = await stateAt(field.db, field.wave.id, ["atyrau"], minute(100))
    expect(own.map(({ conditions }) => conditions.region)).toEqual(["atyrau"])
  })
})

describe("changes of targets", () => {
  it("say who, why, and from what to what, to those whose regions they touch", async () => {
    const [akmola, atyrau] = await cells()
    const edit = { waveId: field.wave.id, personId: field.coordinator.id, origin: "table" } as const
    const [both, one] = [newId(), newId()]
    await field.db.insert(quotaEdits).values([
      { id: both, at: minute(1), reason: "both", ...edit },
      { id: one, at: minute(2), reason: "one", ...edit, personId: null },
    ])
    const after = { ...TERMS, target: 9 }
    await field.db.insert(quotaChanges).values([
      { editId: both, cellId: akmola?.id ?? 0, before: TERMS, after },
      { editId: both, cellId: atyrau?.id ?? 0, before: null, after },
      { editId: one, cellId: akmola?.id ?? 0, before: after, after: TERMS },
    ])
    const list = (regions: readonly string[] | null, page: { size: number; before?: Date } = { size: 10 }) =>
      listEdits(field.db, field.wave.id, regions, page)
    expect(await list(null)).toMatchObject([
      { reason: "one", person: null, lines: 1 },
      { reason: "both", person: field.coordinator.name, lines: 2, origin: "table" },
    ])
    const [own, ...others] = await list(["atyrau"])
    expect(others).toEqual([])
    expect(own).toMatchObject({
      reason: "both",
      lines: 1,
      changes: [{ before: null, after, conditions: { region: "atyrau" } }],
    })
    expect(await list(["abroad"])).toEqual([])
    expect(await list(null, { size: 1, before: minute(2) })).toMatchObject([{ reason: "both" }])
  })
})
