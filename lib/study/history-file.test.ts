import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { mergeHistory } from "./history"
import { type Files, readStudy } from "./package"
import { TINY_PACKAGE } from "./tiny-package"

const lines = (...all: string[]) => `${all.join("\n")}\n`
const HEADER = "level,code,year,mean,percent,n,services,source"
const SCORING = JSON.stringify({
  ...{ method: "m", scale: { lowest: 1, highest: 5 }, levels: ["item", "service", "study"], average: "unweighted" },
  ...{ criteria: ["staff"], decimals: { mean: 2, percent: 1 }, rounding: "half_up", otherScaleYears: [2014] },
  ...{ forms: ["office"], zones: [{ zone: "body", form: "office", counts: ["body"] }] },
  bodies: { column: "body", register: "bodies", zone: "body" },
})
const read = (files: Files) => readStudy({ ...TINY_PACKAGE, "scoring.json": SCORING, ...files })
const one = (...rows: string[]) => read({ "history/all.csv": lines(HEADER, ...rows) })

function problemsOf(files: Files) {
  const result = read(files)
  return result.ok ? [] : result.problems.map(({ file, row, column, message }) => [file, row, column, message])
}
const faultsOf = (...rows: string[]) => problemsOf({ "history/all.csv": lines(HEADER, ...rows) })

