import { describe, expect, it } from "vitest"
import { groupRates, type Rates } from "../verification/rates"
import { type Control, controlOf } from "./control"
import { CSV_COLUMNS, controlData, controlTable } from "./control-data"
import type { CheckRow, ControlRows, StreamRow } from "./control-rows"

const A = "01980000-0000-7000-8000-00000000000a"
const B = "01980000-0000-7000-8000-00000000000b"

const stream = (name: string, personId: string | null, counts: Partial<StreamRow>): StreamRow => ({
  ...{ stream: name, personId, person: personId && `Name of ${personId.at(-1)}`, length: 0 },
  ...{ drawn: 0, open: 0, confirmed: 0, discrepancy: 0, fabricated: 0, unreachable: 0 },
  ...{ risk: 0, riskOpen: 0, riskDiscrepancy: 0, riskFabricated: 0 },
  ...counts,
})
const check = (over: Partial<CheckRow>): CheckRow => ({
  ...{ reason: "value", cause: null, drawnKind: "callback", kind: "callback", kindReason: null },
  ...{ finding: "confirmed", consequence: "keep", n: 1, late: 0, overdue: 0 },
  ...over,
})

const ROWS: ControlRows = {
  streams: [
    stream("online/open", null, { length: 7, drawn: 2, confirmed: 2 }),
    stream(`phone/${B}`, B, {
      length: 100,
      drawn: 16,
      open: 1,
      confirmed: 12,
      discrepancy: 2,
      unreachable: 1,
      risk: 3,
    }),
    stream(`phone/${A}`, A, { length: 20, drawn: 3, confirmed: 2, fabricated: 1, risk: 17, riskOpen: 17 }),
  ],
  checks: [
    check({ n: 14, late: 2 }),
    check({ n: 2, drawnKind: "observation", kindReason: "not_observed", reason: "first_week" }),
    check({ n: 2, finding: "discrepancy", drawnKind: "repeat", kind: "repeat" }),
    check({ n: 1, finding: "fabricated", consequence: "void" }),
    check({ n: 1, finding: "unreachable" }),
    check({ n: 1, finding: null, consequence: null, overdue: 1 }),
    check({ n: 20, reason: "risk", cause: "hold", finding: null, consequence: null }),
    check({ n: 4, reason: "risk", cause: "hold", finding: "fabricated", consequence: "void" }),
  ],
  holds: [
    {
      ...{ personId: A, person: "Name of a", reasons: [{ kind: "fabricated", count: 1 }] },
      ...{ since: new Date(0), liftedAt: new Date(1), lifter: "Lifter", words: "Written words" },
    },
  ],
  escalations: [
    {
      ...{ personId: B, person: "Name of b", share: 0.3, since: new Date(0) },
      ...{ endedAt: null, ender: null, words: null },
    },
  ],
  appeals: [
    {
      ...{ kind: "appeal", personId: B, person: "Name of b", askedAt: new Date(0), finding: "discrepancy" },
      ...{ outcome: "changed", findingNow: "confirmed", reason: "Written words", decidedAt: new Date(2) },
    },
  ],
  flags: [
    { kind: "burst", ofPerson: false, n: 4 },
    { kind: "unlike_peers", ofPerson: true, n: 1 },
  ],
  voids: { voided: 5, reinstated: 1 },
  readBefore: 2,
  auditHead: { seq: 9, hash: "0a" },
}
const PARAMETERS = { share: 0.15, firstWeekChecks: 3, kinds: { callback: 0.7, repeat: 0.2, observation: 0.1 } }
const NOTHING = groupRates({ checked: 0, types: [] })
const part = <P extends "random" | "risk">(name: P) => ({
  ...{ part: name, all: NOTHING, items: [], teams: [], regions: [] },
  interviewers: [{ ...NOTHING, key: A, name: "Name of a" }],
})
const RATES: Rates = { random: part("random"), risk: part("risk") }

