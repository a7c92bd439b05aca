import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { boardLines, boardPage, boardTotals, type Situation, type StreamCounts, withCoverage } from "./control-board"
import { holdReasons, recordOf } from "./hold"

const POLICY = { share: 0.15, unreachableLimit: 0.3 }
const CALM: Situation = { holds: new Set(), escalations: new Map(), overdue: new Map() }
const stream = (id: string, more: Partial<StreamCounts> = {}): StreamCounts => ({
  ...{ stream: `phone/${id}`, interviewerId: id, name: id, team: "Топ", length: 20 },
  ...{ open: 0, confirmed: 3, discrepancy: 0, fabricated: 0, unreachable: 0 },
  ...{ risk: 0, riskOpen: 0, riskDiscrepancy: 0, riskFabricated: 0 },
  ...more,
})
const covered = (...of: Parameters<typeof boardLines>) => boardLines(...of).map((line) => withCoverage(line, 0.15))
const alertsOf = (more: Partial<StreamCounts>, situation: Partial<Situation> = {}) =>
  boardLines([stream("a", more)], { ...CALM, ...situation }, POLICY)[0]?.alerts

describe("a line of the board", () => {
  it("has a stream for each mode; each source of self-completed interviews has a line of its own", () => {
    const streams = [
      stream("a"),
      stream("a", { stream: "face/a" }),
      stream("", { stream: "online/list", interviewerId: null, name: null }),
      stream("", { stream: "online/open", interviewerId: null, name: null }),
    ]
    const lines = boardLines(streams, CALM, POLICY)
    expect(lines.map(({ key, counts }) => [key, counts.length])).toEqual([
      ["a", 2],
      ["online/list", 1],
      ["online/open", 1],
    ])
  })

  it("counts random checks against the floor and those on suspicion apart", () => {
    const [line] = covered([stream("a", { confirmed: 1, discrepancy: 1, risk: 9, riskOpen: 4, open: 1 })], CALM, POLICY)
    expect(line?.streams[0]).toMatchObject({
      n: 20,
      needed: 3,
      drawn: 3,
      checked: 2,
      open: 1,
      risk: 9,
      riskOpen: 4,
      state: "open",
    })
  })

  it("warns of a hold, an escalation, overdue checks, and of too many unreachable ones beyond doubt", () => {
    expect(alertsOf({})).toEqual([])
    expect(alertsOf({}, { holds: new Set(["a"]) })).toEqual([{ kind: "hold" }])
    expect(alertsOf({}, { escalations: new Map([["a", 0.3]]) })).toEqual([{ kind: "escalation", share: 0.3 }])
    expect(alertsOf({}, { overdue: new Map([["phone/a", 2]]) })).toEqual([{ kind: "overdue", count: 2 }])
    expect(alertsOf({ unreachable: 3 })).toEqual([])
    expect(alertsOf({ unreachable: 15, confirmed: 5 })).toEqual([{ kind: "unreachable", hits: 15, of: 20, limit: 0.3 }])
  })
})

it("warns of unreachable ones exactly where they would be a reason for a hold", () => {
  const policy = { ...POLICY, limits: { "1": 1, "2": 1, "3": 1 } }
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (unreachable, confirmed) => {
      const record = { ...recordOf([]), unreachable: { hits: unreachable, of: unreachable + confirmed } }
      expect(alertsOf({ unreachable, confirmed })?.length).toBe(holdReasons(record, policy).length)
    }),
  )
})

describe("a page of the board", () => {
  const situation = { ...CALM, holds: new Set(["z"]), overdue: new Map([["phone/y", 1]]) }
  const lines = boardLines(
    ["Әлия", "Бота", "Ұлан", "y", "z"].map((id) => stream(id)),
    situation,
    POLICY,
  )
  const names = (view: Partial<Parameters<typeof boardPage>[1]>) =>
    boardPage(lines, { search: "", alertsOnly: false, page: 1, size: 10, ...view }, "kk", 0.15).lines.map(
      ({ name }) => name,
    )

  it("puts what needs attention first, then names in the reader's order", () => {
    expect(names({})).toEqual(["z", "y", "Әлия", "Бота", "Ұлан"])
    expect(names({ alertsOnly: true })).toEqual(["z", "y"])
    expect(names({ search: " әл" })).toEqual(["Әлия"])
  })

  it("shows every line once, whatever the size of a page", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (size) => {
        const { pages } = boardPage(lines, { search: "", alertsOnly: false, page: 1, size }, "kk", 0.15)
        const all = Array.from({ length: pages }, (_, at) => names({ page: at + 1, size })).flat()
        expect(all).toEqual(names({}))
        expect(boardPage(lines, { search: "", alertsOnly: false, page: 99, size }, "kk", 0.15).page).toBe(pages)
      }),
    )
  })
})

it("sums floors that are rounded up for each stream", () => {
  const lines = boardLines([stream("a", { length: 1 }), stream("b", { length: 1 })], CALM, POLICY)
  expect(boardTotals(lines, 0.15)).toMatchObject({ interviewers: 2, alerted: 0, n: 2, needed: 2, checked: 6 })
  const one = boardLines(
    [stream("a", { discrepancy: 1, fabricated: 2, unreachable: 4, open: 5, risk: 6 })],
    CALM,
    POLICY,
  )
  const sums = { checked: 6, discrepancy: 1, fabricated: 2, unreachable: 4, open: 5, risk: 6 }
  expect(boardTotals(one, 0.15)).toMatchObject(sums)
})
