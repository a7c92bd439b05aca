// The tables of 2020 in their printed shape: from printed figures and earlier years to the printed columns.
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import nationalJson from "../../scoring/published-2020/national.json"
import { rank } from "../../scoring/rank"
import { roundHalfUp } from "../../scoring/round"
import { type Scheme, schemeOf } from "../../scoring/scheme"
import type { Study } from "../../study/study"
import type { ReportTable } from "../table"
import { inventedFigures } from "../testing/figures"
import { type Figures, reportTables } from "."

type Pair = Readonly<{ mean: number; pct: number }>
type Years = Readonly<{
  years: Readonly<Record<string, Pair | null>>
  change_2019_2020: Pair | null
  average_4y?: Pair | null
  average_5y?: Pair | null
}>
const national = nationalJson as unknown as Readonly<{
  service_ranking: { rows: readonly (Pair & { service_no: number; rank: number; n: number })[]; total: Pair }
  central_body_dynamics: { rows: readonly (Years & { body_code: string; rank: number })[] }
  leb_ranking_dynamics: { rows: readonly (Years & { region_id: string; rank: number })[] }
  dynamics_2014_2020: { rows: readonly (Pair & { year: number; n: number; services: number })[] }
  annex_b: { rows: readonly (Pair & { region_id: string; rank: number })[] }
}>

let study: Study
let scheme: Scheme
let figures: Figures

beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  study = read.study
  const found = schemeOf(study)
  if (!found) throw new Error("the study has no method")
  scheme = found
  figures = printed(inventedFigures(study, 50))
})

const score = ({ mean, pct }: Pair) => ({ mean, percent: pct })
const bodyOf = (abbreviation: string) =>
  scheme.bodies.find(({ texts }) => texts.abbreviation?.kk === abbreviation)?.code ?? abbreviation
/** The report's tables have other ids than the register for some regions. */
const REGIONS: Readonly<Record<string, string>> = {
  east_kazakhstan: "east_kz",
  west_kazakhstan: "west_kz",
  north_kazakhstan: "north_kz",
}
const regionOf = (id: string) => REGIONS[id] ?? id

/** Figures of an invented wave with the printed ones of 2020 in their places. */
function printed(invented: Figures): Figures {
  const services = national.service_ranking.rows.map((row) => ({
    ...{
      code: [...scheme.services.keys()][row.service_no - 1] ?? "",
      score: score(row),
      n: row.n,
      number: row.service_no,
    },
    ...{ margin: null, parts: [] },
  }))
  const bodies = national.central_body_dynamics.rows.map((row) => ({
    ...{ code: bodyOf(row.body_code), score: score(row.years["2020"]!), services: 1 },
  }))
  const local = national.leb_ranking_dynamics.rows.map((row): [string, Figures["data"]["cross"]["local"][string]] => {
    const all = national.annex_b.rows.find((other) => other.region_id === row.region_id)
    return [
      regionOf(row.region_id),
      { own: score(row.years["2020"]!), all: all ? score(all) : null, services: 18, n: 100 },
    ]
  })
  const order = scheme.bodies.map(({ code }) => code)
  return {
    ...invented,
    scores: {
      ...invented.scores,
      national: { score: score(national.service_ranking.total), margin: null, n: 9181, services: 62 },
      services: rank(
        scheme,
        "services",
        services.sort((a, b) => a.number - b.number),
      ),
      bodies: {
        ...invented.scores.bodies,
        ownZone: rank(
          scheme,
          "bodies_own_zone",
          bodies.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code)),
        ),
      },
    },
    data: {
      ...invented.data,
      history: study.history,
      cross: { ...invented.data.cross, local: Object.fromEntries(local) },
    },
  }
}

const named = (name: string): ReportTable => {
  const found = reportTables(figures).find((table) => table.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}
const value = (table: ReportTable, code: string, key: string) =>
  table.rows.find((row) => row.code === code)?.values[key]?.value ?? null
const shown = (n: number | null, decimals: number) => (n === null ? null : roundHalfUp(n, decimals))

describe("the report of 2020", () => {
  it("ranks 62 services as printed, the whole above them (table 8)", () => {
    const { rows } = named("services")
    expect(rows[0]?.values).toMatchObject({ mean: { value: 4.58 }, percent: { value: 75.1 }, n: { value: 9181 } })
    expect(rows.slice(1).map(({ code, values }) => [code, values.rank?.value, values.mean?.value])).toEqual(
      national.service_ranking.rows.map(({ service_no, rank: place, mean }) => [
        ...[[...scheme.services.keys()][service_no - 1], place, mean],
      ]),
    )
  })

  it("has seven years, of which two are on another scale and take no part in a change (table 6)", () => {
    const table = named("dynamics")
    expect(
      table.rows.map(({ code, values }) => [
        ...[Number(code), values.mean?.value, values.percent?.value, values.n?.value],
      ]),
    ).toEqual(national.dynamics_2014_2020.rows.map(({ year, mean, pct, n }) => [year, mean, pct, n]))
    expect(shown(value(table, "2020", "change_mean"), 2)).toBe(-0.15)
    expect(shown(value(table, "2020", "change_percent"), 1)).toBe(0.3)
    const marked = table.rows.filter(({ marks }) => marks?.includes("other_scale")).map(({ code }) => code)
    expect(marked).toEqual(["2015", "2014"])
  })

  it("holds the central bodies against the year before and four years (table 10)", () => {
    const table = named("bodies")
    expect(table.chart).toEqual({ kind: "dumbbell", columns: ["percent_2019", "percent_2020"] })
    expect(table.rows.map(({ code }) => code)).toEqual(
      national.central_body_dynamics.rows.map(({ body_code }) => bodyOf(body_code)),
    )
    for (const row of national.central_body_dynamics.rows) checkYears(table, bodyOf(row.body_code), row, row.average_4y)
  })

  it("holds the local bodies of each region against the year before and five years (table 11)", () => {
    const table = named("local-bodies")
    expect(table.rows).toHaveLength(17)
    for (const row of national.leb_ranking_dynamics.rows)
      checkYears(table, regionOf(row.region_id), row, row.average_5y)
  })

  it("ranks the local bodies by all zones in the printed order (annex B)", () => {
    const means = named("local-bodies-all").rows.map(({ values }) => values.mean?.value)
    expect(means).toEqual(national.annex_b.rows.map(({ mean }) => mean))
  })
})

/** Changes and averages of printed figures may be off by what their rounding allows. */
function checkYears(
  table: ReportTable,
  code: string,
  { years, change_2019_2020: change }: Years,
  average?: Pair | null,
) {
  for (const [year, pair] of Object.entries(years)) {
    expect([code, year, value(table, code, `mean_${year}`)]).toEqual([code, year, pair?.mean ?? null])
    expect([code, year, value(table, code, `percent_${year}`)]).toEqual([code, year, pair?.pct ?? null])
  }
  near(code, value(table, code, "change_mean"), change?.mean ?? null, 0.01)
  near(code, value(table, code, "change_percent"), change?.pct ?? null, 0.1)
  if (!average) return
  near(code, value(table, code, "average_mean"), average.mean, 0.01)
  near(code, value(table, code, "average_percent"), average.pct, 0.1)
}

function near(code: string, found: number | null, expected: number | null, off: number) {
  if (expected === null || found === null) expect([code, found]).toEqual([code, expected])
  else expect([code, Math.abs(found - expected) < off + 1e-9]).toEqual([code, true])
}
