import { describe, expect, it } from "vitest"
import { grouped } from "../grouped"
import { chanceOf } from "../release/testing/invented"
import { workOut } from "./method"
import { microdataFrom, SMALL_ITEMS, smallScheme } from "./testing/small"

type Row = Record<string, string>
const UNWEIGHTED = { method: "unweighted", weights: "none" } as const
const POOLED = { method: "respondents", weights: "none" } as const
const RAKED = { method: "respondents", weights: "raking" } as const
const scheme = smallScheme("unweighted")
const office = (o_result: string, said: Row = {}): Row => ({
  ...{ region: "R1", service: "S1", form: "office", place: "desk", o_result },
  ...said,
})
const of = (
  rows: readonly Row[],
  key: string,
  method: Parameters<typeof workOut>[2] = UNWEIGHTED,
  weights?: number[],
) => workOut(scheme, microdataFrom(rows), method, weights && Float64Array.from(weights)).figures.get(key)
const invented = (n: number, seed: number): Row[] => {
  const chance = chanceOf(seed)
  const pick = (all: readonly string[]) => all[Math.floor(chance() * all.length)]!
  return Array.from({ length: n }, () => {
    const form = pick(["office", "online"])
    const row: Row = { region: pick(["R1", "R2"]), service: pick(["S1", "S2", "S3"]), form }
    row.place = form === "online" ? "portal" : pick(["desk", "kiosk"])
    row.number = pick(["1414", "97", ""])
    for (const item of SMALL_ITEMS.filter((name) => name.startsWith(form[0]!) || name.startsWith("c")))
      row[item] = pick(["1", "3", "4", "5", "5", "97", ""])
    return row
  })
}

describe("the standard error of one item", () => {
  it("is that of a mean and of a share, by hand", () => {
    const found = of(
      ["5", "4", "2", "5"].map((rating) => office(rating)),
      "study",
    )!
    expect(found.score).toEqual({ mean: 4, percent: 50 })
    expect(found.error!.mean).toBeCloseTo(Math.sqrt(6 / 3 / 4), 12)
    expect(found.error!.percent).toBeCloseTo(100 * Math.sqrt(0.25 / 3), 12)
  })

  it("takes a share as the ratio that it is: who rated nothing is in the base of what is asked", () => {
    const found = of(
      ["5", "3", "97", ""].map((rating) => office(rating)),
      "study",
    )!
    expect(found.score).toEqual({ mean: 4, percent: 25 })
    expect(found.error!.mean).toBeCloseTo(Math.sqrt(((4 / 3) * (1 / 4 + 1 / 4)) / 1), 12)
    expect(found.error!.percent).toBeCloseTo(100 * Math.sqrt((0.25 * 0.75) / 3), 12)
    expect(found.people).toBe(4)
  })

  it("leaves out what differs between strata", () => {
    const rows = [office("5"), office("5"), office("1", { region: "R2" }), office("1", { region: "R2" })]
    expect(of(rows, "study")!.error).toEqual({ mean: 0, percent: 0 })
    expect(of([...rows, office("3", { region: "R2" })], "study")!.error!.mean).toBeGreaterThan(0)
  })

  it("holds a lone respondent of a stratum against all", () => {
    const found = of([office("5"), office("5"), office("2", { region: "R2" })], "study")!
    expect(found.error!.mean).toBeCloseTo(2 / 3, 12)
  })

  it("is not known of one person, and known of two", () => {
    expect(of([office("4")], "study")).toEqual({ score: { mean: 4, percent: 0 }, error: null, people: 1 })
    expect(of([office("4"), office("97")], "study")).toMatchObject({ error: null, people: 2 })
    expect(of([office("4"), office("2")], "study")!.error!.mean).toBeCloseTo(1, 12)
  })
})

