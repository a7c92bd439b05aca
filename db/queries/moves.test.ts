import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { ApplicableMove } from "@/lib/quota/moves"
import { transact } from "../client"
import { appliedMoves, audit, cases, people, quotaCells } from "../schema"
import { joinField } from "../testing/appealing"
import { type Field, openField, VAULT } from "../testing/field"
import { SYSTEM } from "./audit"
import { applyMove, listMoves } from "./moves"
import { planEnd, readSteering } from "./steering"
import { listEdits } from "./targets"
import { closeWave, findWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const SERVICE = "C24"
const terms = (target: number) => ({ target, hard: true, floor: null, ceiling: null })
const conditions = (region: string) => ({ region, service: SERVICE })
let field: Field
let regional: Person

beforeEach(async () => {
  const cells = ["akmola", "atyrau"].map((region) => ({ conditions: conditions(region), target: 10, hard: true }))
  field = await openField({ study: "public-services", cells })
  await field.addCases(Array.from({ length: 60 }, () => ({ ...conditions("atyrau"), language: "kk" })))
  regional = await joinField(field, "coordinator", { regions: ["atyrau"] })
})
afterEach(() => field.close())

const TARGETS: ApplicableMove = {
  ...{ kind: "targets", axis: "service", code: SERVICE },
  lines: [
    { conditions: conditions("akmola"), before: terms(10), to: 4 },
    { conditions: conditions("atyrau"), before: terms(10), to: 16 },
  ],
}
const apply = (move: ApplicableMove, person: Person = field.coordinator, reason = "no list came") =>
  transact(field.db, (tx) => applyMove(tx, person, field.wave.id, { move, reason }, NOW))
const targets = async () =>
  (await field.db.select().from(quotaCells).orderBy(quotaCells.id)).map(({ target }) => target)
const linesOf = async (verb: string) => field.db.select().from(audit).where(eq(audit.verb, verb))
const steering = async (person: Person) => readSteering(field.db, person, await findWave(field.db, field.wave.id), NOW)

describe("moving targets", () => {
  it("is offered, and keeps the sum, the reason and a version", async () => {
    await field.addCases(Array.from({ length: 140 }, () => ({ ...conditions("atyrau"), language: "kk" })))
    const { suggestions } = await steering(field.coordinator)
    expect(suggestions).toContainEqual(expect.objectContaining({ kind: "targets", places: 10 }))
    await apply(TARGETS)
    expect(await targets()).toEqual([4, 16])
    const [version] = await listEdits(field.db, field.coordinator, field.wave.id)
    expect(version).toMatchObject({ origin: "move", reason: "no list came" })
    expect(await listMoves(field.db, field.coordinator, field.wave.id)).toMatchObject([
      { reason: "no list came", by: field.coordinator.name, who: null, move: TARGETS },
    ])
  })

  it.each<[string, () => Promise<unknown>]>([
    [
      "a target was changed",
      () => field.db.update(quotaCells).set({ target: 11 }).where(eq(quotaCells.region, "akmola")),
    ],
    ["a floor was set", () => field.db.update(quotaCells).set({ floor: 8 }).where(eq(quotaCells.region, "akmola"))],
    [
      "a ceiling was set",
      () => field.db.update(quotaCells).set({ ceiling: 12 }).where(eq(quotaCells.region, "atyrau")),
    ],
    [
      "places were taken",
      () => field.db.update(quotaCells).set({ accepted: 5 }).where(eq(quotaCells.region, "akmola")),
    ],
    [
      "a list came",
      () => field.addCases(Array.from({ length: 50 }, () => ({ ...conditions("akmola"), language: "kk" }))),
    ],
    ["the other list went", () => field.db.update(cases).set({ finalAt: NOW, disposition: "refusal" })],
    ["it was made already", () => apply(TARGETS)],
  ])("is refused when meanwhile %s, and changes nothing", async (_what, happen) => {
    await happen()
    const before = await targets()
    await expect(apply(TARGETS)).rejects.toMatchObject({ code: "move_outdated" })
    expect(await targets()).toEqual(before)
  })

  it("lets two who click at once make it once", async () => {
    const results = await Promise.allSettled([apply(TARGETS), apply(TARGETS)])
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(await targets()).toEqual([4, 16])
  })

  it("never makes or loses a place", async () => {
    const lines = [{ conditions: conditions("akmola"), before: terms(10), to: 4 }]
    await expect(apply({ ...TARGETS, lines })).rejects.toMatchObject({ code: "move_outdated" })
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ["without a reason", () => apply(TARGETS, field.coordinator, "  "), "reason_required"],
    ["by a coordinator of one of the regions", () => apply(TARGETS, regional), "not_allowed"],
    ["by a supervisor", () => apply(TARGETS, field.supervisor), "not_allowed"],
    ["by an interviewer", () => apply(TARGETS, field.interviewers[0]), "not_allowed"],
  ])("cannot be done %s", async (_who, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code })
    expect(await targets()).toEqual([10, 10])
    expect(await field.db.select().from(appliedMoves)).toEqual([])
  })

  it("cannot be done in a closed wave", async () => {
    await transact(field.db, (tx) => closeWave(tx, SYSTEM, field.wave.id, NOW, VAULT.open))
    await expect(apply(TARGETS)).rejects.toMatchObject({ code: "wave_not_open" })
  })
})

