// What doubt adds to the tables: intervals, ranges of ranks, marks of few, changes with their doubt, drivers, methods.
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { differenceBounds } from "../../doubt/change"
import type { Doubt } from "../../doubt/doubt"
import { intervalOf } from "../../doubt/interval"
import type { HistoryRow } from "../../study/history"
import type { ReportTable } from "../table"
import { inventedFigures } from "../testing/figures"
import { type Figures, reportTables, serviceTables } from "."

const ERROR = { mean: 0.02, percent: 1.1 }
const BEFORE: HistoryRow = {
  ...{ level: "study", code: "", year: 2019, mean: 3.1, percent: 22, n: 900, services: 60 },
  ...{ source: "wave 2019", error: { mean: 0.03, percent: 1.4 } },
}
const driver = (item: string, rho: number, percent: number) => ({
  ...{ item, n: 90, rho, low: rho - 0.1, high: rho + 0.1, score: { mean: 4, percent } },
})
const DOUBT: Doubt = {
  ...{ at: "2020-12-18T00:00:00Z", n: 300, confidence: 0.95 },
  errors: { study: ERROR, "service C1": ERROR, "service C1/office/staff": ERROR, "form office": null },
  people: { study: 300, "service C1": 40, "service C1/office/staff": 20 },
  ranks: { services: { C1: { from: 1, to: 9, neighbours: ["C2"] } } },
  beside: [
    {
      method: "respondents",
      weights: "raking",
      effectiveN: 180,
      figures: { study: { score: { mean: 3, percent: 20 }, error: ERROR, n: 300 } },
    },
  ],
  drivers: {
    office: {
      "": [
        driver("o_staff_polite", 0.7, 40),
        driver("o_time_queue", 0.6, 10),
        driver("o_acc_parking", 0.2, 12),
        driver("o_inf_signs", 0.1, 60),
      ],
      C1: [],
    },
  },
}

let figures: Figures
let tables: ReportTable[]

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  figures = inventedFigures(read.study, 300, undefined, { doubt: DOUBT, facts: { history: [BEFORE] } })
  tables = reportTables(figures)
})

const rowOf = (name: string, code: string, all: readonly ReportTable[] = tables) =>
  all.find((table) => table.name === name)?.rows.find((row) => row.code === code)

describe("the doubt in the tables", () => {
  it("stands beside a figure as its interval, where the error is known", () => {
    const { score } = figures.scores.national
    const bounds = intervalOf(score!, ERROR, 300, 0.95, figures.method.settings.scale)
    expect(rowOf("services", "")?.values.mean).toMatchObject({ value: score?.mean, ...bounds?.mean })
    expect(rowOf("services", "")?.values.percent).toMatchObject({ value: score?.percent, ...bounds?.percent })
    expect(rowOf("criteria", "")?.values.mean_office).not.toHaveProperty("low")
    const staff = rowOf("criteria", "staff", serviceTables(figures, "C1"))?.values
    expect(staff?.mean_office?.low).toBeLessThan(staff?.mean_office?.value ?? 0)
    expect(staff?.mean_online).not.toHaveProperty("low")
  })

  it("gives a rank its range", () => {
    const { rank } = figures.scores.services.find(({ code }) => code === "C1")!
    expect(rowOf("services", "C1")?.values.rank).toEqual({ value: rank, low: 1, high: 9 })
    expect(rowOf("services", "C2")?.values.rank).not.toHaveProperty("low")
    expect(tables.find(({ name }) => name === "services")?.notes).toEqual(["rank_range"])
  })

  it("marks what rests on few people", () => {
    for (const { code, n } of figures.scores.services)
      expect([code, rowOf("services", code)?.values.mean?.few ?? false]).toEqual([code, n < figures.data.settings.few])
  })

  it("of a change comes from both years", () => {
    const { scale } = figures.method.settings
    const now = figures.scores.national.score!
    const before = { mean: 3.1, percent: 22 }
    const own = intervalOf(now, ERROR, 300, 0.95, scale)!
    const other = intervalOf(before, BEFORE.error!, 900, 0.95, scale)!
    expect(rowOf("dynamics", "2020")?.values.change_mean).toEqual({
      value: now.mean - 3.1,
      ...differenceBounds(now.mean, own.mean, 3.1, other.mean),
    })
    expect(rowOf("dynamics", "2019")?.values).toMatchObject({ mean: { value: 3.1 }, n: { value: 900 } })
  })

  it("tells what goes with the result, by importance and performance, and never why", () => {
    const table = tables.find(({ name }) => name === "drivers-office")
    expect(table).toMatchObject({ kind: "drivers", base: 90, notes: ["association"], chart: { kind: "quadrant" } })
    expect(table?.rows.map(({ code, marks }) => [code, marks])).toEqual([
      ["o_staff_polite", ["keep_up"]],
      ["o_time_queue", ["concentrate"]],
      ["o_acc_parking", ["low_priority"]],
      ["o_inf_signs", ["more_than_needed"]],
    ])
    expect(table?.rows[0]?.values.rho).toEqual({ value: 0.7, low: 0.7 - 0.1, high: 0.7 + 0.1, n: 90 })
    expect(serviceTables(figures, "C1").some(({ kind }) => kind === "drivers")).toBe(false)
  })

  it("says what another method would give", () => {
    const rows = tables.find(({ kind }) => kind === "beside")?.rows
    expect(rows?.map(({ word, marks }) => [word, marks])).toEqual([
      ["unweighted", ["own_method"]],
      ["raked", undefined],
    ])
    expect(rows?.[1]?.values).toMatchObject({
      mean: { value: 3 },
      n: { value: 300 },
      effective_n: { value: 180 },
    })
    expect(rows?.[1]?.values.mean?.low).toBeLessThan(3)
  })
})
