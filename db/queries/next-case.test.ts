import { addDays, addHours, addMinutes } from "date-fns"
import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING, CallingPolicy } from "@/lib/study/calling"
import { transact } from "../client"
import { newId } from "../ids"
import { appointments, cases, contacts, doNotCall, interviews, quotaCells, shifts } from "../schema"
import { type Field, openField } from "../testing/field"
import { recordOutcome } from "./calls"
import { takeNextCase } from "./cases"
import { startInterview } from "./interviews"
import { findNextCase } from "./next-case"

// Sunday, 10:00 in Almaty.
const NOW = new Date("2026-11-22T05:00:00Z")
const later = (minutes: number) => addMinutes(NOW, minutes)
const THERAPY = { service: "therapy", language: "kk" }
const CELLS = [
  { conditions: { service: "therapy" }, target: 40, hard: true },
  { conditions: { service: "dentistry" }, target: 40, hard: true },
]
let field: Field
const open = async (wanted: Parameters<typeof openField>[0]) => {
  field = await openField(wanted)
}
afterEach(() => field.close())

const person = (n: number) => field.interviewers[n]!
const next = (n: number, at = NOW) => transact(field.db, (tx) => takeNextCase(tx, person(n), at))
const code = (n: number, id: string, what: string, at = NOW, more: { appointmentAt?: Date; language?: string } = {}) =>
  transact(field.db, (tx) =>
    recordOutcome(tx, id, person(n).id, { code: what, note: null, appointmentAt: null, ...more }, at),
  )
const change = (id: string, set: Partial<typeof cases.$inferInsert>) =>
  field.db.update(cases).set(set).where(eq(cases.id, id))
const stored = async (id: string) => (await field.db.select().from(cases).where(eq(cases.id, id)))[0]!

describe("many at once", () => {
  beforeEach(() => open({ interviewers: 30, cells: CELLS }))

  it("30 takers over 12 cases get distinct ones, whatever search finds them", async () => {
    const ids = await field.addCases(Array.from({ length: 12 }, () => THERAPY))
    for (const id of ids.slice(0, 3)) await change(id, { priority: 1 })
    for (const id of ids.slice(3, 6)) {
      const agreed = { caseId: id, madeBy: person(0).id, at: addMinutes(NOW, -20), timezone: "Asia/Almaty" }
      await field.db.insert(appointments).values({ id: newId(), ...agreed })
    }
    const taken = (await Promise.all(field.interviewers.map((_, n) => next(n)))).filter((id) => id !== null)
    expect(taken).toHaveLength(12)
    expect(new Set(taken).size).toBe(12)
  })

  it("two windows of one interviewer get one case", async () => {
    await field.addCases([THERAPY, THERAPY, THERAPY])
    const taken = await Promise.all([next(0), next(0), next(0)])
    expect(new Set(taken).size).toBe(1)
  })

  it("every due appointment is offered within a minute while somebody suitable is free", async () => {
    const ids = await field.addCases(Array.from({ length: 24 }, () => THERAPY))
    for (const [n, id] of ids.entries()) {
      const agreed = { caseId: id, madeBy: person(n % 6).id, at: later(60), timezone: "Asia/Almaty" }
      await field.db.insert(appointments).values({ id: newId(), ...agreed })
      await change(id, { nextAttemptAt: later(60), disposition: "appointment" })
    }
    expect(await next(29, later(59))).toBeNull()
    // Six who agreed a time take one each; busy then, they leave the rest to the others.
    const own = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => next(n, later(60))))
    const rest = await Promise.all(field.interviewers.slice(6).map((_, n) => next(n + 6, later(60))))
    const offered = [...own, ...rest].filter((id) => id !== null)
    expect(new Set(offered)).toEqual(new Set(ids))
  })

  it("no path leads to two accepted interviews of one case: a second start is the first interview", async () => {
    await field.addCases([THERAPY])
    const id = (await next(0))!
    const start = (interviewer: string | null) => ({
      ...{ id: newId(), caseId: id, language: "kk", interviewerId: interviewer },
      mode: interviewer ? ("phone" as const) : ("online" as const),
    })
    const tries = [person(0).id, person(0).id, null, null].map((who) =>
      transact(field.db, (tx) => startInterview(tx, start(who), NOW)),
    )
    await Promise.allSettled(tries)
    expect(await field.db.select().from(interviews).where(eq(interviews.caseId, id))).toHaveLength(1)
  })
})

