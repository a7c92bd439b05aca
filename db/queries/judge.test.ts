import { addMinutes } from "date-fns"
import { eq, isNull, ne } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { drawValue } from "@/lib/verification/draw"
import { flags, interviews, releases, verifications, waves } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { type Planted, plantInterviews } from "../testing/judging"
import { listDrawn } from "./draw"
import { readFlags } from "./flags"
import { judgeInterviews } from "./judge"
import { judgeWork } from "./work-flags"

const MORNING = new Date("2026-11-23T04:00:00Z")
const NIGHT = new Date("2026-11-22T22:10:00Z")
const NOW = new Date("2026-11-24T05:00:00Z")
let field: Field

beforeEach(async () => {
  field = await openField({ interviewers: 8, cells: [] })
})
afterEach(() => field.close())

/** Honest days of eight interviewers: 120 interviews, twenty minutes apart. */
const honest = (each = 15): Planted[] =>
  field.interviewers.flatMap((_, interviewer) =>
    Array.from({ length: each }, (_, n) => ({
      ...{ interviewer, startedAt: addMinutes(MORNING, 20 * n), seconds: 6 + (n % 5), waited: 11 + ((n * 7) % 50) },
    })),
  )
/** Made up at night in a fifth of the time. */
const madeUp = (interviewer: number, n: number): Planted[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ interviewer, startedAt: addMinutes(NIGHT, 2 * i), seconds: 1, waited: 30 },
  }))

const judge = () => judgeInterviews(field.db, VAULT.open, NOW)
const allFlags = () => field.db.select().from(flags)
const unjudged = () => field.db.select({ id: interviews.id }).from(interviews).where(isNull(interviews.qualityAt))
const risks = () => field.db.select().from(verifications).where(eq(verifications.reason, "risk"))

describe("flags of interviews", () => {
  it("are written once, whoever judges how often, and change no interview", async () => {
    await plantInterviews(field, [...honest(), ...madeUp(0, 6)])
    const before = await field.db.select().from(interviews).orderBy(interviews.id)
    const judged = await Promise.all([judge(), judge()])
    expect(judged.reduce((sum, n) => sum + n, 0)).toBe(126)
    expect(await unjudged()).toEqual([])
    const found = await allFlags()
    expect(await judge()).toBe(0)
    expect(await allFlags()).toEqual(found)
    const after = await field.db.select().from(interviews).orderBy(interviews.id)
    expect(after).toEqual(before.map((interview) => ({ ...interview, qualityAt: NOW })))
  })

  it("see what was made up, and hardly anything else", async () => {
    const ids = await plantInterviews(field, [...honest(), ...madeUp(0, 6)])
    await judge()
    const made = new Set(ids.slice(120))
    const found = await allFlags()
    const kinds = new Set(found.filter(({ interviewId }) => made.has(interviewId ?? "")).map(({ kind }) => kind))
    expect([...kinds]).toEqual(expect.arrayContaining(["too_fast", "odd_hours"]))
    const fast = new Set(found.filter(({ kind }) => kind === "too_fast").map(({ interviewId }) => interviewId))
    expect([...made].filter((id) => fast.has(id))).toHaveLength(6)
    expect(found.filter(({ interviewId }) => !made.has(interviewId ?? "")).length).toBeLessThan(8)
  })

  it("wait in an open wave until there is something usual, and not in a closed one", async () => {
    await plantInterviews(field, honest(5))
    expect(await judge()).toBe(0)
    expect(await unjudged()).toHaveLength(40)
    await field.db.update(waves).set({ status: "closed", closedAt: NOW })
    expect(await judge()).toBe(40)
  })

  it("are read newest first, by interview, person and team", async () => {
    const ids = await plantInterviews(field, [...honest(), ...madeUp(0, 6)])
    await judge()
    const last = ids.at(-1) ?? ""
    const [personId = "", waveId] = [field.interviewers[0]?.id, field.wave.id]
    const of = await readFlags(field.db, { interviewId: last })
    expect(of.length).toBeGreaterThanOrEqual(2)
    expect(of.every(({ interviewId }) => interviewId === last)).toBe(true)
    const ofPerson = await readFlags(field.db, { personId, waveId })
    expect(ofPerson.every((flag) => flag.personId === personId)).toBe(true)
    const ofTeam = await readFlags(field.db, { teamId: field.supervisor.teamId ?? "", waveId })
    expect(ofTeam).toHaveLength((await allFlags()).length)
    expect(ofTeam.map(({ id }) => id)).toEqual([...ofTeam.map(({ id }) => id)].sort().reverse())
  })
})

