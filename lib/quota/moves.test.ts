import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chanceFrom } from "./chance"
import { type FieldState, forecast } from "./forecast"
import { type Caller, personMoves, type RegionField } from "./move-people"
import { type StockedCell, stillHelps, targetMoves } from "./move-targets"
import { keepsSum } from "./moves"
import { NO_STOCK } from "./stock"

const USUAL = { response: 0.4, weight: 10 }
type Changes = Partial<{
  target: number
  floor: number
  ceiling: number
  accepted: number
  left: number
  hard: boolean
}>
const cell = (id: number, region: string, service: string, of: Changes = {}): StockedCell => ({
  id,
  conditions: { region, service },
  terms: { target: of.target ?? 10, hard: of.hard ?? true, floor: of.floor ?? null, ceiling: of.ceiling ?? null },
  ...{ accepted: of.accepted ?? 4, reserved: 0 },
  stock: { ...NO_STOCK, cases: (of.left ?? 0) + 50, left: of.left ?? 0, ended: 50, gave: 20 },
})
const moved = (cells: StockedCell[]) => targetMoves(cells, USUAL, ["service", "region"])

describe("targets of cells that cannot be filled", () => {
  it("go to cells of the same service first", () => {
    const cells = [cell(1, "a", "C1"), cell(2, "b", "C1", { left: 100 }), cell(3, "a", "C2", { left: 100 })]
    expect(moved(cells)).toMatchObject([
      {
        move: { axis: "service", code: "C1", lines: [{ conditions: { region: "a" }, to: 4 }, { to: 16 }] },
        places: 6,
        short: { before: 6, after: 0 },
      },
    ])
  })

  it("go to other services of the region when nobody else has the service", () => {
    const cells = [cell(1, "a", "C1"), cell(2, "a", "C2", { left: 100 }), cell(3, "b", "C2", { left: 100 })]
    expect(moved(cells)).toMatchObject([{ move: { axis: "region", code: "a" }, places: 6 }])
  })

  it("stay within floors and ceilings", () => {
    const cells = [cell(1, "a", "C1", { floor: 7 }), cell(2, "b", "C1", { left: 100, ceiling: 12 })]
    expect(moved(cells)).toMatchObject([{ places: 2, short: { before: 3, after: 1 } }])
  })

  it("stay where nobody has anything to spare", () => {
    expect(moved([cell(1, "a", "C1"), cell(2, "b", "C1", { left: 8 })])).toEqual([])
  })

  it("are no longer offered once a list has come", () => {
    const cells = [cell(1, "a", "C1"), cell(2, "b", "C1", { left: 100 })]
    const lines = moved(cells)[0]?.move.lines ?? []
    expect(stillHelps(lines, cells, USUAL)).toBe(true)
    expect(stillHelps(lines, [cell(1, "a", "C1", { left: 60 }), cell(2, "b", "C1", { left: 100 })], USUAL)).toBe(false)
  })
})

const anyCells = fc
  .array(
    fc.record({
      region: fc.constantFrom("a", "b", "c"),
      service: fc.constantFrom("C1", "C2", "C3"),
      target: fc.nat(40),
      accepted: fc.nat(20),
      left: fc.oneof(fc.constant(0), fc.nat(200)),
      floor: fc.nat(30),
      ceiling: fc.nat(60),
      hard: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) => [...new Map(rows.map((row) => [`${row.region} ${row.service}`, row])).values()])
  .map((rows) =>
    rows.map(({ region, service, ...of }, id) => {
      const target = of.hard ? Math.max(of.target, of.accepted) : of.target
      const terms = { target, floor: Math.min(of.floor, target), ceiling: Math.max(of.ceiling, target) }
      return cell(id, region, service, { ...of, ...terms })
    }),
  )

describe("whatever cells there are", () => {
  it("every move keeps the sum, floors, ceilings and what is taken, in whole places, each cell in one move", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const moves = moved(cells)
        const lines = moves.flatMap(({ move }) => move.lines)
        for (const { move } of moves) expect(keepsSum(move.lines)).toBe(true)
        expect(new Set(lines.map(({ before }) => before)).size).toBe(lines.length)
        for (const { before, to } of lines) {
          const own = cells.find(({ terms }) => terms === before)
          expect(Number.isInteger(to)).toBe(true)
          expect(to).toBeGreaterThanOrEqual(Math.max(before.floor ?? 0, to < before.target ? (own?.accepted ?? 0) : 0))
          expect(to).toBeLessThanOrEqual(before.ceiling ?? to)
        }
        for (const { short, places } of moves) expect(short.before - short.after).toBe(places)
      }),
    )
  })

  it("does not depend on the order of the cells", () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        expect(moved([...cells].reverse())).toEqual(moved(cells))
      }),
    )
  })
})

const EVEN = [1, 1, 1, 1, 1, 1, 1]
const ask = (code: string, state: FieldState) => forecast(state, EVEN, chanceFrom(code), { today: 1 })
const region = (code: string, perDay: number, remaining: number, languages: string[] = ["kk"]): RegionField => {
  const days = Array.from({ length: 14 }, (_, n) => ({ weekday: n % 7, accepted: perDay }))
  const state = { days, remaining, left: 5000, worked: 400, accepted: 200 }
  return { code, state, forecast: ask(code, state), languages }
}
const caller = (id: string, regions: string[], languages = ["kk", "ru"]): Caller => ({
  id,
  name: id,
  regions,
  languages,
})

describe("interviewers", () => {
  const slow = region("slow", 3, 90)
  const fast = region("fast", 12, 30)

  it("go from a region ahead to one behind, and it gets sooner there", () => {
    const people = [caller("p1", ["fast"]), caller("p2", ["fast"]), caller("p3", ["slow"])]
    const [first, ...others] = personMoves([slow, fast], people, 20, ask)
    expect(others).toEqual([])
    expect(first?.move).toEqual({ kind: "interviewer", personId: "p1", from: "fast", to: "slow" })
    expect(first?.to.after.median).toBeLessThan(first?.to.before.median ?? 0)
    expect(first?.from.after.high).toBeGreaterThanOrEqual(first?.from.before.high ?? 99)
  })

  it("are chosen by the languages that are wanted", () => {
    const people = [caller("p1", ["fast"], ["ru"]), caller("p2", ["fast"], ["kk"]), caller("p3", ["slow"])]
    expect(personMoves([slow, fast], people, 20, ask)[0]?.move.personId).toBe("p2")
  })

  it("stay where the only one would be missed", () => {
    expect(personMoves([slow, fast], [caller("p1", ["fast"]), caller("p3", ["slow"])], 20, ask)).toEqual([])
  })

  it("stay where everybody is in time, and where they call everywhere already", () => {
    expect(personMoves([fast], [caller("p1", ["fast"])], 20, ask)).toEqual([])
    expect(personMoves([slow, fast], [caller("p1", []), caller("p2", [])], 20, ask)).toEqual([])
  })

  it("are not sent where cases run out, for more hands do not help", () => {
    const state = { ...slow.state, left: 20 }
    const dry = { ...slow, state, forecast: ask("slow", state) }
    const people = [caller("p1", ["fast"]), caller("p2", ["fast"]), caller("p3", ["slow"])]
    expect(personMoves([dry, fast], people, 20, ask)).toEqual([])
  })

  it("come to a region that has nobody", () => {
    const empty = region("empty", 0, 10)
    const people = [caller("p1", ["fast"]), caller("p2", ["fast"])]
    const [first] = personMoves([empty, fast], people, null, ask)
    expect(first?.move.to).toBe("empty")
    expect(first?.to.after.median).toBeLessThan(30)
  })
})