describe("history", () => {
  test("is read from all its files in order of level, code and year", () => {
    const result = read({
      "history/years.csv": lines(HEADER, "study,,2019,4.73,74.8,14500,65,Report", "study,,2014,8.7,87,,,Report"),
      "history/more.csv": lines(
        `${HEADER},remark`,
        'service,S2,2018,,"72,6",,,Report,a comma',
        'body_own,B1,2018,"4,5",,,,Report,',
        "service,S1,2019,4.5,70,12,,Report,",
        "region,north,2019,1,0,,,Report,",
        "region_local,north,2019,5,100,,,Report,",
      ),
    })
    const rows = result.ok ? result.study.history : result.problems
    expect(rows).toEqual([
      { level: "study", code: "", year: 2014, mean: 8.7, percent: 87, n: null, services: null, source: "Report" },
      { level: "study", code: "", year: 2019, mean: 4.73, percent: 74.8, n: 14500, services: 65, source: "Report" },
      { level: "service", code: "S1", year: 2019, mean: 4.5, percent: 70, n: 12, services: null, source: "Report" },
      {
        level: "service",
        code: "S2",
        year: 2018,
        mean: null,
        percent: 72.6,
        n: null,
        services: null,
        source: "Report",
      },
      {
        level: "body_own",
        code: "B1",
        year: 2018,
        mean: 4.5,
        percent: null,
        n: null,
        services: null,
        source: "Report",
      },
      { level: "region", code: "north", year: 2019, mean: 1, percent: 0, n: null, services: null, source: "Report" },
      {
        level: "region_local",
        code: "north",
        year: 2019,
        mean: 5,
        percent: 100,
        n: null,
        services: null,
        source: "Report",
      },
    ])
  })

  test("is empty without files", () => {
    const result = read({})
    expect(result.ok && result.study.history).toEqual([])
  })

  test.each([
    ["planet,,2019,4,70,,,R", "level", "Write what the figure is about"],
    ["service,S9,2019,4,70,,,R", "code", 'Unknown code "S9". Known: S1, S2.'],
    ["service,,2019,4,70,,,R", "code", "The code is missing"],
    ["study,S1,2019,4,70,,,R", "code", "has no code"],
    ["body_all,X,2019,4,70,,,R", "code", "Known: B1."],
    ["region,constructor,2019,4,70,,,R", "code", "Known: north, west."],
    ["provider,x,2019,4,70,,,R", "level", "its method names no providers"],
    ["study,,19,4,70,,,R", "year", "four digits"],
    ["study,,1899,4,70,,,R", "year", "1990 to 2100"],
    ["study,,2019,5.01,70,,,R", "mean", "The scale goes from 1 to 5"],
    ["study,,2019,0.99,70,,,R", "mean", "The scale goes from 1 to 5"],
    ["study,,2014,870,87,,,R", "mean", "No scale goes beyond 100"],
    ["study,,2019,good,70,,,R", "mean", "Write the mean as a number"],
    ["study,,2019,-4,70,,,R", "mean", "Write the mean as a number"],
    ["study,,2019,4,100.1,,,R", "percent", "from 0 to 100"],
    ["study,,2019,4,NaN,,,R", "percent", "from 0 to 100"],
    ["study,,2019,,,,,R", "mean", "Neither mean nor percentage"],
    ["study,,2019,4,70,0,,R", "n", "whole number above 0"],
    ["study,,2019,4,70,1.5,,R", "n", "whole number above 0"],
    ["study,,2019,4,70,,-2,R", "services", "whole number above 0"],
    ["study,,2019,4,70,,,", "source", "where the figure was printed"],
  ])("refuses %s, naming the cell and what to do", (row, column, words) => {
    expect(faultsOf("study,,2018,4,70,,,R", row)).toEqual([
      ["history/all.csv", 3, column, expect.stringContaining(words)],
    ])
  })

  test("refuses a figure that is told twice, in one file or in two", () => {
    expect(faultsOf("study,,2018,4,70,,,R", "study,,2018,4.1,70,,,R")).toEqual([
      ["history/all.csv", 3, "year", "This figure stands in history/all.csv, row 2 already. Keep one of them."],
    ])
    const twice = lines(HEADER, "study,,2018,4,70,,,R")
    expect(problemsOf({ "history/a.csv": twice, "history/b.csv": twice })).toEqual([
      ["history/b.csv", 2, "year", "This figure stands in history/a.csv, row 2 already. Keep one of them."],
    ])
  })

  test("reports all faults together, and columns that are missing or unknown", () => {
    expect(faultsOf("planet,,1,x,101,,,", "study,,2018,4,70,,,R").map(([, row, column]) => [row, column])).toEqual([
      [2, "level"],
      [2, "year"],
      [2, "mean"],
      [2, "percent"],
      [2, "source"],
    ])
    expect(problemsOf({ "history/a.csv": lines("level,code,year,rank", "study,,2018,4") })).toEqual([
      ["history/a.csv", 1, "rank", expect.stringContaining('Unknown column "rank"')],
      ["history/a.csv", 1, "source", expect.stringContaining("is missing")],
    ])
    expect(one("study,,2018,4,70,,,R").ok).toBe(true)
  })

  test("without a method knows no bodies, and no scale that a mean could miss", () => {
    const { "scoring.json": _, ...without } = { ...TINY_PACKAGE, "scoring.json": "" }
    const of = (row: string) => readStudy({ ...without, "history/a.csv": lines(HEADER, row) })
    expect(of("study,,2018,8,70,,,R").ok).toBe(true)
    expect(of("body_own,B1,2018,4,70,,,R")).toMatchObject({ problems: [{ column: "level" }] })
  })

  test("merges: one row for each figure, the winning one where there are two", () => {
    const row = fc.record({
      level: fc.constantFrom("study" as const, "service" as const),
      code: fc.constantFrom("", "S1", "S2"),
      year: fc.integer({ min: 2018, max: 2020 }),
      ...{ mean: fc.double({ min: 1, max: 5, noNaN: true }), percent: fc.constant(null) },
      ...{ n: fc.constant(null), services: fc.constant(null), source: fc.constant("R") },
    })
    const key = ({ level, code, year }: { level: string; code: string; year: number }) => `${level} ${code} ${year}`
    const history = fc.uniqueArray(row, { selector: key })
    fc.assert(
      fc.property(history, history, (printed, winning) => {
        const merged = mergeHistory(printed, winning)
        expect(new Set(merged.map(key)).size).toBe(merged.length)
        for (const one of winning) expect(merged).toContainEqual(one)
        for (const one of printed) expect(merged.some((other) => key(other) === key(one))).toBe(true)
        expect(mergeHistory(merged, [])).toEqual(merged)
      }),
    )
  })
})
