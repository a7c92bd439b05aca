import { addDays, addHours } from "date-fns"
import { afterAll, beforeAll, expect, it } from "vitest"
import { transact } from "../client"
import { type Field, openField } from "../testing/field"
import { recordOutcome } from "./calls"
import { takeNextCase } from "./cases"
import { readByHour, readByInterviewer } from "./outcomes"

// 10:00 in Almaty.
const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField({ cells: [] })
  await field.addCases([{ service: "therapy", language: "kk" }])
  const call = (n: number, code: string, at: Date) =>
    transact(field.db, async (tx) => {
      const id = (await takeNextCase(tx, field.interviewers[n]!, at)) ?? ""
      await recordOutcome(tx, id, field.interviewers[n]!.id, { code, note: null, appointmentAt: null }, at)
    })
  await call(0, "no_answer", NOW)
  await call(0, "soft_refusal", addHours(NOW, 4))
  await call(1, "no_answer", addDays(NOW, 9))
})
afterAll(() => field.close())

it("a case is his or hers whose call told most, whoever called last", async () => {
  const place = { waveId: field.wave.id, regions: null }
  const [one] = field.interviewers
  expect(await readByInterviewer(field.db, place)).toEqual([
    { personId: one!.id, name: one!.name, code: "soft_refusal", open: true, n: 1 },
  ])
  expect(await readByInterviewer(field.db, { ...place, service: "dentistry" })).toEqual([])
  expect(await readByInterviewer(field.db, { ...place, regions: ["atyrau"] })).toEqual([])
})

it("calls count at the hour of the respondent's clock", async () => {
  const hours = await readByHour(field.db, { waveId: field.wave.id, regions: null })
  expect(hours.sort((a, b) => a.hour - b.hour)).toEqual([
    { hour: 10, code: "no_answer", n: 2 },
    { hour: 14, code: "soft_refusal", n: 1 },
  ])
})