describe("flags of a device", () => {
  it("see a device that fills in many forms, and not two at one address", async () => {
    const online = (n: number, device: string): Planted => ({
      ...honest(1)[0]!,
      startedAt: addMinutes(MORNING, n),
      device,
    })
    const alone = Array.from({ length: 110 }, (_, n) => online(n, `device ${Math.floor(n / 2)}`))
    const farm = Array.from({ length: 9 }, (_, n) => online(200 + n, "farm"))
    const ids = await plantInterviews(field, [...alone, ...farm])
    await judge()
    const found = (await allFlags()).filter(({ kind }) => kind === "same_device")
    expect(found.map(({ interviewId }) => interviewId).sort()).toEqual(ids.slice(110).sort())
    expect(found[0]).toMatchObject({ personId: null, seen: { interviews: 9 }, usual: { interviews: 2 } })
  })
})

describe("checks on suspicion", () => {
  it("take the policy's share of a stream, by draw value among equals, apart from the random ones", async () => {
    const ids = await plantInterviews(field, [...honest(), ...madeUp(0, 25)])
    await judge()
    const checks = await risks()
    // Five in a hundred of 40.
    expect(checks).toHaveLength(2)
    expect(new Set(checks.map(({ cause }) => cause))).toEqual(new Set(["flags"]))
    expect(await listDrawn(field.db, field.wave.id)).toEqual([])
    const counts = new Map<string, number>()
    for (const { interviewId } of await allFlags())
      counts.set(interviewId ?? "", (counts.get(interviewId ?? "") ?? 0) + 1)
    const [wave] = await field.db.select().from(waves)
    const seed = VAULT.open(wave?.drawSeed as Buffer)
    const rows = await field.db.select().from(interviews)
    const order = rows
      .filter(({ id }) => ids.slice(120).includes(id) && (counts.get(id) ?? 0) >= 2)
      .map((row) => ({
        id: row.id,
        n: counts.get(row.id) ?? 0,
        value: drawValue(seed, row.stream ?? "", row.position ?? 0),
      }))
      .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    expect(checks.map(({ interviewId }) => interviewId).sort()).toEqual(
      order
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    )
    await field.db.update(interviews).set({ qualityAt: null })
    await judge()
    expect(await risks()).toHaveLength(2)
  })

  it("leave a check that is there as it is, and voided interviews out", async () => {
    const ids = await plantInterviews(field, [...honest(), ...madeUp(0, 20)])
    await field.db
      .update(interviews)
      .set({ standing: "out" })
      .where(eq(interviews.interviewerId, field.interviewers[0]?.id ?? ""))
    await judge()
    expect(
      (await allFlags()).filter(({ interviewId }) => ids.slice(120).includes(interviewId ?? "")).length,
    ).toBeGreaterThan(20)
    expect(await risks()).toEqual([])
  })

  it("are not added once the seed is published", async () => {
    await plantInterviews(field, [...honest(), ...madeUp(0, 20)])
    await field.db.update(waves).set({ status: "closed", closedAt: NOW })
    await field.db.insert(releases).values(released())
    await judge()
    expect(await risks()).toEqual([])
    expect((await allFlags()).length).toBeGreaterThan(0)
  })
})

describe("flags of an interviewer's work", () => {
  it("say what holds now, and go when it no longer does", async () => {
    await plantInterviews(
      field,
      honest(40).map((plan, n) => (plan.interviewer === 3 ? { ...plan, waited: 10 + 5 * (n % 6), rating: "1" } : plan)),
    )
    await judgeWork(field.db, NOW)
    const work = () => field.db.select().from(flags).where(isNull(flags.interviewId)).orderBy(flags.kind)
    const found = await work()
    const personId = field.interviewers[3]?.id
    expect(found.map(({ kind, personId: about }) => [kind, about])).toEqual([
      ["digit_heaping", personId],
      ["unlike_peers", personId],
    ])
    await judgeWork(field.db, addMinutes(NOW, 1440))
    expect(await work()).toEqual(found)
    await field.db
      .update(interviews)
      .set({ answers: { visited: "yes", waited: 12, r_reception: "5", r_doctor: "4", r_clean: "5" } })
      .where(ne(interviews.interviewerId, "00000000-0000-0000-0000-000000000000"))
    await judgeWork(field.db, addMinutes(NOW, 2880))
    expect(await work()).toEqual([])
  })
})

const released = (): typeof releases.$inferInsert => ({
  ...{ id: field.wave.id, waveId: field.wave.id, number: 1, hash: "0", snapshot: {} },
  ...{ releasedBy: field.coordinator.id, releasedAt: NOW },
})
