import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { canonical } from "../../release/canonical"
import { chanceOf } from "../../release/testing/invented"
import type { Study } from "../../study/study"
import type { ReportTable } from "../table"
import { inventedFigures } from "../testing/figures"
import { bodyTables, type Figures, regionTables, reportTables, serviceTables } from "."

let study: Study
let clinic: Study
let figures: Figures
let tables: ReportTable[]

const read = async (folder: string): Promise<Study> => {
  const found = await loadStudy(folder)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.study
}

beforeAll(async () => {
  study = await read("studies/public-services")
  clinic = await read("studies/clinic")
  const field = { accepted: 600, checked: 93, discrepancy: 4, fabricated: 1, unreachable: 7, voided: 5 }
  figures = inventedFigures(study, 600, chanceOf(2020), { facts: { field } })
  tables = reportTables(figures)
})

const named = (name: string): ReportTable => {
  const found = tables.find((table) => table.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found
}
const column = ({ rows }: ReportTable, key: string) => rows.map(({ values }) => values[key]?.value ?? null)
const everything = () => [
  ...tables,
  ...figures.data.services.flatMap(({ code }) => serviceTables(figures, code)),
  ...figures.method.regions.flatMap((code) => regionTables(figures, code)),
  ...figures.method.bodies.flatMap(({ code }) => bodyTables(figures, code)),
]

describe("the tables of a report", () => {
  it("are all that the method names (section 7, parts 1 to 5), each once", () => {
    const names = tables.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of [
      ...["sample-service", "sample-region", "sample-settlement_type", "sample-sex", "sample-age_band"],
      ...["sample-recipient_status", "sample-residency", "sample-access_needs", "portrait-service_language-regions"],
      ...["infrastructure-home_internet", "infrastructure-internet_quality", "infrastructure-internet_device"],
      ...["infrastructure-residence_availability", "receipt-receipt_form", "online-first_attempt_reason"],
      ...["providers", "services", "bodies", "local-bodies", "regions", "provider-sc_self_service"],
      ...["provider-sc_manager", "provider-portals", "bodies-all", "local-bodies-all", "criteria", "calls"],
      ...["trust-trust_eds", "field"],
    ])
      expect(names).toContain(name)
  })

  it("have a name column first, no key twice, and only values that a column shows", () => {
    for (const { name, columns, rows } of everything()) {
      const keys = columns.map(({ key }) => key)
      expect([name, columns[0]?.kind]).toEqual([name, "name"])
      expect(new Set(keys).size).toBe(keys.length)
      for (const row of rows)
        for (const key of [...Object.keys(row.values), ...Object.keys(row.words ?? {})])
          expect([name, key, keys.includes(key)]).toEqual([name, key, true])
      const codes = rows.map(({ code }) => code)
      expect([name, new Set(codes).size]).toEqual([name, codes.length])
    }
  })

  it("draw columns that they have", () => {
    for (const { name, columns, chart } of everything())
      for (const key of chart?.columns ?? [])
        expect([name, columns.map((one) => one.key)]).toEqual([name, expect.arrayContaining([key])])
  })

  it("show no value that is withheld, and no count or share of fewer people than may be shown", () => {
    const { smallest } = figures.data.settings
    for (const { name, kind, rows } of everything())
      for (const { code, values } of rows)
        for (const value of Object.values(values)) {
          if (value.withheld) expect([name, value.value]).toEqual([name, null])
          const answers = kind === "answers" && !["96", "97", "98", "99", "no_answer"].includes(code)
          if (answers && values.n?.value) expect(values.n.value).toBeGreaterThanOrEqual(smallest)
        }
  })

  it("of the sample add up to everybody, shares to 100 %", () => {
    for (const table of tables.filter(({ kind }) => kind === "sample")) {
      const [total, ...rows] = column(table, "n")
      expect([table.name, total, table.base]).toEqual([table.name, 600, 600])
      if (table.rows.some(({ values }) => values.n?.withheld)) continue
      expect([table.name, rows.reduce<number>((sum, n) => sum + (n ?? 0), 0)]).toEqual([table.name, 600])
      expect(
        column(table, "share")
          .slice(1)
          .reduce<number>((sum, n) => sum + (n ?? 0), 0),
      ).toBeCloseTo(100)
    }
  })

  it("tell the services without a mass survey, and the targets and the population where they are known", () => {
    const marked = named("sample-service").rows.filter(({ marks }) => marks?.includes("no_mass_survey"))
    expect(marked).toHaveLength(8)
    expect(marked.every(({ values }) => values.n?.value === 0)).toBe(true)
    const regions = named("sample-region")
    expect(regions.notes).toEqual(["unverified"])
    expect(regions.rows.find(({ code }) => code === "akmola")?.values).toMatchObject({ target: { value: 461 } })
    expect(column(regions, "population_share").reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBeCloseTo(100)
    expect(column(named("sample-recipient_status"), "n")[0]).toBe(600)
    expect(named("sample-recipient_status").columns.map(({ key }) => key)).toEqual(["group", "n", "share"])
  })

  it("give each answer its share of everybody asked", () => {
    const table = named("trust-trust_eds")
    const n = column(table, "n").reduce<number>((sum, one) => sum + (one ?? 0), 0)
    expect(n).toBe(table.base)
    expect(column(table, "share").reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBeCloseTo(100)
    expect(named("online-online_difficulties").notes).toEqual(["several"])
  })

  it("rank the best first and consecutively, with the whole above", () => {
    const services = named("services")
    expect(services.rows[0]).toMatchObject({ word: "total", depth: 0 })
    expect(column(services, "rank").slice(1)).toEqual(figures.scores.services.map((_, place) => place + 1))
    for (const name of ["local-bodies", "local-bodies-all", "provider-portals", "provider-local_bodies"]) {
      const ranks = column(named(name), "rank").filter((one) => one !== null)
      expect([name, ranks]).toEqual([name, ranks.map((_, place) => place + 1)])
    }
  })

  it("say what a provider's score is the mean of", () => {
    const { rows } = named("provider-portals")
    const means = rows.slice(1).map(({ values }) => values.mean?.value ?? 0)
    expect(means.reduce((sum, mean) => sum + mean, 0) / means.length).toBeCloseTo(rows[0]?.values.mean?.value ?? 0)
    const providers = named("providers").rows
    expect(providers.map(({ code, depth }) => [code, depth]).slice(0, 3)).toEqual([
      ["state_corporation", 0],
      [expect.stringMatching(/^sc_/), 1],
      [expect.stringMatching(/^sc_/), 1],
    ])
  })

  it("keep the record of the field with what each share is of", () => {
    expect(named("field").rows.map(({ code, values }) => [code, values.n?.value, values.share?.n])).toEqual([
      ["accepted", 600, undefined],
      ["checked", 93, 600],
      ["discrepancy", 4, 93],
      ["fabricated", 1, 93],
      ["unreachable", 7, 100],
      ["voided", 5, 605],
    ])
  })

  it("are fewer where a study has less: nothing is empty, nothing names another study", () => {
    const own = inventedFigures(clinic, 80)
    const all = [...reportTables(own), ...serviceTables(own, "therapy")]
    const kinds = new Set(all.map(({ kind }) => kind))
    for (const kind of [
      "regions",
      "bodies_own",
      "local_own",
      "providers",
      "calls",
      "answers_by_region",
      "dynamics",
    ] as const)
      expect(kinds.has(kind)).toBe(false)
    for (const { name, rows } of all) expect([name, rows.length > 0]).toEqual([name, true])
    expect(reportTables(own).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["sample-service", "difficulties-problems", "services", "criteria"]),
    )
    expect(all.find(({ kind }) => kind === "items")?.rows.map(({ code }) => code)).toEqual([
      "r_reception",
      "r_doctor",
      "r_clean",
    ])
  })

  it("are the same from a release, whose text keeps no order of keys", () => {
    const kept = JSON.parse(canonical(figures)) as Figures
    expect(reportTables(kept)).toEqual(JSON.parse(JSON.stringify(tables)))
    for (const [make, code] of [
      [serviceTables, "C1"],
      [regionTables, "akmola"],
      [bodyTables, "acsa"],
    ] as const)
      expect(make(kept, code)).toEqual(JSON.parse(JSON.stringify(make(figures, code))))
  })

  it("of nobody are none", () =>
    expect(reportTables(inventedFigures(clinic, 0)).filter(({ kind }) => kind !== "sample")).toEqual([]))

  it("take well under 0.3 s, the pages of all services and regions included", () => {
    const start = performance.now()
    expect(everything().length).toBeGreaterThan(1000)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe("the page of a service", () => {
  it("has its register entry, portrait, criteria by form, items, complaints, calls, providers and regions", () => {
    const own = serviceTables(figures, "C1")
    const names = own.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of ["register", "portrait-sex", "online-home_internet", "criteria", "items-office", "items-online"])
      expect(names).toContain(name)
    for (const name of [
      "complaints-complaint_filed",
      "calls",
      "difficulties-online_difficulties",
      "providers",
      "regions",
    ])
      expect(names).toContain(name)
    const register = own.find(({ name }) => name === "register")
    expect(register?.rows.map(({ code, words }) => [code, words?.says?.en])).toEqual(
      expect.arrayContaining([
        ["body", "Agency for Civil Service Affairs"],
        ["forms", "Through an employee; Online, by oneself"],
        ["paid", "free of charge"],
        ["call_numbers", "1414"],
      ]),
    )
  })

  it("means by form and criterion what the scores mean", () => {
    const criteria = serviceTables(figures, "C1").find(({ name }) => name === "criteria")
    const service = figures.scores.services.find(({ code }) => code === "C1")
    const office = service?.parts.find(({ code }) => code === "office")
    expect(criteria?.rows[0]?.values).toMatchObject({
      mean: { value: service?.score.mean },
      mean_office: { value: office?.score?.mean },
    })
    for (const { code, score } of office?.parts ?? [])
      expect(criteria?.rows.find((row) => row.code === code)?.values.percent_office?.value).toBe(score?.percent)
  })

  it("says so where only qualitative methods reach it, and is nothing where there is no such service", () => {
    const qualitative = figures.data.services.find((one) => one.qualitative)
    const own = serviceTables(figures, qualitative?.code ?? "")
    expect(own.map(({ name, notes }) => [name, notes])).toEqual([["register", ["no_mass_survey"]]])
    expect(serviceTables(figures, "gone")).toEqual([])
    expect(regionTables(figures, "gone")).toEqual([])
    expect(bodyTables(figures, "gone")).toEqual([])
  })
})

describe("the pages of a region and a body", () => {
  it("hold a region's services against the whole study, and its local bodies' zone against everything", () => {
    const own = regionTables(figures, "akmola")
    const services = own.find(({ name }) => name === "services")
    expect(services?.rows[0]?.values.all_mean?.value).toBe(figures.scores.national.score?.mean)
    expect(own.find(({ name }) => name === "local-bodies")?.rows.map(({ code }) => code)).toEqual([
      "own_zone",
      "all_zones",
    ])
  })

  it("list a body's services with its own zone", () => {
    const [services] = bodyTables(figures, "acsa")
    expect(
      services?.rows
        .slice(1)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(
      figures.scores.services
        .map(({ code }) => code)
        .filter((code) => ["C1", "C2"].includes(code))
        .sort(),
    )
    const own = figures.scores.bodies.ownZone.find(({ code }) => code === "acsa")?.score
    expect(services?.rows[0]?.values.own_mean?.value).toBe(own?.mean)
  })
})