describe("the policy", () => {
  const policy = CallingPolicy.parse({ refusal: { coolingDays: 2 } })
  beforeEach(() => open({ interviewers: 4, cells: CELLS, calling: policy }))

  it("calls nobody outside the hours of their own clock, but keeps an agreed time", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    expect(await next(0, later(-1))).toBeNull()
    const night = later(13 * 60)
    expect(await next(0)).toBe(id)
    await code(0, id, "appointment", NOW, { appointmentAt: night })
    expect(await next(0, night)).toBe(id)
  })

  it("leaves a soft time to the hours", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    await next(0)
    await code(0, id, "call_later", NOW, { appointmentAt: later(13 * 60) })
    expect(await next(0, later(13 * 60))).toBeNull()
  })

  it("tries each part of the week before any is repeated", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    expect(await next(0)).toBe(id)
    await code(0, id, "no_answer")
    expect(await stored(id)).toMatchObject({
      slotAttempts: { weekend: 1 },
      slotsDue: ["morning", "afternoon", "evening"],
    })
    expect(await next(0, later(200))).toBeNull()
    const monday = new Date("2026-11-23T04:00:00Z")
    expect((await stored(id)).nextAttemptAt).toEqual(monday)
    expect(await next(0, monday)).toBe(id)
  })

  it("has a refusal turned by somebody else after the cooling, once", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    await next(0)
    await code(0, id, "soft_refusal")
    expect(await next(1, addDays(NOW, 1))).toBeNull()
    expect(await next(0, addDays(NOW, 2))).toBeNull()
    expect(await next(1, addDays(NOW, 2))).toBe(id)
    await code(1, id, "soft_refusal", addDays(NOW, 2))
    expect(await stored(id)).toMatchObject({ disposition: "soft_refusal", refusals: 2 })
    expect((await stored(id)).finalAt).not.toBeNull()
  })

  it("hands a language over to who speaks it, at once; nobody there is the end", async () => {
    const [id = "", other = ""] = await field.addCases([THERAPY, THERAPY])
    await change(other, { finalAt: NOW })
    await next(0)
    await field.db.execute(sql`update people set languages = '{ru}' where id = ${person(1).id}`)
    await field.db.execute(
      sql`update people set languages = '{kk}' where id <> ${person(1).id} and role = 'interviewer'`,
    )
    await code(0, id, "language_barrier", NOW, { language: "ru" })
    const kazakh = { ...person(2), languages: ["kk"] }
    expect(await transact(field.db, (tx) => takeNextCase(tx, kazakh, NOW))).toBeNull()
    expect(await transact(field.db, (tx) => takeNextCase(tx, { ...person(1), languages: ["ru"] }, NOW))).toBe(id)
    await code(1, id, "language_barrier", NOW, { language: "en" })
    expect(await stored(id)).toMatchObject({ disposition: "language_barrier", finalAt: NOW })
  })

  it("gives what waits for somebody off shift to the others at once", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    await next(0)
    await code(0, id, "appointment", NOW, { appointmentAt: later(60) })
    expect(await next(1, later(60))).toBeNull()
    await field.db
      .insert(shifts)
      .values({ id: newId(), personId: person(0).id, startsAt: addHours(NOW, -9), endsAt: NOW })
    expect(await next(1, later(60))).toBe(id)
  })

  it("treats an appointment that nobody kept as a try like any other", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    await next(0)
    await code(0, id, "appointment", NOW, { appointmentAt: later(60) })
    const afterwards = addHours(later(60), 24)
    expect(await next(1, afterwards)).toBe(id)
    await code(1, id, "no_answer", afterwards)
    expect((await stored(id)).attempts).toBe(1)
    const [row] = await field.db.select().from(appointments)
    expect(row).toMatchObject({ outcome: "missed" })
  })

  it("never calls a number of the do-not-call list, nor an erased contact", async () => {
    const [id = ""] = await field.addCases([THERAPY])
    const [contact] = await field.db.select().from(contacts)
    const barred = {
      studyId: field.wave.studyId,
      phoneFingerprint: contact!.phoneFingerprint,
      reason: "asked",
      at: NOW,
    }
    await field.db.insert(doNotCall).values(barred)
    await change(id, { priority: 9 })
    expect(await next(0)).toBeNull()
    await field.db.delete(doNotCall)
    await field.db.update(contacts).set({ erasedAt: NOW })
    expect(await next(0)).toBeNull()
    await field.db.update(contacts).set({ erasedAt: null })
    expect(await next(0)).toBe(id)
  })

  it("follows the supervisor's wishes: the queue first, and what is reserved for that one only", async () => {
    const [first = "", second = ""] = await field.addCases([THERAPY, { ...THERAPY, service: "dentistry" }])
    await change(second, { priority: 3 })
    await change(first, { reservedFor: person(2).id })
    expect(await next(0)).toBe(second)
    expect(await next(1)).toBeNull()
    expect(await next(2)).toBe(first)
  })

  it("begins with the emptiest cell, and offers none of a full one", async () => {
    const [therapy = "", dentistry = ""] = await field.addCases([THERAPY, { ...THERAPY, service: "dentistry" }])
    await field.db.update(quotaCells).set({ accepted: 20 }).where(eq(quotaCells.service, "therapy"))
    expect(await next(0)).toBe(dentistry)
    await field.db.update(quotaCells).set({ accepted: 40 }).where(eq(quotaCells.service, "therapy"))
    expect(await next(1)).toBeNull()
    await field.db.update(quotaCells).set({ target: 41 }).where(eq(quotaCells.service, "therapy"))
    expect(await next(1)).toBe(therapy)
  })
})

