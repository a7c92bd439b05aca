import { sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Answers } from "@/lib/questionnaire/definition"
import { newId } from "../ids"
import { cases, interviews, streams, tally, waves, weightings } from "../schema"
import { type Field, openField } from "../testing/field"
import { countCounted, readAims, readSample, weighNow, weighWaves } from "./weights"

const NOW = new Date("2026-11-02T06:00:00Z")
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let field: Field

beforeEach(async () => {
  field = await openField({ study: "public-services" })
})
afterEach(() => field.close())

type Invented = Readonly<{ region: string; n: number; answers?: Answers; standing?: "counted" | "overflow" | "out" }>

/** Completed interviews of some regions, written straight into the tables. */
async function complete(...many: readonly Invented[]) {
  const { db, wave } = field
  const [row] = await db.select().from(waves)
  const stream = "online/list"
  const [{ length } = { length: 0 }] = await db.select({ length: streams.length }).from(streams)
  let position = length
  for (const { region, n, answers = {}, standing = "counted" } of many)
    for (let one = 0; one < n; one++) {
      const [caseId, id] = [newId(), newId()]
      await db
        .insert(cases)
        .values({ id: caseId, waveId: wave.id, source: "list", region, service: "C1", shuffle: 0.5, timezone: "UTC" })
      await db.insert(interviews).values({
        ...{ id, waveId: wave.id, caseId, instrumentId: row!.instrumentId, mode: "online", language: "kk", answers },
        ...{ status: "complete", standing, stream, position: ++position },
        ...{ startedAt: NOW, lastEventAt: NOW, endedAt: NOW },
      })
    }
  await db
    .insert(streams)
    .values({ waveId: wave.id, stream, length: position, firstAt: NOW })
    .onConflictDoUpdate({ target: [streams.waveId, streams.stream], set: { length: position } })
}

const REGIONS = [
  ...["akmola", "aktobe", "almaty_region", "atyrau", "east_kz", "zhambyl", "west_kz", "karaganda", "kostanay"],
  ...["kyzylorda", "mangystau", "pavlodar", "north_kz", "turkistan", "nur_sultan", "almaty_city", "shymkent"],
]
const everywhere = (n: number) => REGIONS.map((region) => ({ region, n }))
const sample = async (regions: readonly string[] | null = null) => {
  const found = await readSample(field.db, field.wave.id, regions)
  if (!found) throw new Error("no weighting")
  return found
}
const weigh = (now = NOW) => weighNow(field.db, field.wave.id, now)

