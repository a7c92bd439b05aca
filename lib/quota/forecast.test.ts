import { describe, expect, it } from "vitest"
import { chanceOf } from "../quality/testing/chance"
import { type FieldDay, type FieldState, forecast, weekdayFactors } from "./forecast"
import { type Moment, simulateField, straightLine } from "./testing/simulated-field"

const EVEN = [1, 1, 1, 1, 1, 1, 1]
const days = (...accepted: number[]): FieldDay[] => accepted.map((n, i) => ({ weekday: i % 7, accepted: n }))
const state = (changes: Partial<FieldState> = {}): FieldState => ({
  ...{ days: days(10, 10, 10, 10, 10, 10, 10), remaining: 50, left: 10_000, worked: 140, accepted: 70 },
  ...changes,
})
const ask = (changes: Partial<FieldState>, weekdays = EVEN) =>
  forecast(state(changes), weekdays, chanceOf(1).next, { today: 0 })

describe("a field that goes evenly", () => {
  it("is full after about as many days as its pace gives, within an interval that holds them", () => {
    const { low, median, high, met } = ask({})
    expect(median).toBeGreaterThanOrEqual(5)
    expect(median).toBeLessThanOrEqual(7)
    expect(low).toBeLessThanOrEqual(median!)
    expect(high).toBeGreaterThanOrEqual(median!)
    expect(met).toBe(1)
  })

  it("is full now when nothing remains", () => {
    expect(ask({ remaining: 0 })).toMatchObject({ median: 0, low: 0, high: 0, met: 1, runsOut: 0 })
  })

  it("is not promised a date when the cases cannot give the rest", () => {
    const { median, runsOut, met } = ask({ left: 40 })
    expect(median).toBeNull()
    expect(runsOut).toBeGreaterThan(0.95)
    expect(met).toBeLessThan(0.05)
  })

  it("has no date within the horizon when nobody works", () => {
    expect(
      ask({ days: days(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), expected: 0, remaining: 5000 }).median,
    ).toBeNull()
  })

  it("takes longer over a weekend that gives nothing", () => {
    const weekend = [0, 1, 1, 1, 1, 1, 0]
    const worked = { remaining: 15, days: days(0, 10, 10, 10, 10, 10, 0, 0, 10, 10, 10, 10, 10, 0) }
    const friday = forecast(state(worked), weekend, chanceOf(2).next, { today: 5 })
    const monday = forecast(state(worked), weekend, chanceOf(2).next, { today: 1 })
    expect(friday.median).toBeGreaterThan(monday.median!)
  })

  it("says the same for the same chance", () => {
    expect(ask({})).toEqual(ask({}))
  })
})

describe("weekday factors", () => {
  it("are 1 where nothing is known", () => {
    expect(weekdayFactors([])).toEqual(EVEN)
  })

  it("show a thin Sunday without believing one Sunday altogether", () => {
    const [sunday, monday] = weekdayFactors(days(0, 14, 14, 14, 14, 14, 14))
    expect(sunday).toBeGreaterThan(0.5)
    expect(sunday).toBeLessThan(1)
    expect(monday).toBeGreaterThan(1)
  })
})

describe("held against the history of simulated fields", () => {
  const moments = Array.from({ length: 120 }, (_, i) => simulateField(chanceOf(7919 * (i + 1)).next)).flat()
  const told = moments.map((moment) => ({ ...moment, said: sayOf(moment) }))

  it("has the true day in its 80 % interval about four times in five", () => {
    const share = told.filter(isInside).length / told.length
    expect(share).toBeGreaterThan(0.72)
    expect(share).toBeLessThan(0.93)
  })

  it("misses by less than a straight line does", () => {
    const ended = told.filter(({ took, said }) => took !== null && said.median !== null)
    const miss = (of: (moment: (typeof ended)[number]) => number) =>
      ended.reduce((sum, moment) => sum + Math.abs(Math.log(of(moment) / moment.took!)), 0) / ended.length
    expect(miss(({ said }) => said.median!)).toBeLessThan(0.9 * miss(({ state }) => straightLine(state)))
  })
})

const sayOf = ({ state, today }: Moment) =>
  forecast(state, weekdayFactors(state.days), chanceOf(state.remaining).next, { today })

function isInside({ took, said }: Moment & { said: ReturnType<typeof sayOf> }): boolean {
  const truth = took ?? Number.POSITIVE_INFINITY
  return truth >= (said.low ?? Number.POSITIVE_INFINITY) && truth <= (said.high ?? Number.POSITIVE_INFINITY)
}
