import { describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { snapshotOf } from "@/lib/release/snapshot"
import { chanceOf, inventedFacts, inventedTally } from "@/lib/release/testing/invented"
import { bodyCode, regionCode } from "@/lib/scoring/published-2020/lookup"
import nationalJson from "@/lib/scoring/published-2020/national.json"
import { readReport } from "@/lib/scoring/published-2020/read"
import { roundHalfUp } from "@/lib/scoring/round"
import { schemeOf } from "@/lib/scoring/scheme"
import { historyBefore, historyOfReleases, type PastRelease, yearOf } from "./dynamics"
import { yearsOf, yearValues } from "./tables/years"
import { figuresOf } from "./testing/figures"

const read = await loadStudy("studies/public-services")
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { study } = read
const scheme = schemeOf(study)
if (!scheme) throw new Error("the study has no method")

const tally = inventedTally(study, 150, chanceOf(7))
const taken = snapshotOf(inventedFacts(study, tally))
if (!taken) throw new Error("no method")
const release = (wave: string, number: number, last: string | null, mean: number, practice = false): PastRelease => ({
  ...taken,
  ...{ number, bases: { ...taken.bases, last }, wave: { ...taken.wave, id: wave, name: wave, practice } },
  scores: { ...taken.scores, national: { ...taken.scores.national, score: { mean, percent: 50 } } },
})
const nation = (releases: readonly PastRelease[]) =>
  historyOfReleases(releases).flatMap(({ level, year, mean, source }) =>
    level === "study" ? [[year, mean, source]] : [],
  )

describe("released waves as years", () => {
  it("have a row for every figure that has a score, with people, services and error", () => {
    const errors = { study: { mean: 0.01, percent: 1 }, [`service ${taken.scores.services[0]?.code}`]: null }
    const doubt = { errors } as unknown as NonNullable<PastRelease["doubt"]>
    const rows = historyOfReleases([{ ...release("a", 1, "2021-12-01", 4.5), doubt }])
    const count = (level: string) => rows.filter((row) => row.level === level).length
    const { services, regions, providers, totals, bodies } = taken.scores
    expect([count("study"), count("service"), count("region"), count("body_own"), count("body_all")]).toEqual([
      ...[1, services.length, regions.length, bodies.ownZone.length, bodies.allZones.length],
    ])
    expect(count("provider")).toBe(providers.length + totals.filter(({ score }) => score).length)
    expect(rows[0]).toEqual({
      ...{ level: "study", code: "", year: 2021, mean: 4.5, percent: 50, error: errors.study, source: "a · 1" },
      ...{ n: taken.scores.national.n, services: taken.scores.national.services },
    })
    expect(rows.filter(({ error }) => error !== undefined)).toHaveLength(1)
  })

  it("are told by the last release of a wave, and of a year by the wave that ended last", () => {
    const a = release("a", 1, "2021-05-01", 4.1)
    const corrected = release("a", 2, "2021-05-01", 4.2)
    const b = release("b", 1, "2021-11-01", 4.3)
    const later = release("c", 1, "2022-11-01", 4.4)
    const practice = release("p", 9, "2022-12-31", 1, true)
    expect(nation([corrected, a])).toEqual([[2021, 4.2, "a · 2"]])
    expect(nation([later, b, practice, corrected, a])).toEqual([
      [2021, 4.3, "b · 1"],
      [2022, 4.4, "c · 1"],
    ])
    expect(nation([])).toEqual([])
  })

  it("take their year from the report, else the last interview, else the day of release", () => {
    const { report: _, ...one } = release("a", 1, "2021-12-31", 4)
    expect(yearOf({ ...one, report: null })).toBe(2021)
    expect(yearOf({ ...one, report: null, bases: { ...one.bases, last: null } })).toBe(2026)
    expect(yearOf({ ...one, report: { year: 2020 } as NonNullable<PastRelease["report"]> })).toBe(2020)
  })

  it("win over the printed figure of the same year, and end before the year asked for", () => {
    const past = historyBefore(2021, study.history, [
      release("a", 1, "2020-12-18", 4.5),
      release("b", 1, "2021-12-18", 4.6),
    ])
    const years = past.flatMap(({ level, year, mean }) => (level === "study" ? [[year, mean]] : []))
    expect(years.slice(-2)).toEqual([
      [2019, 4.73],
      [2020, 4.5],
    ])
    expect(Math.max(...past.map(({ year }) => year))).toBe(2020)
    // Services that our wave did not reach keep what was printed.
    expect(past.filter(({ level, year }) => level === "service" && year === 2020)).toHaveLength(62)
    const before = historyBefore(2020, study.history, [])
    expect(before).toEqual(study.history.filter(({ year }) => year < 2020))
  })
})

describe("the tables of years, from the package's history and the printed figures of 2020", () => {
  const { national } = readReport(nationalJson, [])
  const figures = figuresOf(study, [], { facts: { history: historyBefore(2020, study.history, []), year: 2020 } })
  const rows = [
    ...national.central_body_dynamics.rows.map((row) => ({
      ...{ level: "body_own" as const, code: bodyCode(scheme, row.body_code), years: row.years },
      ...{ change: row.change_2019_2020, average: row.average_4y },
    })),
    ...national.leb_ranking_dynamics.rows.map((row) => ({
      ...{ level: "region_local" as const, code: regionCode(row.region_id), years: row.years },
      ...{ change: row.change_2019_2020, average: row.average_5y },
    })),
  ]

  it.each(rows)("$level $code: columns, change and average as printed", ({ level, code, years, change, average }) => {
    const own = years["2020"]
    const score = own ? { mean: own.mean, percent: own.pct } : null
    const values = yearValues(figures, yearsOf(figures, level), { level, code, score })
    for (const [year, printed] of Object.entries(years))
      expect([values[`mean_${year}`]?.value ?? null, values[`percent_${year}`]?.value ?? null]).toEqual([
        ...[printed?.mean ?? null, printed?.pct ?? null],
      ])
    // The report takes the change from the unrounded score of 2020: three of its changes are one last digit off.
    expect(near(values.change_mean?.value, change?.mean, 0.01)).toBe(true)
    expect(near(values.change_percent?.value, change?.pct, 0.1)).toBe(true)
    if (average) {
      expect(near(values.average_mean?.value, average.mean, 0.01)).toBe(true)
      expect(near(values.average_percent?.value, average.pct, 0.1)).toBe(true)
    }
  })

  it("never average or compare the ten-point years", () => {
    const score = { mean: 4.58, percent: 75.1 }
    const values = yearValues(figures, yearsOf(figures, "study"), { level: "study", code: "", score })
    expect(values.mean_2014?.value).toBe(8.7)
    expect(roundHalfUp(values.average_mean?.value ?? 0, 4)).toBe(roundHalfUp((4.59 + 4.57 + 4.66 + 4.73 + 4.58) / 5, 4))
    expect(roundHalfUp(values.change_mean?.value ?? 0, 2)).toBe(-0.15)
  })
})

function near(value: number | null | undefined, printed: number | undefined, by: number): boolean {
  if (printed === undefined) return value === null
  return typeof value === "number" && Math.abs(value - printed) < by + 1e-9
}
