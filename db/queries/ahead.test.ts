import { addHours, addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { atAnyTime } from "@/lib/sample/slots"
import { CALLING } from "@/lib/study/calling"
import { transact } from "../client"
import { quotaCells } from "../schema"
import { type Field, openField } from "../testing/field"
import { freeAhead, giveBack, listAhead, takeAhead } from "./ahead"
import { recordOutcome } from "./calls"
import { findOwnCase, takeNextCase } from "./cases"

// Sunday, 10:00 in Almaty.
const NOW = new Date("2026-11-22T05:00:00Z")
const THERAPY = { service: "therapy", language: "kk" }
const CELLS = [
  { conditions: { service: "therapy" }, target: 40, hard: true },
  { conditions: { service: "dentistry" }, target: 40, hard: true },
]
let field: Field
afterEach(() => field.close())

const person = (n: number) => field.interviewers[n]!
const next = (n: number, at = NOW) => transact(field.db, (tx) => takeNextCase(tx, person(n), at))
const code = (n: number, id: string, what: string, at = NOW, appointmentAt: Date | null = null) =>
  transact(field.db, (tx) => recordOutcome(tx, id, person(n).id, { code: what, note: null, appointmentAt }, at))

describe("taken ahead", () => {
  const calling = atAnyTime({ ...CALLING, lease: { ...CALLING.lease, ahead: 3 } })
  const reserved = async () => (await field.db.select().from(quotaCells)).reduce((sum, cell) => sum + cell.reserved, 0)
  beforeEach(async () => {
    field = await openField({ interviewers: 2, cells: CELLS, calling })
  })

  it("cases hold their places, are nobody else's, and are no more than the policy allows", async () => {
    await field.addCases(Array.from({ length: 5 }, () => THERAPY))
    const taken = await transact(field.db, (tx) => takeAhead(tx, person(0), 10, NOW))
    expect(taken).toHaveLength(3)
    expect(await transact(field.db, (tx) => takeAhead(tx, person(0), 1, NOW))).toEqual([])
    expect(await reserved()).toBe(3)
    const others = [await next(1)]
    await code(1, others[0]!, "refusal")
    others.push(await next(1))
    await code(1, others[1]!, "refusal")
    expect(await next(1)).toBeNull()
    expect(await next(0)).toBe(
      taken.find(({ caseId }) => caseId === taken[0]!.caseId) && (await findOwnCase(field.db, person(0).id, NOW)),
    )
  })

  it("cases can be coded without being on the screen, and given back", async () => {
    await field.addCases(Array.from({ length: 3 }, () => THERAPY))
    const [one, two, three] = await transact(field.db, (tx) => takeAhead(tx, person(0), 3, NOW))
    await code(0, one!.caseId, "no_answer")
    expect(await reserved()).toBe(2)
    await transact(field.db, (tx) => giveBack(tx, person(0), [two!.caseId], NOW))
    await expect(transact(field.db, (tx) => giveBack(tx, person(1), [three!.caseId], NOW))).rejects.toMatchObject({
      code: "case_not_yours",
    })
    expect(await listAhead(field.db, person(0).id, NOW)).toMatchObject([{ caseId: three!.caseId }])
    expect(await reserved()).toBe(1)
    expect(await next(1)).toBe(two!.caseId)
  })

  it("cases come back by themselves when the time is over", async () => {
    await field.addCases([THERAPY])
    const [one] = await transact(field.db, (tx) => takeAhead(tx, person(0), 1, NOW))
    expect(await transact(field.db, (tx) => freeAhead(tx, addHours(NOW, 11)))).toBe(0)
    expect(await transact(field.db, (tx) => freeAhead(tx, addHours(NOW, 12)))).toBe(1)
    expect(await reserved()).toBe(0)
    expect(await next(1, addHours(NOW, 12))).toBe(one!.caseId)
  })

  it("nothing is taken whose cell is full meanwhile", async () => {
    await field.addCases([THERAPY, THERAPY, THERAPY])
    await field.db.update(quotaCells).set({ target: 1 }).where(eq(quotaCells.service, "therapy"))
    expect(await transact(field.db, (tx) => takeAhead(tx, person(0), 3, NOW))).toHaveLength(1)
  })

  it("cases wait while an agreed time is due", async () => {
    await field.addCases([THERAPY, THERAPY])
    const id = (await next(0))!
    const due = addMinutes(NOW, 60)
    await code(0, id, "appointment", NOW, due)
    const [one] = await transact(field.db, (tx) => takeAhead(tx, person(0), 1, NOW))
    expect(await next(0, due)).toBe(id)
    await code(0, id, "no_answer", due)
    expect(await next(0, due)).toBe(one!.caseId)
  })
})