describe("moving an interviewer", () => {
  let moved: Person
  const move = (of: Partial<Extract<ApplicableMove, { kind: "interviewer" }>> = {}): ApplicableMove => ({
    ...{ kind: "interviewer", personId: moved.id, from: "akmola", to: "atyrau", ...of },
  })
  const regionsOf = async (id: string) => (await field.db.select().from(people).where(eq(people.id, id)))[0]?.regions

  beforeEach(async () => {
    moved = await joinField(field, "interviewer", { regions: ["akmola", "almaty_city"], languages: ["kk"] })
  })

  it("changes the regions of one person, with an audit line", async () => {
    await apply(move())
    expect(await regionsOf(moved.id)).toEqual(["atyrau", "almaty_city"])
    expect(await linesOf("person.moved")).toMatchObject([
      { thingId: moved.id, personId: field.coordinator.id, details: { from: "akmola", to: "atyrau" } },
    ])
    expect(await listMoves(field.db, regional, field.wave.id)).toMatchObject([{ who: moved.name }])
  })

  it.each<[string, () => Promise<unknown>]>([
    [
      "the person went elsewhere",
      () =>
        field.db
          .update(people)
          .set({ regions: ["almaty_city"] })
          .where(eq(people.id, moved.id)),
    ],
    ["the account was closed", () => field.db.update(people).set({ disabledAt: NOW }).where(eq(people.id, moved.id))],
    [
      "the region filled up",
      () => field.db.update(quotaCells).set({ accepted: sql`target` }).where(eq(quotaCells.region, "atyrau")),
    ],
    [
      "nobody else is left there",
      () =>
        field.db
          .update(people)
          .set({ regions: ["atyrau"] })
          .where(sql`role = 'interviewer' and id <> ${moved.id}`),
    ],
  ])("is refused when meanwhile %s", async (_what, happen) => {
    await happen()
    await expect(apply(move())).rejects.toMatchObject({ code: "move_outdated" })
    expect(await linesOf("person.moved")).toEqual([])
  })

  it.each<[string, () => Person]>([
    ["a coordinator of the one region", () => regional],
    ["a supervisor", () => field.supervisor],
    ["an interviewer", () => moved],
  ])("cannot be done by %s", async (_who, person) => {
    await expect(apply(move(), person())).rejects.toMatchObject({ code: "not_allowed" })
    expect(await regionsOf(moved.id)).toEqual(["akmola", "almaty_city"])
  })

  it("moves interviewers only", async () => {
    await expect(apply(move({ personId: regional.id }))).rejects.toMatchObject({ code: "move_outdated" })
  })
})

describe("what is seen and planned", () => {
  it("shows a coordinator of some regions these alone", async () => {
    const { regions, cells, suggestions } = await steering(regional)
    expect(regions.map(({ code }) => code)).toEqual(["atyrau"])
    expect([...cells, ...suggestions.filter(({ kind }) => kind !== "contacts")]).toEqual([])
    expect((await steering(field.coordinator)).cells).toMatchObject([{ conditions: conditions("akmola") }])
  })

  it("keeps the planned end, and refuses a day in the past and a coordinator of some regions", async () => {
    const plan = (day: string | null, person = field.coordinator) =>
      transact(field.db, (tx) => planEnd(tx, person, field.wave.id, day, NOW))
    await plan("2026-12-01")
    expect((await steering(field.coordinator)).planned).toBe(10)
    await expect(plan("2026-11-21")).rejects.toMatchObject({ fields: { plannedEnd: "in_past" } })
    await expect(plan("2026-12-02", regional)).rejects.toMatchObject({ code: "not_allowed" })
    await plan(null)
    expect((await linesOf("wave.planned")).map(({ details }) => details)).toEqual([
      { plannedEnd: "2026-12-01" },
      { plannedEnd: null },
    ])
  })
})