describe("somebody who alone answered an item of a service", () => {
  const others = ["5", "5", "3"].map((rating) => office(rating, { service: "S2" }))

  it("is held against everybody's mean of it", () => {
    const rows = [...others, office("2", { o_time: "4" }), office(".", { o_time: "4" })]
    const found = of(rows, "service S1")!
    const whole = (5 + 5 + 3 + 2) / 4
    // Half of the service is o_time, of which two people are of one mind; the other half is this one answer.
    const z = (2 - whole) / 2
    expect(found.error!.mean).toBeCloseTo(Math.sqrt(2 * (z ** 2 - z ** 2 / 2)), 12)
  })

  it("makes no difference where answers are pooled", () => {
    const alone = [...others, office("2")]
    const pooled = of(alone, "study", POOLED)!
    const plain = of(
      ["5", "5", "3"].map((rating) => office(rating)),
      "study",
    )!
    expect(pooled.score.mean).toBe(3.75)
    expect(pooled.error!.mean).toBeGreaterThan(plain.error!.mean * 0.5)
    expect(of(alone, "service S1", POOLED)!.error).toBeNull()
  })
})

describe("all errors at once", () => {
  const rows = invented(160, 7)
  const weights = rows.map((_, at) => 0.5 + ((at * 7) % 10) / 5)

  it("are those of influences found by giving each respondent a little more weight", () => {
    const microdata = microdataFrom(rows)
    const scores = (own: number[]) => workOut(scheme, microdata, RAKED, Float64Array.from(own)).figures
    const found = scores(weights)
    const strata = grouped([...rows.keys()], (at) => `${rows[at]!.region} ${rows[at]!.service}`)
    const step = 1e-4
    const moved = rows.map((_, at) =>
      [step, -step].map((by) => scores(weights.map((weight, other) => (other === at ? weight + by : weight)))),
    )
    for (const [key, { error }] of found)
      for (const part of ["mean", "percent"] as const) {
        const z = moved.map(([up, down], at) => {
          const slope = (up!.get(key)!.score[part] - down!.get(key)!.score[part]) / (2 * step)
          return weights[at]! * slope
        })
        let variance = 0
        for (const [, members] of strata) {
          const mean = members.reduce((sum, at) => sum + z[at]!, 0) / members.length
          const squares = members.reduce((sum, at) => sum + (z[at]! - mean) ** 2, 0)
          variance += (members.length / (members.length - 1)) * squares
        }
        expect(Math.abs(error![part] / Math.sqrt(variance) - 1)).toBeLessThan(1e-5)
      }
  })

  it("do not depend on the order of the respondents, nor on how heavy all of them are", () => {
    const reversed = workOut(scheme, microdataFrom(rows.toReversed()), UNWEIGHTED, undefined).figures
    for (const [key, { error, people }] of workOut(scheme, microdataFrom(rows), UNWEIGHTED, undefined).figures) {
      expect(reversed.get(key)!.people).toBe(people)
      expect(reversed.get(key)!.error?.mean ?? 0).toBeCloseTo(error?.mean ?? 0, 10)
    }
    const heavy = of(
      rows,
      "study",
      RAKED,
      weights.map((weight) => weight * 1000),
    )!
    expect(heavy.error!.mean).toBeCloseTo(of(rows, "study", RAKED, weights)!.error!.mean, 10)
  })

  it("shrink with the root of the number of people", () => {
    const many = Array.from({ length: 16 }, () => rows).flat()
    const ratio = of(rows, "study")!.error!.mean / of(many, "study")!.error!.mean
    expect(ratio).toBeGreaterThan(3.9)
    expect(ratio).toBeLessThan(4.3)
  })

  it("are the same whether respondents come in one piece or in many", () => {
    const many = Array.from({ length: 40 }, () => rows).flat()
    const alike = many.map((row) => ({ ...row, region: "R1", service: "S1" }))
    const found = of(alike, "study", POOLED)!
    const few = of(alike.slice(0, rows.length), "study", POOLED)!
    expect(found.people).toBe(40 * few.people)
    const n = rows.length
    expect(found.error!.mean).toBeCloseTo(few.error!.mean * Math.sqrt((n - 1) / (40 * n - 1)), 10)
  })
})
