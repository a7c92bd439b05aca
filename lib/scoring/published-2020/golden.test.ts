import { readFileSync } from "node:fs"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { type Scheme, schemeOf } from "../scheme"
import { chapterComparisons } from "./chapters"
import { countVerdicts, type Figure, golden } from "./golden"
import { MISPRINTS, misprintOf, WORDS_ONLY } from "./misprints"
import nationalJson from "./national.json"
import { goldenPages } from "./page"
import { type Report, readReport } from "./read"
import servicesJson from "./services.json"

let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  const found = read.ok ? schemeOf(read.study) : null
  if (!found) throw new Error("the study has no method")
  scheme = found
})

const ours = readReport(nationalJson, servicesJson)
const figuresOf = (report: Report): Figure[] => golden(scheme, report).flatMap(({ figures }) => figures)
const outsideOf = (report: Report) => figuresOf(report).filter(({ verdict }) => verdict === "outside")

describe("the report of 2020, recomputed", () => {
  it.each([
    ["Sample", 130],
    ["Tables 2 and 3", 138],
    ["Tables 6, 10 and 11", 338],
    ["Tables 8 and 12", 568],
    ["Table 9", 169],
    ["Table 7", 482],
    ["Chapter", 1500],
  ])("%s: at least %d figures, each once, none outside", (name, atLeast) => {
    const figures = golden(scheme, ours).flatMap((part) => (part.name.startsWith(name) ? part.figures : []))
    expect(figures.length).toBeGreaterThanOrEqual(atLeast)
    expect(new Set(figures.map(({ cell }) => cell)).size).toBe(figures.length)
    expect(figures.filter(({ verdict }) => verdict === "outside")).toEqual([])
  })

  it("has every surveyed service given, with its rank", () => {
    const surveyed = ours.chapters.filter(({ overall }) => overall)
    const ranked = figuresOf(ours).filter(({ cell }) => cell.endsWith("/ ranking row / rank"))
    expect(ranked.map(({ verdict }) => verdict)).toEqual(surveyed.map(() => "exact"))
  })

  it("closes in every chapter once the cells are read as the chapter's own text has them", () => {
    const corrected = ours.chapters.filter(({ corrections }) => corrections.length > 0)
    const left = corrected.flatMap((chapter) => chapterComparisons(ours, chapter, true)).filter((one) => !one.agrees)
    expect([corrected.length, left]).toEqual([2, []])
  })

  it("stands in docs/ as it is", () => {
    for (const [name, text] of Object.entries(goldenPages(golden(scheme, ours))))
      expect(readFileSync(`docs/${name}`, "utf8") === text, `docs/${name} is old: npm run golden`).toBe(true)
  })
})

describe("misprints", () => {
  it("contradict the rules indeed", () => {
    const all = figuresOf(ours)
    const tried = MISPRINTS.filter((misprint) => all.some((one) => misprintOf(one) === misprint))
    expect(tried.length).toBeGreaterThanOrEqual(24)
    expect(tried.filter((misprint) => !all.some((one) => !one.agrees && misprintOf(one) === misprint))).toEqual([])
  })

  it("cover the list that came with the data", () => {
    const named = new Set([...MISPRINTS, ...WORDS_ONLY].map(({ where }) => where))
    expect(ours.national.misprints.map(({ where }) => where).filter((where) => !named.has(where))).toEqual([])
  })

  it("have a reason and stand in the list once", () => {
    expect(MISPRINTS.filter(({ reason }) => reason.length < 10)).toEqual([])
    expect(new Set(MISPRINTS.map(({ cell }) => cell)).size).toBe(MISPRINTS.length)
  })

  it("known of a chapter's criteria excuse nothing else of it", () => {
    const chapter = { ...structuredClone(servicesJson[0]), section: "2.48" }
    const found = outsideOf(readReport(nationalJson, [chapter])).map(({ cell }) => cell)
    expect(found).toContain("chapter 48 / ranking row / rank")
    expect(found).toContain("chapter 48 / respondents")
    expect(found.filter((cell) => /office|online|criteria/.test(cell.replace("form by service", "")))).toEqual(
      [
        "chapter 48 / office / form by service / mean",
        "chapter 48 / office / form by service / pct",
        "chapter 48 / online / form by service / mean",
        "chapter 48 / online / form by service / pct",
      ].filter((cell) => found.includes(cell)),
    )
  })
})

const VERDICTS = ["exact", "inside", "misprint", "outside"]

