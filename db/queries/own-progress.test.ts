import { addMinutes } from "date-fns"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Study } from "@/lib/study/study"
import { transact } from "../client"
import { newId } from "../ids"
import { calls, quotaCells } from "../schema"
import { type Field, openField } from "../testing/field"
import { findCell, talkedSince } from "./own-progress"

const NOW = new Date("2026-11-22T05:00:00Z")
const later = (minutes: number) => addMinutes(NOW, minutes)
let field: Field
let caseId: string

beforeEach(async () => {
  const cells: Study["quotas"]["cells"] = [
    { conditions: { region: "almaty", service: "therapy" }, target: 7, hard: true },
    { conditions: { service: "therapy" }, target: 20, hard: false },
    { conditions: { region: "almaty" }, target: 30, hard: false },
    { conditions: { service: "therapy", gender: "female" }, target: 3, hard: false },
  ]
  field = await openField({ cells })
  const [id = ""] = await field.addCases([{ region: "almaty", service: "therapy", language: "kk" }])
  caseId = id
})
afterEach(() => field.close())

type Call = Partial<typeof calls.$inferInsert> & { startedAt: Date }
const called = (call: Call, n = 0) =>
  field.db.insert(calls).values({
    ...{ id: newId(), caseId, personId: field.interviewers[n]!.id, phone: 1 },
    ...(call.endedAt && { disposition: "no_answer" }),
    ...call,
  })
const talked = (at = later(60)) => transact(field.db, (tx) => talkedSince(tx, field.interviewers[0]!.id, NOW, at))

describe("minutes on the line", () => {
  it("run from the answer to the end of the call, or to now", async () => {
    expect(await talked()).toBe(0)
    await called({ startedAt: later(0), answeredAt: later(2), hungUpAt: later(12), endedAt: later(20) })
    expect(await talked()).toBe(10)
    await called({ startedAt: later(20), endedAt: later(25) })
    expect(await talked()).toBe(15)
    await called({ startedAt: later(50), answeredAt: later(51) })
    expect(await talked()).toBe(24)
  })

  it("are this person's, of this day, and never less than none", async () => {
    await called({ startedAt: later(-30), endedAt: later(-10) })
    await called({ startedAt: later(0), endedAt: later(30) }, 1)
    await called({ startedAt: later(0), answeredAt: later(5), hungUpAt: later(4), endedAt: later(6) })
    expect(await talked()).toBe(0)
  })
})

describe("the cell of a case", () => {
  const cellOf = (region: string | null, service: string | null) =>
    transact(field.db, (tx) => findCell(tx, { waveId: field.wave.id, region, service }))

  it.each([
    ["region and service", "almaty", "therapy", 7],
    ["its service, where the region has none", "atyrau", "therapy", 20],
    ["its region, where the service has none", "almaty", "dentistry", 30],
    ["its service, where it has no region", null, "therapy", 20],
  ] as const)("is that of %s", async (_name, region, service, target) => {
    expect(await cellOf(region, service)).toEqual({ accepted: 0, target })
  })

  it("is none where nothing is counted by either", async () => {
    expect(await cellOf("atyrau", "dentistry")).toBeNull()
    expect(await cellOf(null, null)).toBeNull()
    await field.db.update(quotaCells).set({ accepted: 2 })
    expect(await cellOf("almaty", "therapy")).toEqual({ accepted: 2, target: 7 })
  })
})