describe("the weights of a wave", () => {
  it("bring the regions to the population and are kept with their effect; only counted interviews have one", async () => {
    await complete(...everywhere(2), { region: "akmola", n: 3, standing: "overflow" }, { region: "abroad", n: 1 })
    await weigh()
    const { weights, at } = await sample()
    expect(at).toEqual(NOW)
    expect(weights).toMatchObject({ n: 35, sample: { outside: 1, margins: [{ name: "region", verified: false }] } })
    // 17 regions of 2: a weight is the region's share of 17 equal ones.
    const population = field.wave.study.population.margins[0]!.rows
    const whole = population.reduce((sum, { size }) => sum + size, 0)
    for (const { code, size } of population)
      expect(weights!.groups.find(({ codes }) => codes.region === code)?.weight).toBeCloseTo((17 * size) / whole, 5)
    expect(weights!.groups.find(({ codes }) => codes.region === "abroad")?.weight).toBe(1)
    const squares = population.reduce((sum, { size }) => sum + (size / whole) ** 2, 0)
    expect(weights!.deff).toBeCloseTo(17 * squares, 5)
    expect(weights!.effectiveN).toBeCloseTo(34 / (17 * squares), 4)
  })

  it("are refused with the empty regions named, and the counts are kept all the same", async () => {
    await complete({ region: "akmola", n: 4 })
    await weigh()
    const { weights, counts } = await sample()
    expect(weights).toMatchObject({ deff: null, groups: [], sample: { result: { ok: false, reason: "empty" } } })
    expect(weights!.sample.empty[0]!.codes).toHaveLength(16)
    expect(counts).toContainEqual({ region: "akmola", dimension: "region", code: "akmola", n: 4 })
  })

  it("put the overall score beside the unweighted one", async () => {
    await complete(...everywhere(1))
    const { id: waveId } = field.wave
    const place = { waveId, service: "C1", form: "office", place: "", mode: "online", slice: "", question: "o_result" }
    const rows = REGIONS.map((region) => ({
      ...place,
      region,
      value: region === "almaty_region" ? "5" : "1",
      count: 1,
    }))
    await field.db.insert(tally).values(rows)
    await weigh()
    const { unweighted, weighted } = (await sample()).weights!.overall!
    const population = field.wave.study.population.margins[0]!.rows
    const whole = population.reduce((sum, { size }) => sum + size, 0)
    const best = population.find(({ code }) => code === "almaty_region")!.size / whole
    expect(unweighted).toEqual({ mean: expect.closeTo(1 + 4 / 17, 9), percent: expect.closeTo(100 / 17, 9) })
    expect(weighted).toEqual({ mean: expect.closeTo(1 + 4 * best, 5), percent: expect.closeTo(100 * best, 4) })
  })

  it("count answers on the path only, and never a special one", async () => {
    await complete(
      {
        region: "akmola",
        n: 3,
        answers: { sex: "female", age_band: "22_29", region: "akmola", settlement_type: "village" },
      },
      {
        region: "akmola",
        n: 2,
        answers: { sex: "male", age_band: "99", region: "abroad", settlement_type: "village" },
      },
    )
    await weigh()
    const { counts } = await sample()
    const of = (name: string) => counts.filter(({ dimension }) => dimension === name).map(({ code, n }) => [code, n])
    expect(of("sex")).toEqual([
      ["female", 3],
      ["male", 2],
    ])
    expect(of("age_band")).toEqual([
      ["", 2],
      ["22_29", 3],
    ])
    // Asked of nobody abroad: what was answered before the region changed has left the path.
    expect(of("settlement_type")).toEqual([
      ["", 2],
      ["village", 3],
    ])
  })

  it("can be neither changed nor taken away", async () => {
    await complete({ region: "akmola", n: 1 })
    await weigh()
    for (const change of [
      sql`update weightings set n = 0`,
      sql`delete from weighting_counts`,
      sql`truncate weightings cascade`,
    ])
      await expect(field.db.execute(change)).rejects.toThrow()
  })
})

describe("somebody of one region", () => {
  it("sees that region's counts and targets, and no weights", async () => {
    await complete({ region: "akmola", n: 4 }, { region: "aktobe", n: 3 })
    await weigh()
    const { counts, weights } = await sample(["aktobe"])
    expect(weights).toBeNull()
    expect([...new Set(counts.map(({ region }) => region))]).toEqual(["aktobe"])
    expect(counts.filter(({ dimension }) => dimension === "service")).toEqual([
      { region: "aktobe", dimension: "service", code: "C1", n: 3 },
    ])
    const aims = await readAims(field.db, field.wave.id, ["aktobe"])
    expect(aims.length).toBeGreaterThan(0)
    expect(aims.every(({ conditions }) => conditions.region === "aktobe")).toBe(true)
    expect(await countCounted(field.db, field.wave.id, ["aktobe"])).toBe(3)
    expect((await sample([])).counts).toEqual([])
  })
})

describe("the job", () => {
  const kept = async () => (await field.db.select().from(weightings)).length

  it("weighs a wave whose interviews have changed, and not again at once", async () => {
    expect(await weighWaves(field.db, NOW)).toBe(0)
    await complete({ region: "akmola", n: 1 })
    expect(await weighWaves(field.db, NOW)).toBe(1)
    await complete({ region: "aktobe", n: 1 })
    expect(await weighWaves(field.db, later(5))).toBe(0)
    expect(await weighWaves(field.db, later(10))).toBe(1)
    expect(await weighWaves(field.db, later(30))).toBe(0)
    expect(await kept()).toBe(2)
    expect((await sample()).weights?.n).toBe(2)
  })
})