describe("other files of the same shape", { timeout: 60_000 }, () => {
  const SERVICES = servicesJson as readonly unknown[]

  it("may have any of the services, and either file alone", () => {
    fc.assert(
      fc.property(fc.subarray([...SERVICES]), (services) => {
        expect(outsideOf(readReport(nationalJson, services))).toEqual([])
      }),
      { numRuns: 10 },
    )
    expect(outsideOf(readReport({}, servicesJson))).toEqual([])
    expect(countVerdicts(golden(scheme, readReport(null, null)))).toEqual({
      exact: 0,
      inside: 0,
      misprint: 0,
      outside: 0,
    })
  })

  it("may lack whole tables without any figure being wrong", () => {
    const tables = Object.keys(nationalJson)
    fc.assert(
      fc.property(fc.subarray(tables), fc.constantFrom(null, undefined, "", 0, []), (gone, instead) => {
        const left = { ...nationalJson, ...Object.fromEntries(gone.map((name) => [name, instead])) }
        expect(outsideOf(readReport(left, servicesJson))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it("may lack whole parts of every chapter without any figure being wrong", () => {
    const parts = Object.keys(servicesJson[0] ?? {}).filter((part) => part !== "section" && part !== "corrections")
    fc.assert(
      fc.property(fc.subarray(parts), fc.constantFrom(null, undefined, ""), (gone, instead) => {
        const without = Object.fromEntries(gone.map((part) => [part, instead]))
        expect(
          outsideOf(
            readReport(
              nationalJson,
              servicesJson.map((one) => ({ ...one, ...without })),
            ),
          ),
        ).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it("are read whatever is gone from them or stands in a wrong place", () => {
    const places = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      minLength: 1,
      maxLength: 6,
    })
    const damage = fc.tuple(places, fc.constantFrom(null, undefined, "x", "", -1, 0, 76, 1e300, [], {}, true, [null]))
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 30 }), fc.boolean(), (damages, inNational) => {
        const [national, services] = [structuredClone(nationalJson), structuredClone(servicesJson)]
        for (const [path, value] of damages) harm(inNational ? national : services, path, value)
        const unsaid = figuresOf(readReport(national, services)).filter(
          ({ verdict, reason }) => !VERDICTS.includes(verdict) || (verdict === "misprint" && !reason),
        )
        expect(unsaid).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it("show every printed average that is changed", () => {
    const rated = servicesJson.flatMap((one, index) => (one.criteria && one.corrections.length === 0 ? [index] : []))
    fc.assert(
      fc.property(fc.constantFrom(...rated), fc.constantFrom(-0.5, -0.03, 0.03), (index, by) => {
        const services = structuredClone(servicesJson)
        const cell = services[index]?.criteria?.overall_cell
        if (!cell) return
        cell.mean = Math.round((cell.mean + by) * 100) / 100
        const found = outsideOf(readReport(nationalJson, services)).map((one) =>
          one.cell.replace(/^chapter \d+ \/ /, ""),
        )
        expect(found).toEqual(["forms to service / mean", "criteria to service / mean", "headline / mean"])
      }),
      { numRuns: 20 },
    )
  })

  it("name their own misprints, in words that we know and in others", () => {
    const [first] = structuredClone(servicesJson)
    if (!first?.criteria) throw new Error("the first chapter has criteria")
    const wrong = { ...first, criteria: { ...first.criteria } }
    wrong.criteria.rows = structuredClone(first.criteria.rows)
    if (wrong.criteria.rows.result.office) wrong.criteria.rows.result.office.mean = 3.9
    const verdicts = (corrections: unknown) =>
      figuresOf(readReport(nationalJson, [{ ...wrong, corrections }]))
        .filter(({ cell, agrees }) => cell.startsWith("chapter 1 / ") && !agrees && !cell.includes("providers"))
        .map(({ cell, verdict, reason }) => [cell, verdict, reason])
    const cells = ["chapter 1 / office / mean", "chapter 1 / criteria to service / mean"]
    const of = (verdict: string, reason: unknown) =>
      [...cells, "chapter 1 / office / result / possible"].map((cell) => [cell, verdict, reason])
    const place = { criterion: "result", column: "office" }
    const closing = { ...place, field: "mean", consistent: 4.9, evidence: "The text says 4.90" }
    expect(verdicts([closing])).toEqual(of("misprint", "The text says 4.90"))
    expect(verdicts([{ ...place, consistent: { mean: 4.9 }, evidence: "text" }])).toEqual(of("misprint", "text"))
    expect(verdicts([{ column: "office", note: "unreadable" }])).toEqual(
      of("misprint", expect.stringContaining("close")),
    )
    for (const none of [null, [], "x", [{ column: "abroad", evidence: "office" }]])
      expect(verdicts(none).slice(0, 2)).toEqual(of("outside", undefined).slice(0, 2))
  })
})

/** Puts a value at some place of a tree: each number picks one of the branches there. */
function harm(tree: unknown, [here = 0, ...further]: readonly number[], value: unknown): void {
  if (typeof tree !== "object" || tree === null) return
  const keys = Object.keys(tree)
  const key = keys[Math.floor(here * keys.length)]
  if (key === undefined) return
  const node = tree as Record<string, unknown>
  if (further.length > 0 && typeof node[key] === "object" && node[key] !== null) harm(node[key], further, value)
  else if (value === undefined) delete node[key]
  else node[key] = value
}
