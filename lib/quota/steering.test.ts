import { describe, expect, it } from "vitest"
import type { Counts, DayProgress, PlaceProgress } from "../report/progress"
import type { StandingCell } from "./edit"
import { plusDays } from "./field-days"
import { type SteeringInput, steer } from "./steering"

const TODAY = "2026-11-23"
const cell = (id: number, region: string, service: string, target: number, accepted: number): StandingCell => ({
  ...{ id, conditions: { region, service }, accepted, reserved: 0 },
  terms: { target, hard: true, floor: null, ceiling: null },
})
const place = (region: string, service: string, left: number, done: number): PlaceProgress => {
  const cases: Counts = {
    ...{ "case:list:new:open": left, "case:list:complete:final": done, "case:list:refusal:final": done },
    ...{ "call:complete": done, "call:refusal": done, "call:no_answer": 2 * done },
    "interview:complete:counted": done,
  }
  return { region, service, counts: cases }
}
const days = (region: string, n: number, accepted: number): DayProgress[] =>
  Array.from({ length: n }, (_, i) => ({
    region,
    day: plusDays(TODAY, i - n),
    counts: { "interview:complete:counted": accepted, "call:complete": accepted },
  }))
const WORKED: SteeringInput = {
  ...{ waveId: "w", today: TODAY, plannedEnd: "2026-12-02", scope: null, openLink: false },
  cells: [cell(1, "a", "C1", 170, 140), cell(2, "b", "C1", 200, 28), cell(3, "b", "C2", 10, 0)],
  work: [place("a", "C1", 900, 140), place("b", "C1", 900, 28)],
  days: [...days("a", 14, 10), ...days("b", 14, 2)],
  callers: [
    { id: "p1", name: "Aigerim", regions: ["a"], languages: ["kk"] },
    { id: "p2", name: "Daniyar", regions: ["a"], languages: ["kk"] },
    { id: "p3", name: "Marina", regions: ["b"], languages: ["ru"] },
  ],
  languages: [
    { region: "a", language: "kk", cases: 900 },
    { region: "b", language: "kk", cases: 900 },
  ],
  regions: ["b", "a"],
}
const look = (changes: Partial<SteeringInput> = {}) => steer({ ...WORKED, ...changes })

describe("a look at a field", () => {
  it("tells each region's pace, finish and calls, in the study's order", () => {
    const { regions, planned, days: n } = look()
    expect({ planned, n }).toEqual({ planned: 10, n: 14 })
    expect(regions.map(({ code }) => code)).toEqual(["b", "a"])
    const [b, a] = regions
    expect(a).toMatchObject({ target: 170, accepted: 140, remaining: 30, empty: 0, callers: 2, reasons: [] })
    expect(Math.abs((a?.forecast?.pace ?? 0) - 10)).toBeLessThan(1.5)
    expect(a?.pace).toMatchObject({ perInterview: 4, needed: 120 })
    expect(b).toMatchObject({ target: 210, accepted: 28, remaining: 182, empty: 10 })
    expect(b?.forecast?.median).toBeGreaterThan(a?.forecast?.median ?? 99)
  })

  it("says why places stay empty, by region, service and cell", () => {
    const { regions, services, cells } = look()
    expect(regions[0]?.reasons.map(({ kind }) => kind)).toEqual(["cells", "no_language", "too_slow"])
    expect(services).toMatchObject([{ conditions: { service: "C2" }, reasons: [{ kind: "no_list", short: 10 }] }])
    expect(cells).toMatchObject([{ conditions: { region: "b", service: "C2" } }])
  })

  it("suggests what would help: a person, places, and contacts to ask for", () => {
    expect(look().suggestions).toMatchObject([
      { kind: "interviewer", move: { from: "a", to: "b" } },
      { kind: "targets", move: { axis: "region", code: "b" }, places: 10, short: { before: 10, after: 0 } },
      { kind: "contacts", service: "C2", places: 10 },
    ])
  })

  it("says the same when asked the same, and forecasts nothing from two days", () => {
    expect(look()).toEqual(look())
    const early = look({ days: [...days("a", 2, 10), ...days("b", 2, 2)] })
    expect(early.regions.map(({ forecast }) => forecast)).toEqual([null, null])
  })

  it("shows only the regions within scope, with the same figures", () => {
    const { regions, cells, services } = look({ scope: ["a"] })
    expect(regions).toEqual(look().regions.filter(({ code }) => code === "a"))
    expect([...cells, ...services]).toEqual([])
  })

  it("takes the whole wave for one place where targets are by service alone", () => {
    const cells = [{ ...cell(1, "", "C1", 400, 168), conditions: { service: "C1" } }]
    const { regions } = look({ cells })
    expect(regions).toMatchObject([{ code: "", target: 400, accepted: 168, callers: 3 }])
    expect(regions[0]?.forecast?.pace).toBeCloseTo(12, 0)
  })

  it("is less sure of an end where people may come by themselves", () => {
    expect(look({ openLink: true }).cells).toMatchObject([{ reasons: [{ kind: "no_list", certain: false }] }])
  })
})