const control: Control = controlOf(
  ROWS,
  { seedHash: "hash", seed: null, parameters: PARAMETERS },
  { rates: RATES, pairs: new Map([["r_doctor", [{ first: 5, again: 5, count: 3 }]]]) },
)

describe("the report", () => {
  it("numbers interviewers once, in all of its parts", () => {
    expect(control.streams.map(({ number }) => number)).toEqual([null, 2, 1])
    expect(control.holds[0]?.number).toBe(1)
    expect(control.escalations[0]?.number).toBe(2)
    expect(control.appeals[0]?.number).toBe(2)
  })

  it("counts random checks and checks on suspicion apart", () => {
    expect(control.random).toEqual({
      ...{ drawn: 21, open: 1, decided: 20, late: 2, overdue: 1 },
      findings: { confirmed: 16, discrepancy: 2, fabricated: 1, unreachable: 1 },
      consequences: { keep: 19, correct: 0, void: 1 },
      by: { value: 19, day_end: 0, first_week: 2, closing: 0, unreachable: 0 },
    })
    expect(control.risk).toMatchObject({ drawn: 24, open: 20, decided: 4, by: { hold: 24, suspicion: 0 } })
    expect(control.unreachable).toMatchObject({ hits: 1, of: 20, rate: 0.05 })
  })

  it("says which kinds chance gave, which are done, and why they differ", () => {
    expect(control.kinds).toEqual([
      { kind: "callback", drawn: 17, done: 19, decided: 18 },
      { kind: "repeat", drawn: 2, done: 2, decided: 2 },
      { kind: "observation", drawn: 2, done: 0, decided: 0 },
    ])
    expect(control.changedKinds).toEqual([{ from: "observation", to: "callback", reason: "not_observed", n: 2 }])
  })

  it("says what is seen of each interviewer, and nothing of sources", () => {
    expect(control.streams.map(({ seenFrom }) => seenFrom)).toEqual([null, 10, 8])
    expect(control.sight.all).toMatchObject({ interviewers: 2, interviews: 120, checked: 18 })
    const [short, long] = control.sight.classes
    expect(short).toMatchObject({ from: 20, to: 39, interviewers: 1 })
    expect(short?.chances[0]?.sure).toBeCloseTo(0.15, 12)
    expect(long).toMatchObject({ from: 100, to: 199 })
    expect(long?.chances.every(({ sure, missing }) => missing < sure)).toBe(true)
  })

  it("is a whole with nothing in it", () => {
    const empty = { streams: [], checks: [], holds: [], escalations: [], appeals: [], flags: [] }
    const none = controlOf(
      { ...empty, voids: { voided: 0, reinstated: 0 }, readBefore: 0, auditHead: null },
      { seedHash: null, seed: null, parameters: PARAMETERS },
      { rates: RATES, pairs: new Map() },
    )
    expect(none).toMatchObject({ totals: { n: 0, drawn: 0 }, unreachable: { rate: null }, sight: { all: null } })
  })
})

describe("the files", () => {
  const about = { wave: { id: "w", name: "Wave", status: "open" }, study: "s", at: "now", regions: null }

  it("name nobody and repeat nobody's words", () => {
    const text = JSON.stringify(controlData(control, about))
    expect(text).not.toMatch(/Name of|Lifter|Written words|personId/)
    expect(text).toContain(`phone/${A}`)
    expect(JSON.parse(text)).toMatchObject({ streams: [{ number: null }, { number: 2 }, { number: 1 }] })
  })

  it("have a row per stream, with a head", () => {
    const table = controlTable(control, (column) => column)
    expect(table[0]).toEqual([...CSV_COLUMNS])
    expect(table[3]).toEqual([
      "1",
      `phone/${A}`,
      "phone",
      "20",
      "3",
      "3",
      "3",
      "0",
      "2",
      "0",
      "1",
      "0",
      "17",
      "17",
      "0",
      "0",
      "8",
    ])
    expect(table.flat().join()).not.toContain("Name of")
  })
})