describe("referred and listed cases", () => {
  const mixed = (snowballInTen: number, interviewers: number) =>
    open({ interviewers, cells: CELLS, calling: atAnyTime({ ...CALLING, snowballInTen }) })
  const halfReferred = async (n: number) => {
    const ids = await field.addCases(Array.from({ length: 2 * n }, () => THERAPY))
    const referred = new Set(ids.slice(0, n))
    for (const id of referred) await change(id, { source: "snowball" })
    return { ids, referred }
  }

  it.each([
    [0, 0],
    [10, 4],
  ])(
    "%i in ten: of four taken, %i are referred, while there are both; then the other kind",
    async (inTen, expected) => {
      await mixed(inTen, 8)
      const { ids, referred } = await halfReferred(4)
      const first: (string | null)[] = []
      for (const n of [0, 1, 2, 3]) first.push(await next(n))
      expect(first.filter((id) => referred.has(id ?? ""))).toHaveLength(expected)
      const rest = [await next(4), await next(5), await next(6), await next(7)]
      expect(new Set([...first, ...rest])).toEqual(new Set(ids))
    },
  )

  it("three in ten: about so many of those taken are referred", async () => {
    await mixed(3, 1)
    const { referred } = await halfReferred(2)
    let found = 0
    const tries = 200
    for (let n = 0; n < tries; n++) {
      const id = (await transact(field.db, (tx) => findNextCase(tx, person(0), NOW)))!
      if (referred.has(id)) found++
    }
    // Five standard errors around 0.3: chance alone fails this once in a million runs and more.
    expect(found / tries).toBeGreaterThan(0.3 - 5 * 0.0324)
    expect(found / tries).toBeLessThan(0.3 + 5 * 0.0324)
  })
})
